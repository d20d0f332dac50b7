import { lastStarting } from '../text/last-starting.ts'
import type { Span } from '../text/span.ts'

/** A person or body of one document while it is being read. */
export interface Person {
  readonly name: string
  readonly mention: Span
  /** Other ways the text names it; most people have none, and a set for each of them would cost more than the names. */
  aliases: Set<string> | undefined
  readonly roles: Span[]
  /** How many of its places were read for a role. */
  placesRead: number
  /** Where the role before the name is held, behind it (`Professor Jane Roe of the University of Leeds`). */
  affiliation: Span | undefined
  /** `female`, `male`, or `undefined` where the text has not told. */
  gender: 'female' | 'male' | undefined
  /** Something shows that this is a human being: a title before the name, or the surname used alone. */
  human: boolean
}

/** Adds another way of naming somebody. */
export function addAlias(person: Person, alias: string): void {
  person.aliases ??= new Set()
  person.aliases.add(alias)
}

/** Everyone a document names, and where. */
export interface People {
  readonly byName: ReadonlyMap<string, Person>
  /** Places where someone is named, in order of the text. */
  readonly places: readonly Place[]
}

/** One place where a person is named. */
export interface Place {
  readonly span: Span
  readonly person: Person
}

/** The index of the last place that starts before `position`; -1 when there is none. */
export function lastPlaceBefore(places: readonly Place[], position: number): number {
  return lastStarting(places.length, (index) => places[index]?.span.start ?? 0, position - 1)
}
