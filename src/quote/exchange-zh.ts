import { type Span, sliceSpan } from '../text/span.ts'
import type { Look, Reading } from './look.ts'
import type { Candidate, Mention } from './mention.ts'
import type { ChineseText } from './people-zh.ts'
import { readChineseTail } from './tail-zh.ts'

/** A term in marks, in characters. */
const LONGEST_TERM = 16
/** Passages mark to mark that are looked along for whoever says the last one. */
const MOST_IN_ROW = 12
/** Verbs of asking that wait for an answer. */
const ASKS = /(?:^|[提询追])问道?$/
const QUESTION = /[？?]\s*$/
/** How many people are counted without a number. */
const MANY = /^(?:不少|许多|很多|众多|[多数几][名位十百]|部分|一些|大家$|大伙|众人)/

/** Whoever says a Chinese passage that others in marks part from its verb of saying: terms, or more of what many people say. */
export function besideOthers(reading: Reading, last: Look): Candidate | undefined {
  return overTerms(reading, last) ?? saidByMany(reading, last)
}

/** `“…”研究“柑橘谱系”的塔隆说。`: a verb of saying behind terms that stand in marks of their own. */
function overTerms(reading: Reading, { frame, index, language, tail, lead }: Look): Candidate | undefined {
  if (language === 'en' || lead.end > lead.start || tail.end === tail.start) return undefined
  let at = index + 1
  while (at < frame.passages.length && frame.gaps[at]?.length === 1 && !frame.gaps[at]?.[0]?.ended) {
    const { inner } = frame.passages[at] ?? {}
    if (inner === undefined || inner.end - inner.start > LONGEST_TERM) return undefined
    if (/[，,。！？!?]/.test(sliceSpan(reading.document.text, inner))) return undefined
    at++
  }
  const end = frame.gaps[at]?.[0]?.span.end ?? tail.end
  return at === index + 1 ? undefined : readChineseTail(reading.chinese, { start: tail.start, end })
}

/** `“好！”“真好！”孩子们说。`: whoever says the last of several passages mark to mark, where these are many people. */
function saidByMany({ chinese }: Reading, { frame, index, language, lead, tail }: Look): Candidate | undefined {
  if (language === 'en' || lead.end > lead.start || tail.end > tail.start) return undefined
  let last = index
  while (last - index < MOST_IN_ROW && frame.gaps[last + 1]?.length === 0 && frame.passages[last + 1]) last++
  const behind = frame.gaps[last + 1]?.[0]
  if (last === index || behind === undefined) return undefined
  // `“谁知道？”“我知道！”孩子们说`: the question is somebody else's
  const row = frame.passages.slice(index, last + 1).map(({ inner }) => isQuestion(chinese.folded, inner))
  if (row[0] && !row.every(Boolean)) return undefined
  const found = readChineseTail(chinese, behind.span)
  return found && isMany(chinese, found.mention) ? found : undefined
}

/** Tells whether a passage answers what somebody asked before it, so that it is not the words of whoever asked. */
export function answers({ chinese }: Reading, { language, passage }: Look, asker: Candidate | undefined): boolean {
  if (language === 'en' || asker?.cue === undefined || isQuestion(chinese.folded, passage.inner)) return false
  const { folded } = chinese
  const { start, end } = asker.cue
  if (!ASKS.test(folded.slice(start, end))) return false
  // `何静被问到何时开工。“明天。”`
  return folded.charAt(start - 1) !== '被'
}

/** Tells whether a passage asks, by its last mark. */
export function isQuestion(text: string, { start, end }: Span): boolean {
  return QUESTION.test(text.slice(Math.max(start, end - 4), end))
}

/** Tells whether a mention is of many people: `她们`, `孩子们`, `不少网友`, but not `一位网友`. */
function isMany({ folded, rules }: ChineseText, { kind, span }: Mention): boolean {
  const words = folded.slice(span.start, span.end)
  if (kind === 'pronoun') return rules.pluralPronouns.has(words)
  if (kind !== 'phrase' || /[一这那该某有][位名个]/.test(words)) return false
  return /们$/.test(words) || MANY.test(words) || rules.anyOfMany.has(words.slice(-2))
}
