import { isLanguageTag, LANGUAGE_TAGS } from '../text/language.ts'
import type { JsonPath } from './located-json.ts'
import { type Located, mistakeIn, type PackMistake } from './pack-file.ts'
import type { Entries } from './read-entries.ts'
import type { RawPack } from './read-files.ts'
import { textAt, textsAt, type WrittenText } from './written-texts.ts'

/** Longest quotation in UTF-16 code units, all parts together: what quoting needs, well short of reprinting. */
const LONGEST_QUOTE = { 'zh-Hans': 120, 'zh-Hant': 120, en: 300 } as const

/**
 * Finds what no single entry can tell: references to nothing, ids and names that stand twice, quotes too long. Entries
 * with another mistake are looked at too, so that everything is told at once.
 */
export function checkReferences(pack: RawPack): readonly PackMistake[] {
  return [
    ...pack.takeaways.written.flatMap((entry) => checkTakeaway(entry, pack)),
    ...pack.quotes.written.flatMap((entry) => checkQuote(entry, pack)),
    ...pack.head.written.flatMap((entry) => checkLead(entry, pack)),
    ...checkCorrections(pack),
    ...checkUnique(pack),
    ...checkWords(pack),
    ...checkNames(pack),
  ]
}

type Written = Located<unknown>

function checkTakeaway(entry: Written, pack: RawPack): readonly PackMistake[] {
  const also = textsAt(entry.value, ['also'])
  return [
    ...(pack.topicIds.has(entry.file.name) ? [] : [unknownIn(entry, [], { kind: 'topic', id: fileNameOf(entry) })]),
    ...checkTopics(entry, also, pack),
    ...also.flatMap(({ text, path }) =>
      text === entry.file.name ? [mistakeIn(entry, path, 'is the topic of the file already')] : [],
    ),
    ...checkSource(entry, pack),
    ...textAt(entry.value, ['origin', 'attributedTo']).flatMap(({ text, path }) =>
      mayHold(pack.speakers, text) ? [] : [unknownIn(entry, path, { kind: 'speaker', id: text })],
    ),
  ]
}

function checkQuote(entry: Written, pack: RawPack): readonly PackMistake[] {
  const isKnown = mayHold(pack.speakers, entry.file.name)
  return [
    ...(isKnown ? [] : [unknownIn(entry, [], { kind: 'speaker', id: fileNameOf(entry) })]),
    ...checkTopics(entry, textsAt(entry.value, ['topics']), pack),
    ...checkSource(entry, pack),
    ...checkLength(entry),
  ]
}

function checkLength(entry: Written): readonly PackMistake[] {
  const parts = textsAt(entry.value, ['parts']).map(({ text }) => text)
  const { length } = parts.join('')
  return textAt(entry.value, ['language']).flatMap(({ text: language }) => {
    const longest = isLanguageTag(language) ? LONGEST_QUOTE[language] : undefined
    if (longest === undefined || length <= longest) return []
    return [mistakeIn(entry, ['parts'], `is ${length} characters long: more than ${longest}`)]
  })
}

function checkLead(entry: Written, pack: RawPack): readonly PackMistake[] {
  const lead = textsAt(entry.value, ['lead'])
  return lead.flatMap(({ text: id, path }, index) => [
    ...(isItem(pack, id) ? [] : [mistakeIn(entry, path, `names an item that the pack does not have: ${id}`)]),
    ...(lead.findIndex(({ text }) => text === id) < index ? [mistakeIn(entry, path, `stands twice: ${id}`)] : []),
  ])
}

/** An entry of a file that cannot be read may be the one that is named. */
function mayHold({ ids, isPartial }: Pick<Entries<unknown>, 'ids' | 'isPartial'>, id: string): boolean {
  return isPartial || ids.has(id)
}

function isItem({ takeaways, quotes }: RawPack, id: string): boolean {
  return mayHold(takeaways, id) || mayHold(quotes, id)
}

