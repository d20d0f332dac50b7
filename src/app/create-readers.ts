import type { Reader } from '../briefing/reader.ts'
import type { Knowledge } from '../command/knowledge.ts'
import type { Voices } from '../message/say.ts'
import type { LanguageTag } from '../text/language.ts'
import type { ToTraditional } from '../text/traditional.ts'

/** What a reader of any language needs. */
export interface ReaderParts {
  readonly knowledge: Pick<Knowledge, 'topics'>
  readonly voices: Voices
  readonly toTraditional: ToTraditional
}

/** Makes readers of every language over the topics that a workspace knows, one of each. */
export function createReaders({ knowledge, voices, toTraditional }: ReaderParts): (language: LanguageTag) => Reader {
  const made = new Map<LanguageTag, Reader>()
  return (language) => {
    const reader = made.get(language) ?? readerOf(language)
    made.set(language, reader)
    return reader
  }
  function readerOf(language: LanguageTag): Reader {
    const titles = new Map(knowledge.topics.map((topic) => [topic.id, topic.title[language]]))
    return { language, say: voices[language], toTraditional, topicTitle: (topic) => titles.get(topic) ?? topic }
  }
}
