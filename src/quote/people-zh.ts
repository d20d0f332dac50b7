import type { Span } from '../text/span.ts'
import { type SeenName, seeNames } from './names-zh.ts'
import type { People, Person, Place } from './people.ts'
import type { ChineseRules } from './rules.ts'

/** The known names that begin with the same two characters, longest first. */
export type NameIndex = ReadonlyMap<string, readonly string[]>

/** What Chinese rules read from: one document, the words, and the names it is known to hold. */
export interface ChineseText {
  readonly text: string
  readonly folded: string
  readonly rules: ChineseRules
  readonly people: People
  readonly names: NameIndex
}

/** Collects the people of a document that has Chinese in it. */
export function readChinese(text: string, folded: string, rules: ChineseRules): ChineseText {
  const seen = seeNames(folded, rules)
  const byName = new Map<string, Person>()
  for (const entry of seen) addName(byName, entry)
  const names = indexNames([...byName.keys()])
  const places = findPlaces(folded, names, byName)
  return { text, folded, rules, people: { byName, places }, names }
}

function addName(byName: Map<string, Person>, { name, span, role }: SeenName): void {
  const known = byName.get(name)
  if (known === undefined) {
    const roles = role === undefined ? [] : [role]
    byName.set(name, { name, mention: span, aliases: new Set(), roles, gender: undefined })
  } else if (role !== undefined) known.roles.push(role)
}

function indexNames(names: readonly string[]): NameIndex {
  const index = new Map<string, string[]>()
  for (const name of names) {
    const key = name.slice(0, 2)
    const list = index.get(key) ?? []
    list.push(name)
    index.set(key, list)
  }
  for (const list of index.values()) list.sort((a, b) => b.length - a.length)
  return index
}

function findPlaces(folded: string, names: NameIndex, byName: ReadonlyMap<string, Person>): readonly Place[] {
  const firsts = new Set([...names.keys()].map((key) => key.charAt(0)))
  const places: Place[] = []
  for (let at = 0; at < folded.length; at++) {
    if (!firsts.has(folded.charAt(at))) continue
    const span = knownNameAt(folded, at, names)
    const person = span && byName.get(folded.slice(span.start, span.end))
    if (span === undefined || person === undefined) continue
    places.push({ span, person })
    at = span.end - 1
  }
  return places
}

/** The longest known name that begins at a place. */
export function knownNameAt(folded: string, at: number, names: NameIndex): Span | undefined {
  const found = names.get(folded.slice(at, at + 2))?.find((name) => folded.startsWith(name, at))
  return found === undefined ? undefined : { start: at, end: at + found.length }
}
