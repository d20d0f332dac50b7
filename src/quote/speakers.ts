import { lastStarting } from '../text/last-starting.ts'
import { containsSpan, type Span, sliceSpan } from '../text/span.ts'
import type { Reading } from './look.ts'
import type { Mention } from './mention.ts'
import { addAlias, type Person } from './people.ts'
import type { Speaker } from './quote.ts'
import { type HeldRole, roleBehindSurname, roleBeside, titlesBefore } from './roles-en.ts'

/** Places of one English name that are read for a role: introductions come early. */
const PLACES_READ = 3
/** Characters of the longest title of respect. */
const LONGEST_TITLE = 3
/** A role longer than this, in code units, is a sentence that was taken for one. */
const LONGEST_ROLE = 90

/** Adds what stands beside the English names: their roles, and the short forms as aliases. */
export function completePeople(reading: Reading): void {
  completeEnglish(reading)
  completeChinese(reading)
}

function completeEnglish(reading: Reading): void {
  const { english, document } = reading
  for (const { span, person } of english.people.places) {
    // the only short form is the surname
    if (span.end - span.start < person.name.length) {
      if (person.aliases === undefined) addAlias(person, sliceSpan(document.text, span))
      if (person.roles.length === 0) addRole(person, roleBehindSurname(english.words, span, english.rules))
    } else if (person.placesRead < PLACES_READ) {
      person.placesRead++
      addRole(person, roleAt(reading, span))
    }
  }
}

function roleAt({ english }: Reading, name: Span): HeldRole | undefined {
  return isWithin(name, english.headlines) ? titled(english, name) : roleBeside(english.words, name, english.rules)
}

function titled({ words }: Reading['english'], name: Span): HeldRole | undefined {
  const role = titlesBefore(words, name)
  return role && { role, affiliation: undefined }
}

function addRole(person: Person, held: HeldRole | undefined): void {
  if (held === undefined) return
  if (held.role !== undefined) person.roles.push(held.role)
  person.affiliation ??= held.affiliation
  person.human = true
}

function completeChinese({ chinese, document }: Reading): void {
  for (const { span, person } of chinese.people.places) {
    const title = chinese.rules.suffix.exec(document.folded.slice(span.end, span.end + LONGEST_TITLE))
    const end = title?.index === 0 ? span.end + title[0].length : 0
    if (end > 0) addAlias(person, document.text.slice(span.start, end))
  }
}

/** The role of whoever a quote names, or where they work; of a name that is introduced nowhere the one right behind it. */
export function roleOf(reading: Reading, mention: Mention, person: Person | undefined): Span | undefined {
  const { english, document } = reading
  const known = fullRole(mention.role, person) ?? workplaceOf(document.text, person)
  if (known !== undefined || person !== undefined || mention.kind !== 'name') return known
  return roleBehindSurname(english.words, mention.span, english.rules)?.role
}

/**
 * The role that tells most about a speaker, so that all their quotes have the same: the longest, the first of equals.
 * @param own what the quote's own surroundings give.
 */
function fullRole(own: Span | undefined, person: Person | undefined): Span | undefined {
  let best: Span | undefined
  for (const role of person?.roles ?? []) best = fuller(best, role)
  return own === undefined ? best : fuller(best, own)
}

function fuller(best: Span | undefined, role: Span): Span | undefined {
  const length = role.end - role.start
  return length <= LONGEST_ROLE && length > (best === undefined ? 0 : best.end - best.start) ? role : best
}

/** Where somebody works, without the preposition: what is told of people whose role is not. */
function workplaceOf(text: string, person: Person | undefined): Span | undefined {
  const affiliation = person?.affiliation
  if (affiliation === undefined) return undefined
  const length = /^[a-z]+ (?:the )?/.exec(sliceSpan(text, affiliation))?.[0].length ?? 0
  return { start: affiliation.start + length, end: affiliation.end }
}

/** Where a role is held, unless the role says so itself. */
export function affiliationOf(text: string, role: Span | undefined, person: Person | undefined): Span | undefined {
  const place = workplaceOf(text, person)
  if (role === undefined || place === undefined) return undefined
  return sliceSpan(text, role).includes(sliceSpan(text, place)) ? undefined : person?.affiliation
}

/** The people a reader may ask for: whoever speaks, or has a role and is not known as an author only; in order of first mention. */
export function listSpeakers(reading: Reading, speaking: ReadonlySet<string>): readonly Speaker[] {
  const { text, blocks } = reading.document
  const bylines = blocks.filter(({ kind }) => kind === 'byline').map(({ span }) => span)
  const speakers: Speaker[] = []
  const listed = new Set<string>()
  for (const { mention, aliases, roles } of everyone(reading)) {
    const name = sliceSpan(text, mention)
    const isKnown = roles.length > 0 && !isPress(reading, roles) && !isWithin(mention, bylines)
    if (!(isKnown || speaking.has(name)) || listed.has(name)) continue
    listed.add(name)
    speakers.push({
      name,
      aliases: aliases === undefined ? [] : [...aliases].filter((alias) => alias !== name),
      mention,
      roles: distinct(text, roles),
    })
  }
  return speakers.sort((a, b) => a.mention.start - b.mention.start)
}

/** The people of both languages; most texts have those of one. */
function everyone({ chinese, english }: Reading): Iterable<Person> {
  const [first, second] = [chinese.people.byName, english.people.byName]
  return first.size === 0 ? second.values() : [...first.values(), ...second.values()]
}

/** Tells whether somebody is called nothing but a reporter or the like. */
function isPress({ document, chinese }: Reading, roles: readonly Span[]): boolean {
  return roles.every((role) => chinese.rules.press.test(sliceSpan(document.folded, role)))
}

/** Tells whether a mention stands in one of the spans, which are in order. */
function isWithin(mention: Span, spans: readonly Span[]): boolean {
  if (spans.length === 0) return false
  const span = spans[lastStarting(spans.length, (index) => spans[index]?.start ?? 0, mention.start)]
  return span !== undefined && containsSpan(span, mention)
}

/** Each role once, and none that a fuller one holds (`Professor` beside `professor of law`). */
function distinct(text: string, roles: readonly Span[]): readonly Span[] {
  const words = roles.map((role) => sliceSpan(text, role).toLowerCase())
  return roles.filter((_, index) => {
    const own = words[index] ?? ''
    return !words.some((other, at) => (at < index ? other === own : false) || (other !== own && other.includes(own)))
  })
}
