import type { Span } from '../text/span.ts'
import type { Mention } from './mention.ts'
import type { EnglishRules } from './rules-en.ts'
import type { Word } from './words-en.ts'

/** A legislator's party and state, which follow the name in brackets (`D-Md.`). */
const PARTY = /^[RDI]-[A-Z]/

interface Run {
  readonly from: number
  readonly to: number
}

/**
 * Reads the speaker out of a noun phrase: the name if it holds one as its head, the phrase itself otherwise.
 *
 * @param words the words of one phrase, without commas; an empty list gives `undefined`.
 */
export function readNounPhrase(words: readonly Word[], rules: EnglishRules): Mention | undefined {
  const first = words[0]
  const last = words[words.length - 1]
  if (first === undefined || last === undefined) return undefined
  if (rules.pronouns.has(last.lower) && words.length <= 2) return { span: last.span, kind: 'pronoun', role: undefined }
  if (rules.pronouns.has(first.lower)) return { span: first.span, kind: 'pronoun', role: undefined }
  const head = headLength(words, rules)
  const run = lastNameRun(words.slice(0, head), rules)
  if (run !== undefined && !isDescription(words, run, head)) return nameMention(words, run, rules)
  if (!isNominal(words, rules)) return undefined
  return { span: { start: first.span.start, end: last.span.end }, kind: 'phrase', role: undefined }
}

/** `a Chinese official`, `an Obama aide`: behind an indefinite article, a name that a noun follows only describes it. */
function isDescription(words: readonly Word[], run: Run, head: number): boolean {
  const next = words[run.to]
  return /^an?$/.test(words[0]?.lower ?? '') && run.to < head && next?.kind === 'word' && !next.capital
}

/** Tells whether words without a name can be a phrase for somebody: they open like one and hold a noun. */
function isNominal(words: readonly Word[], rules: EnglishRules): boolean {
  const first = words[0]?.lower ?? ''
  if (rules.prepositions.has(first) || rules.boundaries.has(first) || rules.auxiliaries.has(first)) return false
  if (first.endsWith('ly') || rules.cues.has(first)) return false
  return words.some(({ kind, lower }) => kind === 'word' && /^[a-z]{3}/.test(lower) && !isFunctionWord(lower, rules))
}

function isFunctionWord(lower: string, rules: EnglishRules): boolean {
  return (
    rules.determiners.has(lower) ||
    rules.prepositions.has(lower) ||
    rules.openers.has(lower) ||
    rules.pronouns.has(lower)
  )
}

/** Words up to the first preposition that ends the head; `Secretary of State` does not. */
function headLength(words: readonly Word[], rules: EnglishRules): number {
  for (const [index, word] of words.entries()) {
    if (index === 0 || !rules.prepositions.has(word.lower)) continue
    const before = words[index - 1]
    const titled = before?.capital && (rules.honorifics.has(before.lower) || rules.roles.has(before.lower))
    if (word.lower === 'of' && titled && words[index + 1] !== undefined && endsInName(words.slice(index + 1), rules))
      continue
    return index
  }
  return words.length
}

function endsInName(words: readonly Word[], rules: EnglishRules): boolean {
  const run = lastNameRun(words, rules)
  return run !== undefined && run.to === words.length
}

/** The last run of capitalised words that is neither possessive nor only a title. */
function lastNameRun(words: readonly Word[], rules: EnglishRules): Run | undefined {
  for (let to = words.length; to > 0; to--) {
    if (!isNameWord(words[to - 1], rules)) continue
    if (words[to - 1]?.possessive) continue
    let from = to - 1
    while (from > 0 && continuesName(words, from, rules)) from--
    const run = dropTitles(words, { from, to }, rules)
    if (run.from < run.to) return run
    to = from + 1
  }
  return undefined
}

function continuesName(words: readonly Word[], from: number, rules: EnglishRules): boolean {
  const word = words[from - 1]
  if (word === undefined || word.possessive) return false
  if (isNameWord(word, rules)) return true
  if (/^["“”'’()]$/.test(word.text)) return false
  return rules.linkedNames.has(word.lower) && from >= 2 && isNameWord(words[from - 2], rules)
}

function dropTitles(words: readonly Word[], run: Run, rules: EnglishRules): Run {
  let from = run.from
  while (from < run.to) {
    const word = words[from]
    if (word === undefined) break
    // a capital letter makes a given name or a surname of it: `Ben Carver`, `Van Hollen`
    const isLink = !word.capital && rules.linkedNames.has(word.lower)
    if (!(rules.honorifics.has(word.lower) || rules.roles.has(word.lower) || isLink)) break
    from++
  }
  return { from, to: run.to }
}

function nameMention(words: readonly Word[], run: Run, rules: EnglishRules): Mention {
  const span = wordsSpan(words.slice(run.from, run.to))
  const before = words.slice(0, run.from).filter((word) => word.kind === 'word')
  const dropped = before[0] !== undefined && rules.determiners.has(before[0].lower) ? before.slice(1) : before
  const titled = dropped.some(
    (word) => rules.roles.has(word.lower) || (rules.honorifics.has(word.lower) && word.lower.length > 3),
  )
  return { span, kind: 'name', role: titled ? wordsSpan(dropped) : undefined }
}

/** From the first word's start to the last one's end; `{0, 0}` for none. */
export function wordsSpan(words: readonly Word[]): Span {
  return { start: words[0]?.span.start ?? 0, end: words[words.length - 1]?.span.end ?? 0 }
}

function isNameWord(word: Word | undefined, rules: EnglishRules): boolean {
  return (
    word !== undefined &&
    word.kind === 'word' &&
    word.capital &&
    !rules.notNames.has(word.lower) &&
    !PARTY.test(word.text)
  )
}
