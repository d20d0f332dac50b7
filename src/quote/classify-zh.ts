import { accept, reject, type Surroundings, type Verdict } from './classify.ts'
import type { ChineseRules } from './rules.ts'

const INNER_STOP = /[，,。！？!?；;：:…]/
const INK = /[^\s\p{P}]/gu
/** Shortest run of characters that can be a reported phrase without punctuation of its own. */
const SHORTEST_PARTIAL = 8
const SHORTEST_TIGHT = 3
/** A run this long without punctuation is a clause, not a term. */
const LONGEST_TERM = 14

/** Judges a passage in a Chinese sentence; everything in `around` is in Simplified characters. */
export function classifyChinese(around: Surroundings, rules: ChineseRules): Verdict {
  const { inner, lead, tail } = around
  const length = inner.match(INK)?.length ?? 0
  const sentence = INNER_STOP.test(inner)
  const ended = /[。！？!?…，,]["'”’」』]?\s*$/.test(inner)
  if (length === 0) return reject('no-words')
  if (rules.titleTail.test(tail)) return reject('talk-title')
  if (/^[、]/.test(tail) || /[、]\s*$/.test(lead)) return reject('enumeration')
  if (around.ledIn && !isNoun(around, rules)) {
    if (length >= SHORTEST_TIGHT || ended) return accept(/[：:，,]\s*$/.test(lead) ? 'direct' : 'partial', 'led-in')
  }
  if (rules.titleLead.test(lead) && !ended) return reject('talk-title')
  if (around.ledOut && (ended || sentence) && length >= 2) return accept(lead === '' ? 'direct' : 'partial', 'led-out')
  if (rules.nounTail.test(tail) && !ended && (length < LONGEST_TERM || !around.reported)) return reject('term')
  if (rules.sign.test(lead.slice(-12)) || rules.sign.test(tail.slice(0, 24))) return reject('sign')
  if (ended && lead === '') return length >= 4 ? accept('direct', 'own-sentence') : reject('scare')
  if (/[：:，,]\s*$/.test(lead) && ended && length >= 5) return accept('direct', 'after-comma')
  if (around.reported && length >= SHORTEST_PARTIAL) {
    return !sentence && /(?:也就是|就是|即|所谓的?|称为|叫做)\s*$/.test(lead)
      ? reject('term')
      : accept(/[：:，,]\s*$/.test(lead) ? 'direct' : 'partial', 'in-report')
  }
  if (sentence && length >= LONGEST_TERM) return accept('partial', 'long')
  return reject(rules.nameLead.test(lead) ? 'term' : 'scare')
}

/** A short passage that the next word makes a modifier (`“杀手级”应用`) names a thing, whatever stands before it. */
function isNoun({ inner, tail }: Surroundings, rules: ChineseRules): boolean {
  return !INNER_STOP.test(inner) && inner.length < SHORTEST_PARTIAL && rules.nounTail.test(tail)
}
