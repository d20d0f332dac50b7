import { isLatinLetter } from '../text/characters.ts'
import type { Span } from '../text/span.ts'
import type { EnglishRules } from './rules-en.ts'

/** How far around a name its role is looked for, in code units. */
const REACH = 140
/** `, 49,`, `, the chief executive of Acme,` and `, chief actuary, Acme Mutual,` behind a name. */
const APPOSITION =
  /^,(?:\s\d{1,2},)?\s([^,;:.!?“”"\n]{3,110})(,\s\p{Lu}[\p{L}\d&’'-]*(?: (?:(?:of|for|and|the|&) ){0,2}\p{Lu}[\p{L}\d&’'-]*){0,5})?(?=[,;:.!?“”"\n]|$)/u
/** ` is the chief executive of Acme` behind a name. */
const COPULA =
  /^ is (?:now |currently )?(?:an? |the )?([^,;:.!?“”"\n]{3,110}?)(?=[,;:.!?“”"\n]| and (?:has|was|is|the author)\b| who |$)/
/** ` of the University of Leeds` behind a name. */
const AFFILIATION =
  /^ (?:of|at|from|with) (?:the )?\p{Lu}[\p{L}\d&’'-]*(?: (?:(?:of|for|and|the|de|in|&) ){0,2}\p{Lu}[\p{L}\d&’'-]*){0,8}/u
/** What its first words begin with. */
const AFFILIATING: ReadonlySet<string> = new Set('oafw')
/** Words that say when a role was held, and not which. */
const TIME_ONLY = /^(?:acting|ex|former|late|then)$/i
/** Most words of a role that stands before a name. */
const LONGEST_MODIFIER = 6

/** A role, with the place behind the name where the role before it is held; of some people only the place is told. */
export interface HeldRole {
  readonly role: Span | undefined
  /** With its preposition (`of the University of Leeds`). */
  readonly affiliation: Span | undefined
}

/**
 * Reads the role that stands beside a name: `Acme CEO X`, `X, the chief executive of Acme,`, `Professor X of Leeds`,
 * `X of Acme Research`.
 *
 * @param name where the name stands.
 * @returns a span that holds a word for a role, the place of a firm, or both; `undefined` when there is neither.
 */
export function roleBeside(text: string, name: Span, rules: EnglishRules): HeldRole | undefined {
  const behind = roleBehind(text, name, rules)
  if (behind !== undefined) return { role: behind, affiliation: undefined }
  const said = roleSaid(text, name, rules)
  if (said !== undefined) return { role: said, affiliation: undefined }
  const before = roleBefore(text, name, rules)
  const role = before !== undefined && TIME_ONLY.test(text.slice(before.start, before.end)) ? undefined : before
  const affiliation = affiliationBehind(text, name)
  const isTold = role !== undefined || (affiliation !== undefined && isFirm(text, affiliation, rules))
  return isTold ? { role, affiliation } : undefined
}

/** Without a role a place counts only when its own words say that people work there: `Ann of York` is a name. */
function isFirm(text: string, { start, end }: Span, rules: EnglishRules): boolean {
  const words = text.slice(start, end).toLowerCase().split(' ')
  return words.some((word, index) => index > 0 && rules.firms.has(word))
}

