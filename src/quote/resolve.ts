import { containsSpan, type Span, sliceSpan } from '../text/span.ts'
import { mainPlace } from './aside-zh.ts'
import { findCues } from './cues-zh.ts'
import type { Look, Reading } from './look.ts'
import type { Mention } from './mention.ts'
import { nameLength } from './names-zh.ts'
import { LONGEST_SENTENCE, type Near, placesBefore, subjectBefore } from './near-places.ts'
import { PERSON_NOUN } from './nearest-zh.ts'
import { readSubject } from './noun-phrase-zh.ts'
import { lastPlaceBefore, type People, type Person, type Place } from './people.ts'
import { type ChineseText, knownNameAt } from './people-zh.ts'
import { describedEvidence, phraseEvidence } from './phrase-evidence.ts'
import { findWords } from './word-list.ts'

/** Who a mention turns out to be. */
export interface Resolved {
  /** An exact slice of the text. */
  readonly name: string
  readonly person: Person | undefined
  /** For a pronoun: nobody else is named in the sentence that it points to, nor since; in Chinese he also heads a clause of it. */
  readonly sole: boolean
}

/** Between the parts of a name. */
const JOINT = /[·•・‧．\- \u00a0]/
/** A stop that is not an abbreviation's, before the next sentence. */
const ENGLISH_STOP = /(?<!\b(?:[A-Z]|Mrs?|Ms|Dr|Sen|Rep|Gov|Gen|St))[.!?]\s|\n/
/** The beginning of a name up to a small word in it. */
const WITHIN_NAME = / (?:of|for|and)(?: (?:the|an?))? $/
/** How far before `该负责人` somebody of that name may have spoken, in characters. */
const FARTHEST_SPEAKER = 600
/** Somebody who was spoken of before, by what he is. */
const THAT = /^(?:该|这[名位]|上述)([^的]{2,6})$/
/** Whom somebody learnt something from (`从村里一位干部处获悉`). */
const LEARNT_FROM = /从([^，,。；;：:“”从]{2,24})(?:处|那里|口中)(?:了解|获悉|得知|获知)/g
/** A noun for a person without a name and what describes it, in characters. */
const LONGEST_UNNAMED = 18
/** All up to the last sentence but one. */
const TWO_SENTENCES = /^.*[。！？!?\n](?=[^。！？!?\n]*[。！？!?\n][^。！？!?\n]*$)/s
/** What no description of a subject holds. */
const NOT_WITHIN = /[，,、；;：:“”了说称谈对向跟与和为把被给让是将从据在有他她]|报道|[并从毫]不|已经|没有|曾经/
/** What a Chinese clause begins behind. */
const CLAUSE_END = /[，,。！？!?；;：:\n”“」「』『]/
/** Characters of a name that is surely no other word. */
const SUREST_NAME = 3
/** The rest of a foreign name and what joins another to it, in characters. */
const LONGEST_REST = 30
/** Paragraphs that may lie between a name and its pronoun. */
const MOST_BREAKS = 2
/** Farther behind a name, in characters, nobody is surely meant: what stands between is read for each pronoun. */
const FARTHEST_MEANT = 1000

/** Finds the fullest name for a mention; `undefined` for a pronoun that nobody fits. */
export function resolveMention(reading: Reading, language: Look['language'], mention: Mention): Resolved | undefined {
  const { text, folded } = reading.document
  const words = sliceSpan(text, mention.span)
  if (language === 'zh') {
    const plain = sliceSpan(folded, mention.span)
    if (mention.kind === 'pronoun') return resolveChinesePronoun(reading, mention, words, plain)
    if (mention.kind === 'phrase') {
      const said = resolveThat(reading, mention, plain) ?? resolveTitle(reading, mention, plain)
      return said ?? resolveChineseName(reading, mention, plain)
    }
    return resolveChineseName(reading, mention, plain)
  }
  if (mention.kind === 'pronoun') return resolveEnglishPronoun(reading, mention, words)
  if (mention.kind === 'phrase') return { name: words, person: undefined, sole: false }
  return resolveEnglishName(reading, mention, words)
}

