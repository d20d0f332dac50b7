import type { Say } from '../message/say.ts'
import type { LanguageTag } from '../text/language.ts'
import type { ToTraditional } from '../text/traditional.ts'

/** Who a message is written for. */
export interface Reader {
  readonly language: LanguageTag
  /** Says texts in that language. */
  readonly say: Say
  /** For display to readers of Traditional Chinese. */
  readonly toTraditional: ToTraditional
  /** Title of a topic in that language; the id itself when no pack declares it. */
  readonly topicTitle: (topic: string) => string
}
