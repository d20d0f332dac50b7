import { shownText } from '../briefing/item-text.ts'
import type { AskedBefore } from '../briefing/memory.ts'
import { speakerOf } from './ask.ts'
import type { CommandContext } from './command.ts'
import { openLine } from './open-line.ts'

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
export function wordsOf({ knowledge, fallback, reader }: CommandContext, reference: string): string {
  const item = knowledge.items.get(reference) ?? fallback?.items.get(reference)
  if (item !== undefined) return shownText(item, reader.language).text
  return openLine(knowledge, reference)?.line ?? ''
}