function resolveChineseName({ document, chinese }: Reading, mention: Mention, plain: string): Resolved {
  const { people, rules } = chinese
  const exact = people.byName.get(plain)
  const fuller = /^[A-Z][^ ]*$/.test(plain) ? bearerOf(people, plain, mention.span.start) : undefined
  if (exact !== undefined) return full(document.text, fuller ?? exact)
  const bare = plain.replace(rules.suffix, '')
  // a title that nobody bears (`律师认为`) is nobody's surname
  const known = bare === '' ? undefined : (people.byName.get(bare) ?? bearerOf(people, bare, mention.span.start))
  return known
    ? full(document.text, known)
    : { name: sliceSpan(document.text, mention.span), person: undefined, sole: false }
}

/** The last person before a place whose name begins with `part`, a surname, or holds it apart by a dot or a space. */
function bearerOf(people: People, part: string, before: number): Person | undefined {
  for (const place of placesBefore(people, before)) {
    const { name } = place.person
    if (part.length <= 2 && name.length > part.length && name.startsWith(part)) return place.person
    if (name.endsWith(part) && JOINT.test(name.charAt(name.length - part.length - 1))) return place.person
    if (name.startsWith(part) && /[·•・‧．]/.test(name.charAt(part.length))) return place.person
  }
  return undefined
}

/** A title alone (`总书记`) or a bare noun that a person carries (`刘月娥老人` … `老人`). */
function resolveTitle({ document, chinese }: Reading, mention: Mention, plain: string): Resolved | undefined {
  // `有局长`: some or other
  const isSome = document.folded.charAt(mention.span.start - 1) === '有'
  if (plain.length > 6 || isSome || chinese.rules.anyOfMany.has(plain) || /^[一两几多某有这那]/.test(plain))
    return undefined
  for (const place of placesBefore(chinese.people, mention.span.start)) {
    const { span, person } = place
    const carried = person.roles.some(
      (role) => sliceSpan(document.folded, role).endsWith(plain) && !isShared(chinese, role, person),
    )
    if (carried || document.folded.startsWith(plain, span.end)) return full(document.text, person)
  }
  return undefined
}

/** `经济学家何静和陈立`: a title that several people have is none of them alone. */
function isShared({ folded, names }: ChineseText, role: Span, { name }: Person): boolean {
  if (!folded.startsWith(name, role.end)) return false
  const end = role.end + name.length
  const joint = /^(?:[ \u00a0][A-Z][A-Za-z.-]+)*[和与及、]/.exec(folded.slice(end, end + LONGEST_REST))?.[0].length ?? 0
  const next = end + joint
  return joint > 0 && (/[A-Z]/.test(folded.charAt(next)) || knownNameAt(folded, next, names) !== undefined)
}

/** `该负责人`: whoever spoke last before it and is called so (`泵站有关负责人`, `负责人何静`). */
function resolveThat(reading: Reading, mention: Mention, plain: string): Resolved | undefined {
  const { document, chinese } = reading
  const noun = THAT.exec(plain)?.[1]
  if (noun === undefined) return undefined
  const { start } = mention.span
  const subjects = findCues(chinese, { start: Math.max(0, start - FARTHEST_SPEAKER), end: start }).map(({ before }) =>
    readSubject(chinese, before),
  )
  const last = subjects.findLast(({ kind, span }) => {
    const words = sliceSpan(document.folded, span)
    return kind === 'phrase' && words.endsWith(noun) && !THAT.test(words) && phraseEvidence(chinese, span) === 'body'
  })
  const source = sourceBefore(document.folded, start, noun)
  const said = last === undefined || (source !== undefined && source.start > last.span.start) ? source : last.span
  if (said !== undefined) return { name: sliceSpan(document.text, said), person: undefined, sole: false }
  const carries = ({ roles }: Person) => roles.some((role) => sliceSpan(document.folded, role).endsWith(noun))
  const place = placesBefore(chinese.people, start).find(({ person }) => carries(person))
  return place && full(document.text, place.person)
}

