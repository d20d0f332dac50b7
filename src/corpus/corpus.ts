import type { Analysis } from '../analysis/analysis.ts'
import type { Pack } from '../pack/pack.ts'
import type { ScorePart } from '../takeaway/takeaway.ts'
import type { LanguageTag } from '../text/language.ts'
import type { Span } from '../text/span.ts'

/** Where a claim comes from: enough to name it in a message and to open it. */
export interface Citation {
  /** `Document.id`, or the id of a pack's source. */
  readonly source: string
  readonly title: string
  readonly publisher: string | undefined
  readonly publishedOn: string | undefined
  /** Heading the passage stands under, or the place an editor named. */
  readonly section: string | undefined
  /** The passage in the source's text; `undefined` when the text itself is not loaded. */
  readonly span: Span | undefined
  /** The passages one by one, in order, when there are several and `span` runs from the first to the last. */
  readonly parts?: readonly Span[]
  readonly url: string | undefined
  /** Title, publisher and section as an editor wrote them for readers of each language, where one did. */
  readonly wordings?: Readonly<Record<LanguageTag, CitationWording>>
}

/** What names a source to readers of one language. */
export interface CitationWording {
  readonly title: string
  readonly publisher: string
  readonly section: string
}

/** One wording of an item. */
export interface ItemText {
  readonly language: LanguageTag
  readonly text: string
  /** `original`: as the source or the editor wrote it; `translation`: an editor's; never a machine's. */
  readonly nature: 'original' | 'translation'
}

/** The person behind an item, with names as the corpus knows them. */
export interface ItemSpeaker {
  /** Key that is the same for the same person all over the corpus. */
  readonly id: string
  readonly name: Readonly<Record<LanguageTag, string>>
  readonly role: Readonly<Record<LanguageTag, string>> | undefined
}

/** Something that can be published: a takeaway or a quote, by an editor or extracted. */
export interface CorpusItem {
  /** Stable over runs, and over edits elsewhere in its source: pack and item id, or document id and words. */
  readonly id: string
  readonly kind: 'takeaway' | 'quote'
  readonly from: 'editor' | 'extracted'
  /** At least one; originals first. */
  readonly texts: readonly ItemText[]
  readonly topics: readonly string[]
  readonly speaker: ItemSpeaker | undefined
  readonly citation: Citation
  /** How much it matters, from 0 to 1, comparable over the corpus. */
  readonly weight: number
  /** What the weight is made of; empty for an editor's item and for a quote. */
  readonly parts: readonly ScorePart[]
  /** For quotes: probability that the speaker is right, from 0 to 1; 1 for an editor's item. */
  readonly confidence: number
  /** Other passages that say the same and are therefore no items of their own. */
  readonly alsoIn?: readonly Citation[]
}

/** All that one workspace may see. */
export interface Corpus {
  readonly packs: readonly Pack[]
  readonly analyses: readonly Analysis[]
  readonly items: readonly CorpusItem[]
}
