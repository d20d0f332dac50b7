import { z } from 'zod'

/** A dialog as its reader sees it: every text and button of it, and the fields, filled in. */
export interface OpenDialog {
  readonly card: object
  /** All that stands in it, in order: texts, labels and what fields hold. */
  readonly text: string
  readonly titles: readonly string[]
  /**
   * What a client sends when a button is pressed: its data, and the fields with what was filled in; what is left empty
   * is left out.
   *
   * @param nth which of several buttons of that title, from 0.
   */
  press(title: string, filled?: Readonly<Record<string, string>>, nth?: number): object
  /** The text beneath a field, until the next field or button: what is wrong with it. */
  beneath(field: string): string
}

const TASK = z.object({ task: z.object({ value: z.object({ card: z.object({ content: z.object({}).loose() }) }) }) })

interface Element {
  readonly type: string
  readonly id?: string
  readonly label?: string
  readonly value?: unknown
  readonly title?: string
  readonly text?: string
  readonly data?: object
  readonly associatedInputs?: string
}

/** Opens what a client was answered. @throws Error when that is no dialog. */
export function openDialog(body: unknown): OpenDialog {
  const card = TASK.parse(body).task.value.card.content
  const elements = elementsIn(card)
  const buttons = elements.filter(({ type }) => type.startsWith('Action.'))
  const fields = elements.filter(({ type }) => type.startsWith('Input.'))
  return {
    card,
    text: elements
      .flatMap(({ text, label, value }) => [text, label, value].filter((one) => one !== undefined))
      .join('\n'),
    titles: buttons.flatMap(({ title }) => title ?? []),
    press(title, filled = {}, nth = 0) {
      const button = buttons.filter((one) => one.title === title)[nth]
      if (button === undefined) throw new Error(`no button ${title}`)
      for (const id of Object.keys(filled))
        if (!fields.some((field) => field.id === id)) throw new Error(`no field ${id}`)
      if (button.associatedInputs === 'none') return button.data ?? {}
      const values = fields.map(({ id = '', value }) => [id, filled[id] ?? String(value ?? '')] as const)
      return { ...Object.fromEntries(values.filter(([, value]) => value !== '')), ...button.data }
    },
    beneath(field) {
      const rest = elements.slice(elements.findIndex(({ id }) => id === field) + 1)
      const end = rest.findIndex(({ type }) => type.startsWith('Input.') || type.startsWith('Action.'))
      return rest
        .slice(0, end)
        .flatMap(({ text }) => text ?? [])
        .join('')
    },
  }
}

/** Everything with a type, in the order in which it is read. */
function elementsIn(value: unknown): readonly Element[] {
  if (Array.isArray(value)) return value.flatMap(elementsIn)
  if (typeof value !== 'object' || value === null) return []
  const within = Object.entries(value).flatMap(([name, one]) => (name === 'data' ? [] : elementsIn(one)))
  return 'type' in value && typeof value.type === 'string' ? [{ ...value, type: value.type }, ...within] : within
}