/** The last one before a place that something was learnt from and that is called by a noun. */
function sourceBefore(folded: string, before: number, noun: string): Span | undefined {
  const from = Math.max(0, before - FARTHEST_SPEAKER)
  const hits = [...folded.slice(from, before).matchAll(LEARNT_FROM)].filter((hit) => hit[1]?.endsWith(noun))
  const last = hits.at(-1)
  const start = from + (last?.index ?? 0) + 1
  return last && { start, end: start + (last[1]?.length ?? 0) }
}

function resolveChinesePronoun(
  { document, chinese }: Reading,
  mention: Mention,
  words: string,
  plain: string,
): Resolved | undefined {
  const { rules, people } = chinese
  if (!rules.singularPronouns.has(plain)) return { name: words, person: undefined, sole: false }
  const other = otherGender(plain, rules)
  const { start } = mention.span
  const named = placesBefore(people, start)
  const unnamed = speakerBefore(chinese, start) ?? unnamedBefore(chinese, named[0]?.span.end ?? 0, start)
  if (unnamed !== undefined) return { name: sliceSpan(document.text, unnamed), person: undefined, sole: false }
  const places = named.filter(({ person }) => person.gender === undefined || person.gender !== other)
  const first = subjectBefore(document.text, places, /[。！？!?\n]/)
  if (first === undefined) return undefined
  const near = { place: mainPlace(document.folded, places, first.place), isOnly: first.isOnly }
  const sole =
    near.isOnly && leadsOn(document.folded, near.place, start) && !hasRival(chinese, near.place.span.end, start)
  return meant(document.text, near, sole)
}

/** `市长何静来了。山下的陈小川第一次来，他说…`: somebody of whom nothing is told but the name stands between. */
function hasRival(source: ChineseText, from: number, pronoun: number): boolean {
  const { folded, names, rules } = source
  for (let at = from + 1; at < pronoun; at++) {
    const before = folded.charAt(at - 1)
    if (before !== '的' && !CLAUSE_END.test(before)) continue
    if (nameLength(folded, at, rules) >= SUREST_NAME && knownNameAt(folded, at, names) === undefined) return true
  }
  const said = speakersBefore(source, pronoun).find(({ span }) => span.start >= from)
  return said?.kind === 'phrase' && describedEvidence(source, said.span) === 'named'
}

/**
 * Somebody is surely meant by a pronoun who heads a clause in the paragraph of the pronoun or just before it: neither
 * one of several (`徐乐、陈佳和…`), nor whom the clause tells something of (`听闻对手陈佳…`).
 */
function leadsOn(folded: string, { span, person }: Place, pronoun: number): boolean {
  if (pronoun - span.end > FARTHEST_MEANT) return false
  const role = person.roles.find(({ end }) => end === span.start)
  const before = folded.charAt((role ?? span).start - 1)
  const breaks = folded.slice(span.end, pronoun).match(/\n+/g)?.length ?? 0
  return (before === '' || CLAUSE_END.test(before)) && folded.charAt(span.end) !== '、' && breaks <= MOST_BREAKS
}

/** `县医院的医生表示，程立已经出院，其称…`: the subject of the last verb of saying before a pronoun, where that is no person with a name. */
function speakerBefore(source: ChineseText, pronoun: number): Span | undefined {
  const last = speakersBefore(source, pronoun)[0]
  if (last?.kind !== 'phrase' || phraseEvidence(source, last.span) === 'phrase') return undefined
  return NOT_WITHIN.test(source.folded.slice(last.span.start, last.span.end)) ? undefined : last.span
}

/**
 * The subjects of verbs of saying in the sentence of a pronoun and the one before, nearest first.
 * `被粉丝痛骂`: whoever did something to him is not meant, nor whoever asks.
 */