/** A withdrawn item stays in its file: a correction of what is not there would correct nothing. */
function checkCorrections(pack: RawPack): readonly PackMistake[] {
  const withdrawn = new Set<string>()
  return pack.corrections.written.flatMap((entry) => {
    const [item] = textAt(entry.value, ['item'])
    const [kind] = textAt(entry.value, ['kind'])
    if (item === undefined) return []
    const id = item.text
    const isAfter = kind !== undefined && withdrawn.has(id)
    if (kind?.text === 'withdrawn') withdrawn.add(id)
    return [
      ...(isItem(pack, id) ? [] : [mistakeIn(entry, item.path, `names an item that the pack does not have: ${id}`)]),
      ...(isAfter ? [mistakeIn(entry, kind.path, `is ${kind.text} after ${id} was withdrawn`)] : []),
    ]
  })
}

function checkTopics(entry: Written, topics: readonly WrittenText[], pack: RawPack): readonly PackMistake[] {
  return topics.flatMap(({ text, path }) =>
    pack.topicIds.has(text) ? [] : [unknownIn(entry, path, { kind: 'topic', id: text })],
  )
}

function checkSource(entry: Written, pack: RawPack): readonly PackMistake[] {
  return textAt(entry.value, ['origin', 'source']).flatMap(({ text, path }) =>
    mayHold(pack.sources, text) ? [] : [unknownIn(entry, path, { kind: 'source', id: text })],
  )
}

function fileNameOf(entry: Written): string {
  return `${entry.file.name} (the file name)`
}

interface Reference {
  readonly kind: 'topic' | 'speaker' | 'source'
  readonly id: string
}

function unknownIn(entry: Written, path: JsonPath, { kind, id }: Reference): PackMistake {
  return mistakeIn(entry, path, `names a ${kind} that the pack does not have: ${id}`)
}

function checkUnique({ sources, speakers, glossary, corrections, takeaways, quotes }: RawPack): readonly PackMistake[] {
  const idOf = (entry: Written) => textAt(entry.value, ['id'])
  const isTaken = (id: string, first: Written) =>
    `stands twice: ${id} is in ${first.file.path}:${first.file.json.lineOf(first.path)} already`
  return [
    ...findRepeats(sources.written, idOf, isTaken),
    ...findRepeats(speakers.written, idOf, isTaken),
    ...findRepeats(glossary.written, idOf, isTaken),
    ...findRepeats(corrections.written, idOf, isTaken),
    ...findRepeats([...takeaways.written, ...quotes.written], idOf, isTaken),
  ]
}

/** A word that two topics claim would make a reader's request ambiguous. */
function checkWords(pack: RawPack): readonly PackMistake[] {
  return findRepeats(
    pack.topics.written,
    ({ value }) => textsAt(value, ['words']).map(inLowerCase),
    (_, first) => `is a word of ${first.file.path} already`,
  )
}

/** A name that two speakers bear would put one's words into the other's mouth. */
function checkNames(pack: RawPack): readonly PackMistake[] {
  return findRepeats(
    pack.speakers.written,
    ({ value }) =>
      [...LANGUAGE_TAGS.flatMap((tag) => textAt(value, ['name', tag])), ...textsAt(value, ['aliases'])].map(
        inLowerCase,
      ),
    (_, first) => `is a name of another speaker, ${first.file.path}:${first.file.json.lineOf(first.path)}`,
  )
}

function inLowerCase({ text, path }: WrittenText): WrittenText {
  return { text: text.toLowerCase(), path }
}

function findRepeats(
  entries: readonly Written[],
  textsOf: (entry: Written) => readonly WrittenText[],
  problem: (text: string, first: Written) => string,
): readonly PackMistake[] {
  const owners = new Map<string, Written>()
  const mistakes: PackMistake[] = []
  for (const entry of entries) {
    for (const { text, path } of textsOf(entry)) {
      const first = owners.get(text)
      if (first === undefined) owners.set(text, entry)
      else if (first !== entry) mistakes.push(mistakeIn(entry, path, problem(text, first)))
    }
  }
  return mistakes
}
