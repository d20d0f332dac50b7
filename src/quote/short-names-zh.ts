import { type Span, sliceSpan } from '../text/span.ts'
import { addAlias, type Person } from './people.ts'
import type { ChineseRules } from './rules-zh.ts'

/** The parts of a foreign name, and what joins them. */
const JOINT = /[·•・‧．-]/
/** A part of a foreign name that goes with the one behind it (`弗朗索瓦·德·拉图尔`). */
const PARTICLE = /^(?:德|冯|范|凡|达|迪|杜|拉|勒|本|伊本|德拉|范德)$/
/** What is put behind the surname of an older or a superior person instead of the given name (`陈老`, `魏导`). */
const RESPECT = /^[老伯叔姨婶总导董工]$/
/** A Chinese name in full. */
const FULL = /^[\u3400-\u9fff]{2,4}$/

/**
 * Lets the short forms of a name stand for its bearer: the last part of a joined name (`帕克` for `拉姆-帕克`), a given
 * name (`燕青` for `何燕青`), and a surname with an office or a word of respect (`何局长`, `何老` for `何静`), where only
 * one person can be meant.
 *
 * A form that stands before the name itself is left alone: it may be somebody else's.
 *
 * @param byName in order of first mention; what a short form leads to is changed in place.
 */
export function joinShortNames(byName: Map<string, Person>, text: string, rules: ChineseRules): void {
  const bearers = new Map<string, readonly Person[]>()
  for (const person of [...byName.values()]) {
    const { name, mention } = person
    const surname = surnameBeforeTitle(name, rules)
    const [bearer, ...others] = bearers.get(name) ?? bearers.get(surname ?? '') ?? []
    if (bearer !== undefined && others.length === 0) {
      join(bearer, person, mention, text)
      byName.set(name, bearer)
    } else if (surname === undefined) {
      listParticled(byName, person)
      listForms(bearers, person, rules)
    }
  }
}

/** Lets the surname with its particle stand for its bearer. */
function listParticled(byName: Map<string, Person>, person: Person): void {
  const surname = particled(person.name)
  if (surname !== undefined && !byName.has(surname)) byName.set(surname, person)
}

/** Adds somebody to those whom each short form of the name may mean; more than two tell no more than two. */
function listForms(bearers: Map<string, readonly Person[]>, person: Person, rules: ChineseRules): void {
  for (const form of shortForms(person.name, rules)) {
    bearers.set(form, [...(bearers.get(form) ?? []).slice(0, 1), person])
  }
}

function join(bearer: Person, short: Person, mention: Span, text: string): void {
  // one at a time: a call takes only so many arguments
  for (const role of short.roles) bearer.roles.push(role)
  bearer.gender ??= short.gender
  addAlias(bearer, sliceSpan(text, mention))
}

/** The last two parts of a joined name, written as one, where the first of them is a particle (`德拉图尔`). */
function particled(name: string): string | undefined {
  const [particle, last] = name.split(JOINT).slice(-2)
  return last !== undefined && PARTICLE.test(particle ?? '') ? `${particle}${last}` : undefined
}

/** What a person may be called by later: the last part of a joined name, or else the surname or the given name. */
function shortForms(name: string, rules: ChineseRules): readonly string[] {
  const parts = name.split(JOINT)
  if (parts.length > 1) return [parts.at(-1) ?? '']
  const length = surnameLength(name, rules)
  const isChinese = length > 1 || rules.surnames.has(name.charAt(0))
  if (!isChinese || !FULL.test(name) || rules.suffix.test(name) || name.length === length) return []
  // a given name of one character is no name
  return name.length - length > 1 ? [name.slice(0, length), name.slice(length)] : [name.slice(0, length)]
}

/** The surname of a short form; `undefined` for a name in full and for a title that anybody may have (`何女士`). */
function surnameBeforeTitle(name: string, rules: ChineseRules): string | undefined {
  const length = surnameLength(name, rules)
  const title = name.slice(length)
  const isSurname = length > 1 || rules.surnames.has(name.charAt(0))
  return isSurname && (RESPECT.test(title) || rules.offices.has(title)) ? name.slice(0, length) : undefined
}

function surnameLength(name: string, rules: ChineseRules): number {
  return rules.compoundSurnames.has(name.slice(0, 2)) ? 2 : 1
}
