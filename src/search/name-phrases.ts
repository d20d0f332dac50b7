import type { Corpus } from '../corpus/corpus.ts'
import type { Names, Pack } from '../pack/pack.ts'
import { LANGUAGE_TAGS } from '../text/language.ts'
import type { BilingualDictionary } from './across/dictionary.ts'
import { englishUse } from './across/english-word.ts'
import { romanised } from './across/pinyin.ts'
import type { Phrase } from './phrase-tree.ts'
import type { SearchRules } from './search-rules.ts'

/** Prefix of the concepts that are people. */
export const PERSON = 'person:'
const TERM = 'term:'

/**
 * Lists what the corpus calls by several names: the glossaries' terms and everyone with a name, in all scripts, with
 * their aliases. A person of a pack and the same person in a document share an id, so their names meet. Chinese names are
 * also called as they are read, unless that is what English words are: 何龙 is no "he long".
 */
export function namePhrases(
  corpus: Corpus,
  { dictionary, fold }: Pick<SearchRules, 'dictionary' | 'fold'>,
): readonly Phrase[] {
  const people = [
    ...corpus.items.flatMap(({ speaker }) => (speaker === undefined ? [] : named(PERSON + speaker.id, speaker.name))),
    ...corpus.analyses.flatMap(({ quotes }) =>
      quotes.speakers.map((speaker) => ({ concept: PERSON + speaker.name, text: speaker.name })),
    ),
  ]
  const read =
    dictionary === undefined
      ? []
      : people.flatMap(({ concept, text }) => asRead({ concept, text: fold(text) }, dictionary))
  const phrases = [...corpus.packs.flatMap(packPhrases), ...people, ...read]
  const unique = new Map(phrases.map((phrase) => [`${phrase.concept}\n${phrase.text}`, phrase]))
  return [...unique.values()]
}

function asRead({ concept, text }: Phrase, dictionary: BilingualDictionary): readonly Phrase[] {
  const isEnglish = (word: string): boolean => englishUse(dictionary, word) === 'everyday'
  return romanised(text, dictionary.readings)
    .filter((name) => !name.split(' ').every(isEnglish))
    .map((name) => ({ concept, text: name }))
}

function packPhrases(pack: Pack): readonly Phrase[] {
  return [
    ...pack.glossary.flatMap(({ id, term, aliases }) => named(TERM + id, term, aliases)),
    ...pack.speakers.flatMap(({ id, name, aliases }) => named(PERSON + id, name, aliases)),
  ]
}

function named(concept: string, names: Names, aliases: readonly string[] = []): readonly Phrase[] {
  return [...LANGUAGE_TAGS.map((tag) => names[tag]), ...aliases].map((text) => ({ concept, text }))
}
