import type { CorpusItem, ItemSpeaker } from '../corpus/corpus.ts'
import { romanised } from '../search/across/pinyin.ts'
import { LANGUAGE_TAGS } from '../text/language.ts'
import { madeOnce } from '../text/made-once.ts'
import type { CommandContext } from './command.ts'
import { editDistance } from './edit-distance.ts'
import type { Knowledge } from './knowledge.ts'
import { LONGEST_WORDS } from './reader-words.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A name that was written with more slips may be anybody’s. */
const MOST_SLIPS = 2

/** Someone the corpus knows, with what they are called. */
export interface Person {
  readonly speaker: ItemSpeaker
  /** Every name and alias, folded for comparison. */
  readonly names: readonly string[]
  /** The Chinese ones as they are read, in Latin letters; they count whole, never in part. */
  readonly read: readonly string[]
  readonly items: readonly CorpusItem[]
}

/** Everyone with an item, those with most items first. A line asks for them several times, a corpus gathers them once. */
export function listPeople({
  knowledge,
  vocabulary,
}: Pick<CommandContext, 'knowledge' | 'vocabulary'>): readonly Person[] {
  return peopleOf(knowledge)(vocabulary)
}

const peopleOf = madeOnce((knowledge: Knowledge) =>
  madeOnce((vocabulary: Vocabulary) => gatherPeople(knowledge, vocabulary)),
)

function gatherPeople(knowledge: Knowledge, vocabulary: Vocabulary): readonly Person[] {
  const aliases = new Map(
    knowledge.corpus.packs.flatMap((pack) => pack.speakers.map((speaker) => [speaker.id, speaker.aliases] as const)),
  )
  const people = new Map<string, { speaker: ItemSpeaker; items: CorpusItem[] }>()
  for (const item of knowledge.corpus.items) {
    if (item.speaker === undefined) continue
    const known = people.get(item.speaker.id)
    if (known === undefined) people.set(item.speaker.id, { speaker: item.speaker, items: [item] })
    else known.items.push(item)
  }
  return [...people.values()]
    .map(({ speaker, items }) => {
      const called = [...LANGUAGE_TAGS.map((tag) => speaker.name[tag]), ...(aliases.get(speaker.id) ?? [])]
      const names = [...new Set(called.map((name) => squeeze(vocabulary.fold(name))))]
      return { speaker, items, names, read: names.flatMap((name) => readNames(knowledge, name)) }
    })
    .sort((a, b) => b.items.length - a.items.length || (a.speaker.id < b.speaker.id ? -1 : 1))
}

/** How a folded Chinese name is read, squeezed; empty for any other. */
export function readNames({ index }: CommandContext['knowledge'], name: string): readonly string[] {
  const { dictionary } = index.index.rules
  return dictionary === undefined ? [] : romanised(name, dictionary.readings).map((one) => squeeze(one.toLowerCase()))
}

/**
 * Finds people by any of their names, in any script: exact names first, otherwise names that hold the words.
 * @returns empty when nobody fits.
 */
export function findPeople(people: readonly Person[], name: string, fold: (text: string) => string): readonly Person[] {
  const wanted = squeeze(fold(name.slice(0, LONGEST_WORDS)))
  if (wanted === '') return []
  const exact = people.filter((person) => person.names.includes(wanted))
  if (exact.length > 0) return exact
  const spelt = people.filter(({ read }) => read.includes(wanted))
  if (spelt.length > 0) return spelt
  return people.filter((person) => person.names.some((known) => known.includes(wanted) || holdsName(wanted, known)))
}

/** Tells whether a name is one of somebody's, and not only holds one. */
export function isNamed(people: readonly Person[], name: string, fold: (text: string) => string): boolean {
  const wanted = squeeze(fold(name.slice(0, LONGEST_WORDS)))
  return people.some(({ names, read }) => names.includes(wanted) || read.includes(wanted))
}

/** People whose names are a slip or two away from what was written, nearest first; empty when none is. */
export function nearPeople(people: readonly Person[], name: string, fold: (text: string) => string): readonly Person[] {
  const wanted = squeeze(fold(name.slice(0, LONGEST_WORDS)))
  const isHan = /^\p{Script=Han}{2,3}$/u.test(wanted)
  const slips = isHan ? 1 : Math.min(MOST_SLIPS, Math.floor(wanted.length / 3))
  // a short Chinese name with one character wrong is that of somebody of the same surname
  const isLike = (known: string): boolean => !isHan || known.startsWith(wanted.slice(0, 1))
  return people
    .map((person) => ({
      person,
      distance: Math.min(...person.names.filter(isLike).map((known) => editDistance(wanted, known, slips))),
    }))
    .filter(({ distance }) => distance <= slips)
    .sort((a, b) => a.distance - b.distance)
    .map(({ person }) => person)
}

/** A title may follow a name (`郭嵩教授`, "Mr Cao Gang"): a full name within what was asked counts. */
function holdsName(wanted: string, known: string): boolean {
  return known.length >= 2 && wanted.includes(known)
}

/** A name as it is compared: without what may stand between its parts. */
export function squeeze(name: string): string {
  return name.replace(/[\s·•.,'’-]+/g, '')
}