function affiliationBehind(text: string, { end }: Span): Span | undefined {
  if (text.charAt(end) !== ' ' || !AFFILIATING.has(text.charAt(end + 1))) return undefined
  const found = AFFILIATION.exec(text.slice(end, end + REACH))
  // `of the Bank’s board`: what follows belongs to the name
  if (found === null || /[’']s?$/.test(found[0])) return undefined
  return { start: end + 1, end: end + found[0].length }
}

function roleBehind(text: string, name: Span, rules: EnglishRules): Span | undefined {
  if (text.charAt(name.end) !== ',') return undefined
  const found = APPOSITION.exec(text.slice(name.end, name.end + REACH))
  const [all, phrase, tail = ''] = found ?? []
  if (all === undefined || phrase === undefined) return undefined
  if (!isRolePhrase(phrase, rules)) return undefined
  const article = /^(?:an?|the)\s+/i.exec(phrase)?.[0].length ?? 0
  const start = name.end + all.length - phrase.length - tail.length
  const held = isPlaceTail(text, { tail, end: name.end + all.length }, rules) ? tail.length : 0
  return { start: start + article, end: start + phrase.length + held }
}

/** `X is chief executive of Acme`: nothing may stand between that makes the word for a role somebody else's. */
function roleSaid(text: string, { end }: Span, rules: EnglishRules): Span | undefined {
  if (!text.startsWith(' is ', end)) return undefined
  const found = COPULA.exec(text.slice(end, end + REACH))
  const phrase = found?.[1]
  if (found === null || phrase === undefined || !isRolePhrase(phrase, rules)) return undefined
  const words = phrase.toLowerCase().split(' ')
  const head = words.findIndex((word) => rules.roles.has(word) || rules.honorifics.has(word))
  if (words.slice(0, head).some((word) => rules.prepositions.has(word) || rules.auxiliaries.has(word))) return undefined
  return { start: end + found[0].length - phrase.length, end: end + found[0].length }
}

/** Tells whether a word for a role stands near the beginning of a phrase, before any clause begins in it. */
function isRolePhrase(phrase: string, rules: EnglishRules): boolean {
  const words = phrase.toLowerCase().split(/[^\p{L}'’-]+/u)
  const head = words.findIndex((word) => rules.roles.has(word) || rules.honorifics.has(word))
  const stop = words.findIndex(
    (word, index) => index > 0 && (rules.boundaries.has(word) || rules.auxiliaries.has(word)) && word !== 'and',
  )
  if (head < 0 || head > LONGEST_MODIFIER || (stop >= 0 && stop < head)) return false
  return !rules.cues.has(words[0] ?? '') && !rules.prepositions.has(words[0] ?? '')
}

/** `, Acme Mutual` says where a role is held, one word (`, Asia`) for what; other capitals may begin the next of a list. */
function isPlaceTail(
  text: string,
  { tail, end }: { readonly tail: string; readonly end: number },
  rules: EnglishRules,
) {
  const words = tail.slice(2).toLowerCase().split(' ')
  if (words.length > 1) return words.some((word) => rules.firms.has(word))
  const next = /^,\s(?:an?\s|the\s)?([\p{L}-]+)/u.exec(text.slice(end, end + REACH))?.[1] ?? ''
  return tail !== '' && !rules.roles.has(next.toLowerCase())
}

/** Walks back from the name over at most six words, the first of which must be a role. */
function roleBefore(text: string, name: Span, rules: EnglishRules): Span | undefined {
  let start = name.start
  for (let count = 0; count < LONGEST_MODIFIER && text.charAt(start - 1) === ' '; count++) {
    const from = wordStart(text, start - 1)
    const word = text.slice(from, start - 1)
    if (from === start - 1 || !(count === 0 ? isRoleWord(word, rules) : isModifier(word, rules))) break
    start = from
  }
  return start < name.start ? { start, end: name.start - 1 } : undefined
}

/** The last word of a role before a name; `a lawyer. X` ends a sentence, and `the president’s X` is somebody else. */
function isRoleWord(word: string, rules: EnglishRules): boolean {
  if (/[’']s$/.test(word)) return false
  const plain = word.toLowerCase().replace(/[.’']s?$/, '')
  if (rules.honorifics.has(plain) && plain.length > 3) return true
  return rules.roles.has(plain) && !word.endsWith('.')
}

function wordStart(text: string, end: number): number {
  let start = end
  while (start > 0 && isWordUnit(text, start - 1)) start--
  return start
}

/** Most are Latin letters, which need no pattern. */
function isWordUnit(text: string, at: number): boolean {
  return isLatinLetter(text.charCodeAt(at)) || /[\p{L}&’'.-]/u.test(text.charAt(at))
}

function isModifier(word: string, rules: EnglishRules): boolean {
  const plain = word.toLowerCase().replace(/[.’']s?$/, '')
  // a stop that is no abbreviation's ends the sentence before
  if (word.endsWith('.') && !rules.honorifics.has(plain) && !/^(?:\p{Lu}\.)+$/u.test(word)) return false
  if (/^\p{Lu}/u.test(word)) return !rules.notNames.has(plain)
  if (rules.determiners.has(plain) || rules.prepositions.has(plain) || rules.boundaries.has(plain)) return false
  return !rules.auxiliaries.has(plain) && !rules.cues.has(plain) && !rules.openers.has(plain)
}
