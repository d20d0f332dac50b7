import type { Span } from '../text/span.ts'
import type { Mention } from './mention.ts'
import {
  AUXILIARY,
  BOUNDARY,
  CUE,
  DETERMINER,
  HONORIFIC,
  LINK,
  NOT_NAME,
  OPENER,
  PREPOSITION,
  PRONOUN,
  ROLE,
} from './word-classes-en.ts'
import { isA, type Word } from './words-en.ts'

/** A legislator's party and state, which follow the name in brackets (`D-Md.`). */
const PARTY = /^[RDI]-[A-Z]/
const FUNCTION_WORD = DETERMINER | PREPOSITION | OPENER | PRONOUN

interface Run {
  readonly from: number
  readonly to: number
}

/**
 * Reads the speaker out of a noun phrase: the name if it holds one as its head, the phrase itself otherwise.
 *
 * @param words the words of one phrase, without commas; an empty list gives `undefined`.
 */
export function readNounPhrase(words: readonly Word[]): Mention | undefined {
  const first = words[0]
  const last = words[words.length - 1]
  if (first === undefined || last === undefined) return undefined
  if (isA(last, PRONOUN) && words.length <= 2) return { span: last.span, kind: 'pronoun', role: undefined }
  if (isA(first, PRONOUN)) return { span: first.span, kind: 'pronoun', role: undefined }
  const head = headLength(words)
  const run = lastNameRun(words.slice(0, head))
  if (run !== undefined && !isDescription(words, run, head)) return nameMention(words, run)
  if (!isNominal(words)) return undefined
  return { span: { start: first.span.start, end: last.span.end }, kind: 'phrase', role: undefined }
}

/** `a Chinese official`, `an Obama aide`: behind an indefinite article, a name that a noun follows only describes it. */
function isDescription(words: readonly Word[], run: Run, head: number): boolean {
  const next = words[run.to]
  return /^an?$/.test(words[0]?.lower ?? '') && run.to < head && next?.kind === 'word' && !next.capital
}

/** Tells whether words without a name can be a phrase for somebody: they open like one and hold a noun. */
function isNominal(words: readonly Word[]): boolean {
  const [first] = words
  if (first === undefined || isA(first, PREPOSITION | BOUNDARY | AUXILIARY | CUE) || first.lower.endsWith('ly'))
    return false
  const isNoun = (word: Word) => word.kind === 'word' && !isA(word, FUNCTION_WORD) && /^[a-z]{3}/.test(word.lower)
  return words.some(isNoun)
}

/** Words up to the first preposition that ends the head; `Secretary of State` does not. */
function headLength(words: readonly Word[]): number {
  for (const [index, word] of words.entries()) {
    if (index === 0 || !isA(word, PREPOSITION)) continue
    const before = words[index - 1]
    const titled = before?.capital && isA(before, HONORIFIC | ROLE)
    if (word.lower === 'of' && titled && words[index + 1] !== undefined && endsInName(words.slice(index + 1))) continue
    return index
  }
  return words.length
}

function endsInName(words: readonly Word[]): boolean {
  const run = lastNameRun(words)
  return run !== undefined && run.to === words.length
}

/** The last run of capitalised words that is neither possessive nor only a title. */
function lastNameRun(words: readonly Word[]): Run | undefined {
  for (let to = words.length; to > 0; to--) {
    if (!isNameWord(words[to - 1])) continue
    if (words[to - 1]?.possessive) continue
    let from = to - 1
    while (from > 0 && continuesName(words, from)) from--
    const run = dropTitles(words, { from, to })
    if (run.from < run.to) return run
    to = from + 1
  }
  return undefined
}

function continuesName(words: readonly Word[], from: number): boolean {
  const word = words[from - 1]
  if (word === undefined || word.possessive) return false
  if (isNameWord(word)) return true
  if (/^["“”'’()]$/.test(word.text)) return false
  return isA(word, LINK) && from >= 2 && isNameWord(words[from - 2])
}

function dropTitles(words: readonly Word[], run: Run): Run {
  let from = run.from
  while (from < run.to) {
    const word = words[from]
    if (word === undefined) break
    // a capital letter makes a given name or a surname of it: `Ben Carver`, `Van Hollen`
    const isLink = !word.capital && isA(word, LINK)
    if (!(isA(word, HONORIFIC | ROLE) || isLink)) break
    from++
  }
  return { from, to: run.to }
}

function nameMention(words: readonly Word[], run: Run): Mention {
  const span = wordsSpan(words.slice(run.from, run.to))
  const before = words.slice(0, run.from).filter((word) => word.kind === 'word')
  const dropped = before[0] !== undefined && isA(before[0], DETERMINER) ? before.slice(1) : before
  const titled = dropped.some((word) => isA(word, ROLE) || (isA(word, HONORIFIC) && word.lower.length > 3))
  return { span, kind: 'name', role: titled ? wordsSpan(dropped) : undefined }
}

/** From the first word's start to the last one's end; `{0, 0}` for none. */
export function wordsSpan(words: readonly Word[]): Span {
  return { start: words[0]?.span.start ?? 0, end: words[words.length - 1]?.span.end ?? 0 }
}

function isNameWord(word: Word | undefined): boolean {
  return word !== undefined && word.kind === 'word' && word.capital && !isA(word, NOT_NAME) && !PARTY.test(word.text)
}
