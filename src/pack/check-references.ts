import { type Located, mistakeIn, type PackMistake } from './pack-file.ts'
import type { RawPack } from './read-files.ts'

/** Longest quotation in UTF-16 code units, all parts together: what quoting needs, well short of reprinting. */
const LONGEST_QUOTE = { 'zh-Hans': 120, 'zh-Hant': 120, en: 300 } as const

/** Finds what no single entry can tell: references to nothing, ids and names that stand twice, quotes too long. */
export function checkReferences(pack: RawPack): readonly PackMistake[] {
  return [
    ...pack.takeaways.entries.flatMap((entry) => checkTakeaway(entry, pack)),
    ...pack.quotes.entries.flatMap((entry) => checkQuote(entry, pack)),
    ...pack.head.entries.flatMap((entry) => checkLead(entry, pack)),
    ...checkCorrections(pack),
    ...checkUnique(pack),
    ...checkWords(pack),
    ...checkNames(pack),
  ]
}

function checkTakeaway(entry: RawPack['takeaways']['entries'][number], pack: RawPack): readonly PackMistake[] {
  const { also, origin } = entry.value
  return [
    ...(pack.topicIds.has(entry.file.name) ? [] : [unknownIn(entry, [], { kind: 'topic', id: fileNameOf(entry) })]),
    ...also.flatMap((topic, index) => checkTopic(entry, ['also', index], topic, pack)),
    ...also.flatMap((topic, index) =>
      topic === entry.file.name ? [mistakeIn(entry, ['also', index], 'is the topic of the file already')] : [],
    ),
    ...checkSource(entry, origin.source, pack),
    ...(origin.attributedTo === undefined || pack.speakers.ids.has(origin.attributedTo)
      ? []
      : [unknownIn(entry, ['origin', 'attributedTo'], { kind: 'speaker', id: origin.attributedTo })]),
  ]
}

function checkQuote(entry: RawPack['quotes']['entries'][number], pack: RawPack): readonly PackMistake[] {
  const { parts, language, topics, origin } = entry.value
  const length = parts.join('').length
  return [
    ...(pack.speakers.ids.has(entry.file.name)
      ? []
      : [unknownIn(entry, [], { kind: 'speaker', id: fileNameOf(entry) })]),
    ...topics.flatMap((topic, index) => checkTopic(entry, ['topics', index], topic, pack)),
    ...checkSource(entry, origin.source, pack),
    ...(length > LONGEST_QUOTE[language]
      ? [mistakeIn(entry, ['parts'], `is ${length} characters long: more than ${LONGEST_QUOTE[language]}`)]
      : []),
  ]
}

function checkLead(entry: RawPack['head']['entries'][number], pack: RawPack): readonly PackMistake[] {
  const { lead } = entry.value
  const items = new Set([...pack.takeaways.entries, ...pack.quotes.entries].map(({ value }) => value.id))
  return lead.flatMap((id, index) => [
    ...(items.has(id) ? [] : [mistakeIn(entry, ['lead', index], `names an item that the pack does not have: ${id}`)]),
    ...(lead.indexOf(id) < index ? [mistakeIn(entry, ['lead', index], `stands twice: ${id}`)] : []),
  ])
}

/** A withdrawn item stays in its file: a correction of what is not there would correct nothing. */
function checkCorrections(pack: RawPack): readonly PackMistake[] {
  const { entries } = pack.corrections
  const items = new Set([...pack.takeaways.ids, ...pack.quotes.ids])
  return entries.flatMap((entry, index) => {
    const { item, kind } = entry.value
    const isWithdrawnBefore = entries
      .slice(0, index)
      .some(({ value }) => value.item === item && value.kind === 'withdrawn')
    return [
      ...(items.has(item) ? [] : [mistakeIn(entry, ['item'], `names an item that the pack does not have: ${item}`)]),
      ...(isWithdrawnBefore ? [mistakeIn(entry, ['kind'], `is ${kind} after ${item} was withdrawn`)] : []),
    ]
  })
}

function checkTopic(
  entry: Located<unknown>,
  path: readonly PropertyKey[],
  topic: string,
  pack: RawPack,
): readonly PackMistake[] {
  return pack.topicIds.has(topic) ? [] : [unknownIn(entry, path, { kind: 'topic', id: topic })]
}

function checkSource(entry: Located<unknown>, source: string, pack: RawPack): readonly PackMistake[] {
  return pack.sources.ids.has(source) ? [] : [unknownIn(entry, ['origin', 'source'], { kind: 'source', id: source })]
}

function fileNameOf(entry: Located<unknown>): string {
  return `${entry.file.name} (the file name)`
}

interface Reference {
  readonly kind: 'topic' | 'speaker' | 'source'
  readonly id: string
}

function unknownIn(entry: Located<unknown>, path: readonly PropertyKey[], { kind, id }: Reference): PackMistake {
  return mistakeIn(entry, path, `names a ${kind} that the pack does not have: ${id}`)
}

function checkUnique(pack: RawPack): readonly PackMistake[] {
  const idOf = (entry: Located<{ readonly id: string }>) => [{ key: entry.value.id, path: ['id'] }]
  const isTaken = (key: string, first: Located<unknown>) =>
    `stands twice: ${key} is in ${first.file.path}:${first.file.json.lineOf(first.path)} already`
  return [
    ...findRepeats(pack.sources.entries, idOf, isTaken),
    ...findRepeats(pack.speakers.entries, idOf, isTaken),
    ...findRepeats(pack.glossary.entries, idOf, isTaken),
    ...findRepeats(pack.corrections.entries, idOf, isTaken),
    ...findRepeats([...pack.takeaways.entries, ...pack.quotes.entries], idOf, isTaken),
  ]
}

/** A word that two topics claim would make a reader's request ambiguous. */
function checkWords(pack: RawPack): readonly PackMistake[] {
  return findRepeats(
    pack.topics.entries,
    ({ value }) => value.words.map((word, index) => ({ key: word.toLowerCase(), path: ['words', index] })),
    (_, first) => `is a word of ${first.file.path} already`,
  )
}

/** A name that two speakers bear would put one's words into the other's mouth. */
function checkNames(pack: RawPack): readonly PackMistake[] {
  return findRepeats(
    pack.speakers.entries,
    ({ value }) => [
      ...Object.entries(value.name).map(([tag, name]) => ({ key: name.toLowerCase(), path: ['name', tag] })),
      ...value.aliases.map((name, index) => ({ key: name.toLowerCase(), path: ['aliases', index] })),
    ],
    (_, first) => `is a name of another speaker, ${first.file.path}:${first.file.json.lineOf(first.path)}`,
  )
}

function findRepeats<T>(
  entries: readonly Located<T>[],
  keysOf: (entry: Located<T>) => readonly { readonly key: string; readonly path: readonly PropertyKey[] }[],
  problem: (key: string, first: Located<T>) => string,
): readonly PackMistake[] {
  const owners = new Map<string, Located<T>>()
  const mistakes: PackMistake[] = []
  for (const entry of entries) {
    for (const { key, path } of keysOf(entry)) {
      const first = owners.get(key)
      if (first === undefined) owners.set(key, entry)
      else if (first !== entry) mistakes.push(mistakeIn(entry, path, problem(key, first)))
    }
  }
  return mistakes
}
