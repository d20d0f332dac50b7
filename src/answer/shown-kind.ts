import type { AskedKind } from '../search/search-rules.ts'
import { madeOnce } from '../text/made-once.ts'
import { type Span, sliceSpan } from '../text/span.ts'
import { cuesOf, type Evidence } from './read-evidence.ts'
import { isPersonKey, type Question } from './read-question.ts'
import type { ReadText } from './read-text.ts'

/** A sum or a share by its sign; those written in words are cues of the data. */
const AMOUNT = /[$€£¥]\s?\d[\d,.]*|\d[\d,.]*\s?[%％]/g
const NUMBER = /\d[\d,.]*/g
/** How a person's name looks where no list of names helps: capitals within a sentence, 约翰·史密斯, a title behind it, 由 before it. */
const NAME =
  /(?<=由)(?![于此来其])[\u3400-\u9fff·]{2,16}|(?<=[a-z,;:] )[A-Z][a-z]+(?: [A-Z][a-z]+)*|[\u3400-\u9fff]{1,2}·[\u3400-\u9fff]{1,2}|先生|女士|教授|院士|总统|主席|博士|国王|皇帝|将军|导演|经理|董事长/g

/**
 * Finds where a passage holds what a question asks for: a number for "how many", a date for "when".
 * What the question says itself is no answer to it.
 *
 * @returns empty when nothing is found, and when the question does not tell what it asks for.
 */
export function shownSpans(question: Question, evidence: Evidence): readonly Span[] {
  if (question.asks.size === 0) return []
  const cued = cuesOf(evidence.read).flatMap(({ concept, span }) =>
    [...question.asks].some((kind) => kind === concept) && isNews(question, evidence, span) ? [span] : [],
  )
  return [...cued, ...[...question.asks].flatMap((kind) => spansOfKind(kind, question, evidence))]
}

function spansOfKind(kind: AskedKind, question: Question, evidence: Evidence): readonly Span[] {
  if (kind === 'number' || kind === 'when') return numberSpans(question, evidence)
  if (kind === 'amount' || kind === 'price') return amountSpans(question, evidence)
  if (kind === 'who') return nameSpans(question, evidence)
  return []
}

function numberSpans(question: Question, evidence: Evidence): readonly Span[] {
  return numbersIn(evidence.read).filter((span) => isNews(question, evidence, span))
}

function amountSpans(question: Question, evidence: Evidence): readonly Span[] {
  return amountsIn(evidence.read).filter((span) => isNews(question, evidence, span))
}

const numbersIn = madeOnce(({ folded }: ReadText) => spansOf(NUMBER, folded))
const amountsIn = madeOnce(({ folded }: ReadText) => spansOf(AMOUNT, folded))
const likeNamesIn = madeOnce(({ folded }: ReadText) => spansOf(NAME, folded))

/** @param pattern with the flag `g`. */
function spansOf(pattern: RegExp, text: string): readonly Span[] {
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
}

function nameSpans(question: Question, { read }: Evidence): readonly Span[] {
  const asked = new Set(question.parts.map(({ key }) => key))
  const named = peopleIn(read).flatMap(({ key, span }) => (asked.has(key) ? [] : [span]))
  if (named.length > 0) return named
  const isAsked = (span: Span): boolean =>
    sliceSpan(read.folded, span)
      .split(' ')
      .some((word) => question.folded.includes(word))
  return likeNamesIn(read).filter((span) => !isAsked(span))
}

/** People of the corpus whom a passage names. */
const peopleIn = madeOnce(({ keys, places }: ReadText) =>
  keys.flatMap((key, i) =>
    isPersonKey(key) ? [{ key, span: { start: places[2 * i] ?? 0, end: places[2 * i + 1] ?? 0 } }] : [],
  ),
)

/** A single character such as 年 may stand in the question too; a number or a name that does tells nothing new. */
function isNews(question: Question, { folded }: Evidence, span: Span): boolean {
  const found = folded.slice(span.start, span.end)
  return (found.length === 1 && !/\d/.test(found)) || !question.folded.includes(found)
}
