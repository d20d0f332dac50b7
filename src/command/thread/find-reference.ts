import type { CorpusItem, ItemSpeaker } from '../../corpus/corpus.ts'
import type { CorpusPassage } from '../../search/corpus-passage.ts'
import type { CommandContext } from '../command.ts'
import type { Knowledge } from '../knowledge.ts'
import { type OpenedLine, openLine } from '../open-line.ts'

type Known = Pick<CommandContext, 'knowledge' | 'fallback'>

/** The item of a reference: of the thread's own documents, or else of the workspace's sources. */
export function findItem(context: Known, reference: string): CorpusItem | undefined {
  return firstOf(context, ({ items }) => items.get(reference))
}

/** The item or sentence of a reference; `undefined` when nothing is there any more. */
export function findPassage(context: Known, reference: string): CorpusPassage | undefined {
  return firstOf(context, ({ items, index }) => {
    const item = items.get(reference)
    if (item !== undefined) return { kind: 'item', item, topicTitles: [] }
    return index.passages[index.index.ids.indexOf(reference)]
  })
}

/** Opens a reference where it is known; a thread's own documents are not all it was answered from. */
export function openReference(context: Known, reference: string): OpenedLine | undefined {
  return firstOf(context, (knowledge) => openLine(knowledge, reference))
}

/** Who says what a reference names, where that is known. */
export function speakerOf(context: Known, reference: string): ItemSpeaker | undefined {
  return findPassage(context, reference)?.item?.speaker
}

function firstOf<T>({ knowledge, fallback }: Known, find: (knowledge: Knowledge) => T | undefined): T | undefined {
  return find(knowledge) ?? (fallback && find(fallback))
}
