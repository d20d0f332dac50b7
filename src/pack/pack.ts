import type { LanguageTag } from '../text/language.ts'
import type { Topic } from '../topic/topic.ts'

/** A text by an editor, in Simplified Chinese and in English; Traditional is made from Simplified for display. */
export interface SideBySide {
  readonly 'zh-Hans': string
  readonly en: string
}

/** A name in all three scripts. */
export type Names = Readonly<Record<LanguageTag, string>>

/** A report, article or event that the pack's items come from. */
export interface PackSource {
  readonly id: string
  readonly title: SideBySide
  readonly publisher: SideBySide
  /** `YYYY-MM-DD`. */
  readonly publishedOn: string
  readonly url: string | undefined
  /** Phrases that, when all stand in a document, tell that it is this source; empty when none can. */
  readonly recognizedBy: readonly string[]
}

/** A person the pack knows. */
export interface PackSpeaker {
  readonly id: string
  readonly name: Names
  /** Other names, in any script. */
  readonly aliases: readonly string[]
  /** The one that matters most for what is said here comes first. */
  readonly roles: readonly SideBySide[]
  /** Where the first role is held; `undefined` when the source does not say. */
  readonly affiliation: SideBySide | undefined
}

/** A term with its names and what it means. */
export interface GlossaryEntry {
  readonly id: string
  readonly term: Names
  readonly aliases: readonly string[]
  readonly meaning: SideBySide
}

/** Where an editor's item comes from. */
export interface ItemOrigin {
  /** Id of a `PackSource`. */
  readonly source: string
  /** Heading or part of the source. */
  readonly section: SideBySide
  /** Who stands behind the claim there, when it is somebody's: id of a `PackSpeaker`. */
  readonly attributedTo: string | undefined
  /**
   * Words of the source that stand together in the one sentence that bears the claim out, so that a reader can open
   * it and a check can find it; empty for a quote, which is its own evidence.
   */
  readonly evidence: readonly string[]
}

/** A takeaway in an editor's own words. */
export interface PackTakeaway {
  readonly kind: 'takeaway'
  readonly id: string
  readonly text: SideBySide
  readonly topics: readonly string[]
  /** 1 (first rank) to 3. */
  readonly rank: number
  readonly origin: ItemOrigin
}

/** A short direct quotation of a public speaker, word for word, with an editor's translation. */
export interface PackQuote {
  readonly kind: 'quote'
  readonly id: string
  readonly speaker: string
  readonly language: LanguageTag
  /** The parts as said, in order; each is an exact slice of the source. */
  readonly parts: readonly string[]
  /** Translation into the other language. */
  readonly translation: string
  readonly topics: readonly string[]
  /** 1 (first rank) to 3. */
  readonly rank: number
  readonly origin: ItemOrigin
}

/** What an editor publishes. */
export type PackItem = PackTakeaway | PackQuote

/** Questions that are not answered, whatever the sources say. */
export interface PolicyRule {
  readonly id: string
  /** Phrases that a question of the kind holds, in any script; at a `…` other words may stand between. */
  readonly asks: readonly string[]
  /** Phrases of questions that are answered all the same: `Who was fined for telling clients which stock to buy?` */
  readonly unless?: readonly string[] | undefined
  /** What the reader is told instead. */
  readonly say: Names
}

/** What an editor takes back or puts right after it was published. */
export interface PackCorrection {
  readonly id: string
  /** Id of a `PackItem` of the same pack. */
  readonly item: string
  /** `withdrawn`: it is shown no more. `corrected`: it is shown as it stands now. */
  readonly kind: 'withdrawn' | 'corrected'
  /** `YYYY-MM-DD`. */
  readonly on: string
  /** What was wrong, for whoever saw it. */
  readonly say: Names
}

/** A folder of content, read and checked. */
export interface Pack {
  readonly id: string
  readonly title: SideBySide
  /** Ids of the items an editor would put first, in that order; they weigh most, the first one above all. */
  readonly lead: readonly string[]
  readonly sources: readonly PackSource[]
  readonly topics: readonly Topic[]
  readonly speakers: readonly PackSpeaker[]
  readonly glossary: readonly GlossaryEntry[]
  readonly items: readonly PackItem[]
  /** Empty where the pack answers whatever it can. */
  readonly policy: readonly PolicyRule[]
  /** In the order in which they were made. */
  readonly corrections: readonly PackCorrection[]
}
