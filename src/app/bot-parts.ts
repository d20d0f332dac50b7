import type { Analysis } from '../analysis/analysis.ts'
import type { Reader } from '../briefing/reader.ts'
import type { Knowledge } from '../command/knowledge.ts'
import type { Vocabulary } from '../command/vocabulary.ts'
import type { DocumentInput } from '../document/parse-document.ts'
import type { Result } from '../failure/result.ts'
import type { Voices } from '../message/say.ts'
import type { Calendar } from '../ports/calendar.ts'
import type { Library } from '../ports/library.ts'
import type { MemoryStore } from '../ports/memory-store.ts'
import type { LanguageTag } from '../text/language.ts'
import type { DeskParts } from './subscription-desk.ts'

/** What a bot is made of; every part is required. */
export interface BotParts {
  /** What the workspace has published. */
  readonly knowledge: Knowledge
  /** Makes documents ready to be asked about by themselves. */
  readonly knowledgeOf: (analyses: readonly Analysis[]) => Knowledge
  /** Finds what is in a text, with the workspace's topics; takes its time over a long one and stops nothing else. */
  readonly analyse: (source: DocumentInput) => Promise<Result<Analysis>>
  readonly vocabulary: Vocabulary
  readonly voices: Voices
  /** The reader of each language, over the topics of `knowledge`. */
  readonly readerOf: (language: LanguageTag) => Reader
  readonly memory: MemoryStore
  readonly library: Library
  readonly calendar: Calendar
  /** `undefined` where no subscriptions are kept, as in a command that answers and ends. */
  readonly desk: DeskParts | undefined
  /** Such as `/genai-report`. */
  readonly commandName: string
  /** Spoken where neither reader nor channel chose and the words do not tell. */
  readonly defaultLanguage: LanguageTag
}
