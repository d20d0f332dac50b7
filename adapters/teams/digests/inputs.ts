import { harmlessLine } from '../../../src/index.ts'
import { rowsOf } from '../action-sets.ts'
import { inertRuns, withoutTags } from '../escape.ts'
import { quietLine } from '../text.ts'

/** One of several words that a field may have. */
export interface Choice {
  readonly title: string
  readonly value: string
}

/** Adaptive Cards keep several chosen values in one text. */
const BETWEEN_VALUES = ','

/** Sets a line of literal text. */
export function lineElement(text: string, look: object = {}): object {
  const inlines = inertRuns(harmlessLine(text)).map((run) => ({ type: 'TextRun', text: run, ...look }))
  return { type: 'RichTextBlock', inlines }
}

/** Sets a small grey line beneath what it tells more of. */
export function quietElement(text: string): object {
  return quietLine(harmlessLine(text))
}

/** Begins a part of its own. */
export function headElement(text: string): object {
  return { ...lineElement(text, { weight: 'Bolder' }), separator: true, spacing: 'Large' }
}

/** Says what is wrong, beneath the field that it is wrong in. */
export function mistakeElement(text: string): object {
  return { ...lineElement(text, { color: 'Attention' }), spacing: 'Small' }
}

/** Makes a field to write in. */
export function textInput(
  id: string,
  label: string,
  { value, hint }: { readonly value: string; readonly hint: string },
) {
  return { type: 'Input.Text', id, label: withoutTags(label), placeholder: hint, value, maxLength: LONGEST_TEXT }
}

/** Code units that a reader may write into one field. */
export const LONGEST_TEXT = 200

/** Makes a field with one choice. */
export function choiceInput(id: string, label: string, { value, choices }: Chosen<string>): object {
  return { type: 'Input.ChoiceSet', id, label: withoutTags(label), style: 'compact', value, choices: titled(choices) }
}

/** Makes a field with any number of choices. */
export function severalInput(id: string, label: string, { value, choices }: Chosen<readonly string[]>): object {
  const chosen = { isMultiSelect: true, value: value.join(BETWEEN_VALUES), choices: titled(choices) }
  return { type: 'Input.ChoiceSet', id, label: withoutTags(label), ...chosen }
}

/** Reads a field with any number of choices. */
export function severalValues(sent: string): readonly string[] {
  return sent.split(BETWEEN_VALUES).filter((value) => value !== '')
}

interface Chosen<Value> {
  readonly value: Value
  readonly choices: readonly Choice[]
}

function titled(choices: readonly Choice[]): readonly Choice[] {
  return choices.map(({ title, value }) => ({ title: withoutTags(title), value }))
}

/** A button of the dialog. */
export interface DialogButton {
  readonly type: 'Action.Submit'
  readonly title: string
  readonly data: object
  readonly associatedInputs?: 'none'
}

/** Sets buttons side by side, in as many rows as they need. */
export function buttonRows(buttons: readonly DialogButton[]): readonly object[] {
  return rowsOf(buttons).map((actions) => ({ type: 'ActionSet', spacing: 'Small', actions }))
}

/** Makes a button that sends the fields of its dialog beside what it means. */
export function sendButton(title: string, data: object): DialogButton {
  return { type: 'Action.Submit', title: withoutTags(title), data }
}

/** Makes a button that sends what it means and no field. */
export function plainButton(title: string, data: object): DialogButton {
  return { ...sendButton(title, data), associatedInputs: 'none' }
}