function speakersBefore(source: ChineseText, pronoun: number): readonly Mention[] {
  const { folded } = source
  const start = Math.max(0, pronoun - LONGEST_SENTENCE)
  const sentence = start + (TWO_SENTENCES.exec(folded.slice(start, pronoun))?.[0].length ?? 0)
  return findCues(source, { start: sentence, end: pronoun })
    .filter(({ before, word }) => !/[被遭]/.test(folded.charAt(before.start - 1)) && !word.includes('问'))
    .map(({ before }) => readSubject(source, before))
    .filter(({ kind, span }) => kind !== 'none' && span.end - span.start <= LONGEST_UNNAMED)
    .reverse()
}

/** `青山公司的发言人也有话说，他称…`: a noun for a person at the head of the last sentence between the last name and a pronoun. */
function unnamedBefore({ folded, rules }: ChineseText, from: number, pronoun: number): Span | undefined {
  const near = folded.slice(Math.max(from, pronoun - LONGEST_SENTENCE), pronoun)
  const start = pronoun - near.length + (/^.*[。！？!?\n]\s*(?=[^。！？!?\n]+$)/s.exec(near)?.[0].length ?? near.length)
  const head = folded.slice(start, Math.min(pronoun, start + LONGEST_UNNAMED))
  const noun = findWords(head, rules.group, 0, head.length).find(({ word }) => PERSON_NOUN.test(word))
  if (noun === undefined || NOT_WITHIN.test(head.slice(0, noun.start)) || /^的/.test(head.slice(noun.end)))
    return undefined
  return { start, end: start + noun.end }
}

/** The gender that a pronoun rules out. */
function otherGender(pronoun: string, rules: { female: ReadonlySet<string>; male: ReadonlySet<string> }) {
  if (rules.female.has(pronoun)) return 'male'
  return rules.male.has(pronoun) ? 'female' : undefined
}

function resolveEnglishName({ document, english }: Reading, mention: Mention, words: string): Resolved {
  const exact = english.people.byName.get(words)
  if (exact !== undefined) return full(document.text, exact)
  const at = lastPlaceBefore(english.people.places, mention.span.end)
  const place = english.people.places[at]
  if (place !== undefined && containsSpan(mention.span, place.span) && !isWithinName(document.text, mention, place)) {
    return full(document.text, place.person)
  }
  return { name: words, person: undefined, sole: false }
}

/** `Albion Association of European Lenders`: what stands before or behind a small word of a name is not who bears it. */
function isWithinName(text: string, { span }: Mention, place: Place): boolean {
  return (
    WITHIN_NAME.test(text.slice(span.start, place.span.start)) ||
    /^ (?:of|for) /.test(text.slice(place.span.end, span.end))
  )
}

function resolveEnglishPronoun({ document, english }: Reading, mention: Mention, words: string): Resolved | undefined {
  const lower = words.toLowerCase()
  const { rules, people } = english
  if (!rules.male.has(lower) && !rules.female.has(lower)) return { name: words, person: undefined, sole: false }
  const other = rules.female.has(lower) ? 'male' : 'female'
  const fitting = placesBefore(people, mention.span.start).filter(({ person }) => person.gender !== other)
  const human = fitting.filter(({ person }) => person.human)
  const near = subjectBefore(document.text, human.length > 0 ? human : fitting, ENGLISH_STOP)
  if (near === undefined) return undefined
  const nearer = paragraphHead(document.text, fitting, mention.span.start)
  // nobody known is named in the paragraph, and whether the name that opens it is a person's is not told
  const isApart = nearer !== undefined && nearer.span.start > near.place.span.start
  return meant(document.text, isApart ? { place: nearer, isOnly: false } : near, !isApart && near.isOnly)
}

/** The place of a name that opens the paragraph of a position, when that is no long one. */
function paragraphHead(text: string, places: readonly Place[], position: number): Place | undefined {
  const from = Math.max(0, position - FARTHEST_MEANT)
  const start = from + text.slice(from, position).lastIndexOf('\n') + 1
  return places.find(({ span }) => span.start === start)
}

function meant(text: string, { place: { person } }: Near, sole: boolean): Resolved {
  return { name: sliceSpan(text, person.mention), person, sole }
}

function full(text: string, person: Person): Resolved {
  return { name: sliceSpan(text, person.mention), person, sole: false }
}
