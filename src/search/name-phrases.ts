import type { Corpus } from '../corpus/corpus.ts'
import type { Names, Pack } from '../pack/pack.ts'
import { LANGUAGE_TAGS } from '../text/language.ts'
import type { Phrase } from './phrase-tree.ts'

/** Prefix of the concepts that are people. */
export const PERSON = 'person:'
const TERM = 'term:'

/**
 * Lists what the corpus calls by several names: the glossaries' terms and everyone with a name, in all scripts, with
 * their aliases. A person of a pack and the same person in a document share an id, so their names meet.
 */
export function namePhrases(corpus: Corpus): readonly Phrase[] {
  const phrases = [
    ...corpus.packs.flatMap(packPhrases),
    ...corpus.items.flatMap(({ speaker }) => (speaker === undefined ? [] : named(PERSON + speaker.id, speaker.name))),
    ...corpus.analyses.flatMap(({ quotes }) =>
      quotes.speakers.map((speaker) => ({ concept: PERSON + speaker.name, text: speaker.name })),
    ),
  ]
  const unique = new Map(phrases.map((phrase) => [`${phrase.concept}\n${phrase.text}`, phrase]))
  return [...unique.values()]
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
