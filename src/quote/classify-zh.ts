import { accept, decide, type Judge, reject, type Surroundings, type Verdict } from './classify.ts'
import type { ChineseRules } from './rules-zh.ts'

const INNER_STOP = /[，,。！？!?；;：:…]/
const INNER_END = /[。！？!?…，,]["'”’」』]?\s*$/
const AFTER_STOP = /[：:，,]\s*$/
const INK = /[^\s\p{P}]/gu
/** Shortest run of characters that can be a reported phrase without punctuation of its own. */
const SHORTEST_PARTIAL = 8
const SHORTEST_TIGHT = 3
const SHORTEST_SENTENCE = 4
const SHORTEST_AFTER_COMMA = 5
/** A run this long without punctuation is a clause, not a term. */
const LONGEST_TERM = 14
/** A name of more characters than this is a clause. */
const LONGEST_NAME = 16
const CLAUSE_WORD = /[是将会了我你他她不没要能让]/
/** A sentence with a stop inside and one at its end. */
const WHOLE = /[，,；;：:].*[。！？!?…]$/s
const SHORTEST_UNSTOPPED = 20
const SHORTEST_WHOLE = 10
const DATELINE = /[)）]\s*$/
/** How far around a passage the word for a banner or a slogan may stand. */
const SIGN_BEFORE = 12
const SIGN_AFTER = 24

/** A passage in a Chinese sentence, measured. */
interface Measured extends Surroundings {
  readonly rules: ChineseRules
  /** Characters that are neither punctuation nor space. */
  readonly length: number
  /** It has punctuation of its own. */
  readonly sentence: boolean
  /** It ends with punctuation of its own. */
  readonly ended: boolean
}

/** In order: the first that has an opinion decides. */
const JUDGES: readonly Judge<Measured>[] = [
  ({ length }) => (length === 0 ? reject('no-words') : undefined),
  ({ tail, rules }) => (rules.titleTail.test(tail) ? reject('talk-title') : undefined),
  ({ lead, tail }) => (/^、/.test(tail) || /、\s*$/.test(lead) ? reject('enumeration') : undefined),
  judgeLedIn,
  ({ lead, tail, rules }) =>
    rules.sign.test(lead.slice(-SIGN_BEFORE)) || rules.sign.test(tail.slice(0, SIGN_AFTER))
      ? reject('sign')
      : undefined,
  ({ lead, ended, rules }) => (!ended && rules.titleLead.test(lead) ? reject('talk-title') : undefined),
  judgeLedOut,
  judgeNoun,
  ({ listed, sentence, ledIn }) => (listed && !sentence && !ledIn ? reject('enumeration') : undefined),
  judgeOwnSentence,
  judgeAfterComma,
  judgeReported,
  ({ lead, rules }) => reject(rules.nameLead.test(lead) ? 'term' : 'scare'),
]

/** Judges a passage in a Chinese sentence; everything in `around` is in Simplified characters. */
export function classifyChinese(around: Surroundings, rules: ChineseRules): Verdict {
  const { inner } = around
  return decide(JUDGES, {
    ...around,
    rules,
    length: inner.match(INK)?.length ?? 0,
    sentence: INNER_STOP.test(inner),
    ended: INNER_END.test(inner),
  })
}

function judgeLedIn(passage: Measured): Verdict | undefined {
  if (!passage.ledIn || namesThing(passage)) return undefined
  if (!passage.cued && !passage.sentence && isName(passage)) return reject('term')
  if (passage.length < SHORTEST_TIGHT && !passage.ended) return undefined
  return accept(AFTER_STOP.test(passage.lead) ? 'direct' : 'partial', 'led-in')
}

/** A short passage that the next word makes a modifier (`“杀手级”应用`) names a thing, whatever stands before it. */
function namesThing({ inner, lead, tail, rules }: Measured): boolean {
  if (INNER_STOP.test(inner) || inner.length >= LONGEST_TERM) return false
  // `表示，“大模型”通过…`: what the next clause is about
  if (/[，,]\s*$/.test(lead) && /^[\u3400-\u9fff]/.test(tail)) return true
  return inner.length < SHORTEST_PARTIAL && rules.nounTail.test(tail)
}

function judgeLedOut({ ledOut, ended, sentence, length, lead }: Measured): Verdict | undefined {
  if (!ledOut || !(ended || sentence) || length < 2) return undefined
  return accept(lead === '' ? 'direct' : 'partial', 'led-out')
}

function judgeNoun({ tail, ended, length, reported, rules }: Measured): Verdict | undefined {
  if (ended || !rules.nounTail.test(tail)) return undefined
  return length < LONGEST_TERM || !reported ? reject('term') : undefined
}

/** A short run that ends in a noun for a thing and has no word of a clause: `更清洁的南极计划`. */
function isName({ inner, length, rules }: Pick<Measured, 'inner' | 'length' | 'rules'>): boolean {
  return length <= LONGEST_NAME && rules.thingTail.test(inner) && !CLAUSE_WORD.test(inner)
}

function judgeOwnSentence({ ended, sentence, inner, lead, tail, length }: Measured): Verdict | undefined {
  // a heading and a dateline (`（记者 陈立）`) have no stop, and a whole sentence behind one is nobody's term
  if (lead !== '' && WHOLE.test(inner) && length >= SHORTEST_WHOLE) return accept('direct', 'own-sentence')
  // “…”。 without a stop inside: too long for a term, and the sentence holds nothing else
  if (lead === '' && length >= SHORTEST_UNSTOPPED && sentence && /^[。！？]/.test(tail))
    return accept('direct', 'own-sentence')
  if (!ended || !(lead === '' || DATELINE.test(lead))) return undefined
  return length >= SHORTEST_SENTENCE ? accept('direct', 'own-sentence') : reject('scare')
}

function judgeAfterComma({ lead, tail, ended, sentence, length }: Measured): Verdict | undefined {
  if (!AFTER_STOP.test(lead) || length < SHORTEST_AFTER_COMMA) return undefined
  const closes = ended || (sentence && /^(?:$|[。！？])/.test(tail))
  return closes || (sentence && length >= LONGEST_TERM) ? accept('direct', 'after-comma') : undefined
}

function judgeReported({ reported, length, sentence, lead, inner, rules }: Measured): Verdict | undefined {
  if (!reported || length < SHORTEST_PARTIAL) return undefined
  if (!sentence && (rules.naming.test(lead) || isName({ inner, length, rules }))) return reject('term')
  return accept(AFTER_STOP.test(lead) ? 'direct' : 'partial', 'in-report')
}
