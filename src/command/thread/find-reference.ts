import type { Citation, CorpusItem, ItemSpeaker } from '../../corpus/corpus.ts'
import { type CorpusPassage, voiceOf } from '../../search/corpus-passage.ts'
import { overlapsSpan } from '../../text/span.ts'
import type { CommandContext } from '../command.ts'
import { findWords, type Referred } from '../find-words.ts'
import type { Knowledge } from '../knowledge.ts'
import { type OpenedLine, openLine } from '../open-line.ts'

type Known = Pick<CommandContext, 'knowledge' | 'fallback' | 'channel'>

/** The item of a reference: of the thread's own documents, or else of the workspace's sources. */
export function findItem(context: Known, reference: string): CorpusItem | undefined {
  const posted = postedItem(context, reference)
  return firstOf(context, (knowledge) => {
    const found = findWords(knowledge, reference, posted)
    return found?.kind === 'item' ? found.item : undefined
  })
}

/** The item or sentence of a reference; `undefined` when nothing is there any more. */
export function findPassage(context: Known, reference: string): CorpusPassage | undefined {
  const posted = postedItem(context, reference)
  return firstOf(context, (knowledge) => {
    const place = knowledge.index.index.ids.indexOf(reference)
    return knowledge.index.passages[place] ?? passageOf(knowledge, findWords(knowledge, reference, posted))
  })
}

function passageOf({ index }: Knowledge, found: Referred | undefined): CorpusPassage | undefined {
  if (found?.kind === 'item') return { kind: 'item', item: found.item, topicTitles: [] }
  const [span] = found?.kind === 'words' ? found.spans : []
  if (found?.kind !== 'words' || span === undefined) return undefined
  const { start, end } = index.documentPlaces.get(found.document.id) ?? { start: 0, end: 0 }
  const { sentences } = found.document
  return index.passages.slice(start, end).find((passage) => {
    const sentence = passage.kind === 'sentence' ? sentences[passage.sentence] : undefined
    return sentence !== undefined && overlapsSpan(sentence.span, span)
  })
}

/** Opens a reference where it is known; a thread's own documents are not all it was answered from. */
export function openReference(context: Known, reference: string): OpenedLine | undefined {
  const posted = postedItem(context, reference)
  return firstOf(context, (knowledge) => openLine(knowledge, reference, posted))
}

/** An item as the channel's last edition showed it, whatever has become of it in its source. */
export function postedItem(
  { channel: { edition } }: Pick<Known, 'channel'>,
  reference: string,
): CorpusItem | undefined {
  const choices = [...(edition?.takeaways ?? []), ...(edition?.quotes ?? [])]
  return choices.find(({ item }) => item.id === reference)?.item
}

/** Who says what a reference names, where that is known; of a takeaway, whose quotation it is cut from. */
export function speakerOf(context: Known, reference: string): ItemSpeaker | undefined {
  const passage = findPassage(context, reference)
  if (passage === undefined) return undefined
  if (passage.kind === 'sentence') return passage.item?.speaker ?? voiceOf(passage)
  const { speaker, citation } = passage.item
  return speaker ?? firstOf(context, (knowledge) => voiceIn(knowledge, citation))
}

/** Who alone speaks in all the sentences of a passage. */
function voiceIn({ index }: Knowledge, { source, span }: Citation): ItemSpeaker | undefined {
  const { start, end } = index.documentPlaces.get(source) ?? { start: 0, end: 0 }
  const heard = index.passages.slice(start, end).flatMap((passage) => {
    const sentence = passage.kind === 'sentence' ? passage.document.sentences[passage.sentence]?.span : undefined
    return span !== undefined && sentence !== undefined && overlapsSpan(sentence, span) ? [voiceOf(passage)] : []
  })
  const [first] = heard
  return heard.every((one) => one?.id === first?.id) ? first : undefined
}

function firstOf<T>({ knowledge, fallback }: Known, find: (knowledge: Knowledge) => T | undefined): T | undefined {
  return find(knowledge) ?? (fallback && find(fallback))
}
