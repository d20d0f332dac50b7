import { accept, reject, type Surroundings, type Verdict } from './classify.ts'
import type { EnglishRules } from './rules.ts'

const SMALL_WORDS = /^(?:a|an|and|as|at|but|by|for|from|in|into|is|of|on|or|the|to|vs|with)$/i
/** Words before a passage that make a title or a name of it. */
const NAME_LEAD =
  /(?:\b(?:book|memoir|film|movie|show|series|sitcom|song|album|podcast|novel|play|essay|documentary|program|segment|slogan|sign|signs|banner|chant|chants|titled|entitled|called|named|nicknamed|dubbed|labeled|word|words|phrase|term|so-called|known as|headlined|subtitled|column|musical|drama|comedy)|[’']s)[,:]?\s*$/i
const NAME_TAIL =
  /^\s*(?:sign|signs|hat|hats|banner|chant|chants|T-shirt|T-shirts|button|buttons|broadcast|show|movie|film|host|level|PAC|candidate|wing|deal|campaign|plan|tour|movement|ad|ads|list|label|box|button)\b/

/** Judges a passage in an English sentence. */
export function classifyEnglish(around: Surroundings, rules: EnglishRules): Verdict {
  const { inner, lead } = around
  const words = inner.match(/[\p{L}\p{N}][\p{L}\p{N}’'.-]*/gu) ?? []
  if (/=\s*$/.test(lead)) return reject('markup')
  if (words.length === 0) return reject('no-words')
  const closed = /[.,!?…—–-]["'”’)\]]*\s*$/.test(inner)
  const opensSentence = /^["'“‘([\s…]*[\p{Lu}\p{N}]/u.test(inner)
  if (around.ledIn && (opensSentence || closed) && !isDescribed(lead, rules))
    return accept(opensSentence ? 'direct' : 'partial', 'led-in')
  if (around.ledOut && closed) return accept(lead === '' ? 'direct' : 'partial', 'led-out')
  if (isTitle(words, inner) && (NAME_LEAD.test(lead) || !/[.!?]\s*$/.test(inner) || !around.reported))
    return reject('work-title')
  if (NAME_TAIL.test(around.tail) && !closed) return reject('name')
  if (NAME_LEAD.test(lead) && words.length < 6) return reject('name')
  if (lead === '') return ownSentence(around, words.length, closed)
  if (words.length < 3) return reject('scare')
  if (around.reported && words.length >= 3) return accept('partial', 'in-report')
  return words.length >= 6 ? accept('partial', 'long') : reject('scare')
}

function ownSentence(around: Surroundings, count: number, closed: boolean): Verdict {
  if (around.ledOut) return accept('direct', 'led-out')
  if (closed && count >= 3) return accept('direct', 'own-sentence')
  return count >= 6 ? accept('direct', 'own-sentence') : reject('scare')
}

function isDescribed(lead: string, rules: EnglishRules): boolean {
  const last = /([a-z]+)(?:\s+(?:him|her|it|them|himself|herself|this|that|as|to|the|a|an))*\s*$/i
    .exec(lead)?.[1]
    ?.toLowerCase()
  return last !== undefined && rules.describers.has(last)
}

function isTitle(words: readonly string[], inner: string): boolean {
  if (words.length > 14 || /[.!?]\s+\p{Lu}/u.test(inner)) return false
  const significant = words.filter((word) => !SMALL_WORDS.test(word))
  return significant.length > 0 && words.length > 1 && significant.every((word) => /^[\p{Lu}\p{N}]/u.test(word))
}
