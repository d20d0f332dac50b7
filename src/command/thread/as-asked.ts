import { shownText } from '../../briefing/item-text.ts'
import type { AskedBefore } from '../../briefing/memory.ts'
import type { CommandContext } from '../command.ts'
import { findItem, openReference, speakerOf } from './find-reference.ts'

/** As if somebody had asked for the item: its speaker is whom the next line means by "he", and by "who said that?". */
export function asAsked(
  context: CommandContext,
  reference: string,
  words: string = wordsOf(context, reference),
): AskedBefore {
  const name = speakerOf(context, reference)?.name[context.reader.language]
  return { question: name === undefined ? words : `${name}: ${words}`, answers: [reference] }
}

/** The words of an item as its reader is shown them, or of a passage. */
export function wordsOf(context: CommandContext, reference: string): string {
  const item = findItem(context, reference)
  if (item !== undefined) return shownText(item, context.reader.language).text
  return openReference(context, reference)?.line ?? ''
}
