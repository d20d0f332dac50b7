import type { CorpusItem } from '../corpus/corpus.ts'
import type { Document } from '../document/document.ts'
import type { Passage } from './index-passages.ts'

/** Something of a corpus that can be found: a published item, or a sentence of a loaded document. */
export type CorpusPassage =
  | { readonly kind: 'item'; readonly item: CorpusItem; readonly passage: Passage }
  | {
      readonly kind: 'sentence'
      readonly document: Document
      /** Index into `document.sentences`. */
      readonly sentence: number
      /** The published item that is cut from this sentence, when there is one. */
      readonly item: CorpusItem | undefined
      readonly passage: Passage
    }
