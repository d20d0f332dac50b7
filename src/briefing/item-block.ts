import type { CorpusItem } from '../corpus/corpus.ts'
import { citationText } from '../message/citation-text.ts'
import type { Action, Inline, MessageBlock } from '../message/message.ts'
import { type ShownText, shownText, translationFor } from './item-text.ts'
import type { Reader } from './reader.ts'

/** Makes a literal run of text. */
export function textRun(text: string, emphasis: 'none' | 'strong' | 'quiet' = 'none'): Inline {
  return { kind: 'text', text, emphasis }
}

/** How an item is shown: its number, or `undefined`, and whether it carries buttons. */
export interface ItemStyle {
  readonly number: number | undefined
  readonly withActions: boolean
}

/**
 * Writes an item for a reader: the wording, who said it, where it comes from, and how to check it.
 * Text in Simplified characters is shown to readers of Traditional ones converted, and the details say so.
 */
export function itemBlock(item: CorpusItem, reader: Reader, style: ItemStyle): MessageBlock {
  const shown = shownText(item, reader.language)
  const actions = style.withActions ? itemActions(item, reader) : []
  const content = [textRun(displayed(shown, reader))]
  const details = [textRun(detailsText(item, shown, reader), 'quiet')]
  if (item.kind === 'takeaway') return { kind: 'item', number: style.number, content, details, actions }
  const translation = translationFor(item, shown, reader.language)
  return {
    kind: 'quote',
    number: style.number,
    content,
    translation: translation === undefined ? [] : [textRun(translationText(translation, reader))],
    attribution: attributionOf(item, reader),
    details,
    actions,
  }
}

/** The one-line name of a speaker for a reader: `郭嵩 · 香港科技大学教授`. */
export function attributionOf(item: CorpusItem, reader: Reader): readonly Inline[] {
  const { speaker } = item
  if (speaker === undefined) return [textRun(reader.say('edition.unnamed-speaker'), 'quiet')]
  const name = textRun(speaker.name[reader.language], 'strong')
  const role = speaker.role?.[reader.language]
  return role === undefined || role === '' ? [name] : [name, textRun(` · ${role}`)]
}

function displayed(shown: ShownText, reader: Reader): string {
  return isConverted(shown, reader) ? reader.toTraditional(shown.text) : shown.text
}

function isConverted(shown: ShownText, reader: Reader): boolean {
  return reader.language === 'zh-Hant' && shown.language === 'zh-Hans'
}

function translationText(translation: ShownText, reader: Reader): string {
  return reader.say('edition.translation', { text: displayed(translation, reader) })
}

function detailsText(item: CorpusItem, shown: ShownText, reader: Reader): string {
  const topics = item.topics.slice(0, 2).map(reader.topicTitle).join(reader.say('edition.topic-separator'))
  const source = citationText(item.citation, reader.language)
  const converted = isConverted(shown, reader) ? reader.say('edition.converted') : ''
  return [topics, source, converted].filter((part) => part !== '').join(' · ')
}

function itemActions(item: CorpusItem, reader: Reader): readonly Action[] {
  return [
    { verb: 'show-line', label: reader.say('edition.show-line'), value: item.id },
    { verb: 'why', label: reader.say('edition.why'), value: item.id },
  ]
}
