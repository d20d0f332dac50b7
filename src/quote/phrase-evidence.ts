import type { Span } from '../text/span.ts'
import { isBody } from './cues-zh.ts'
import type { Mention } from './mention.ts'
import { PERSON_NOUN } from './nearest-zh.ts'
import type { ChineseText } from './people-zh.ts'
import { findWords } from './word-list.ts'

/** A description or a name that no rule knows, in characters. */
const LONGEST_DESCRIPTION = 26
const LONGEST_NAME = 8
/** How far around a mention the same words are looked for, in characters. */
const FARTHEST_REPEAT = 1500
/** A whole title of a work or a paper, a body's name in capitals. */
const WHOLE_NAME = /^(?:《[^《》]{1,20}》|[A-Z][A-Z&-]{1,7})$/
/** What only a clause has. */
const CLAUSE = /[，,、；;：:“”「」（()）①-⑳\s]|[了着过是把将被让]|[接收来看听]到|[的地][和跟]|\.\.|得不|欲|\d[月日]/
/** How an unnamed speaker is mostly begun or ended (`一位居民`, `该男子`, `泵站有关负责人`). */
const COUNTED =
  /^(?:一|另|有|这|该|那|某|多|不少|数|[两三几]|部分|无数|许多|很多|匿名|不愿)|(?:有关|相关)(?:负责人|人士|部门)$|发言人$/
/** No more characters than this hold no clause. */
const SHORTEST_LOOSE = 3
/** A body's name in characters (`青山市水务局`). */
const LONGEST_BODY = 10
/** A surname of one character and the two of a given name: shorter ones are words as often (`成本`, `高度`). */
const SURNAMED = /^[\u3400-\u9fff]{3}$/
/** What a name is written with: Chinese characters, or Latin letters with digits. */
const NAME = /^(?:[\u3400-\u9fff·]+|[A-Za-z][A-Za-z0-9.& -]*)$/

/**
 * Tells what a Chinese description of a speaker rests on.
 *
 * @returns `body` when it is or ends in a noun for people or bodies (`一位知情人士`, `国防部`, `IMF`); `repeated` when
 *   the same words stand elsewhere near (`桥石称…桥石还表示`), as a name's do; `phrase` for any other words.
 */
export function phraseEvidence(source: ChineseText, { start, end }: Span): 'body' | 'repeated' | 'phrase' {
  const words = source.folded.slice(start, end)
  if (WHOLE_NAME.test(words)) return 'body'
  if (words.length > LONGEST_DESCRIPTION || CLAUSE.test(words)) return 'phrase'
  // who asks is nobody to be quoted
  if (source.rules.askers.has(words)) return 'phrase'
  if (isBody(source, { start, end })) return namesTwo(source, words) ? 'phrase' : 'body'
  const isName = words.length > 1 && words.length <= LONGEST_NAME && NAME.test(words) && !NO_NAME.test(words)
  return isName && standsElsewhere(source.folded, { start, end }) ? 'repeated' : 'phrase'
}

/**
 * The same with `loose` for a noun for people with other words before it: they may be more than what describes them; and
 * `named` for repeated words that are written as a name is.
 */
export function describedEvidence(source: ChineseText, span: Span): 'body' | 'loose' | 'named' | 'repeated' | 'phrase' {
  const evidence = phraseEvidence(source, span)
  if (evidence === 'repeated') return isWrittenAsName(source, span) ? 'named' : 'repeated'
  return evidence === 'body' && !isPlainBody(source, span) ? 'loose' : evidence
}

/** A surname with one or two characters behind it (`介文汲`), or nothing but what foreign names are written with. */
function isWrittenAsName({ folded, rules }: ChineseText, { start, end }: Span): boolean {
  const words = folded.slice(start, end)
  if ([...words].every((character) => rules.transliteration.has(character))) return true
  return SURNAMED.test(words) && rules.surnames.has(words.charAt(0)) && !/[的了着过地得]$/.test(words)
}

/** Tells whether a noun for people or bodies is alone, counted, or a body's name; any other words before it may be a clause's. */
function isPlainBody({ folded, rules }: ChineseText, { start, end }: Span): boolean {
  const words = folded.slice(start, end)
  if (words.length <= SHORTEST_LOOSE || WHOLE_NAME.test(words) || COUNTED.test(words)) return true
  const noun = findWords(words, rules.group, 0, words.length).at(-1)
  if (noun?.start === 0 && noun.end === words.length) return true
  return words.length <= LONGEST_BODY && !PERSON_NOUN.test(words) && !words.endsWith('长')
}

/** `网友私信记者`, `女子抱走男孩`: a noun for a person before another one is part of a clause; `居民区志愿者` is not. */
function namesTwo({ rules }: ChineseText, words: string): boolean {
  return findWords(words, rules.group, 0, words.length).some(
    ({ word, end }) =>
      PERSON_NOUN.test(word) && end < words.length && !/^[的区楼组会团部院局群家代们方]/.test(words.slice(end)),
  )
}

/** What a name does not begin with (`不轻易相信`, `打电话称`). */
const NO_NAME =
  /^[不没未别打拨发被把让给向对在从由与和及并而且但也还都就又再很更最只可能要想去来到]|^[一两几多数\d]+[名位个]$|^[昨今前明当次隔][天日晚早夜晨]$/

function standsElsewhere(folded: string, { start, end }: Span): boolean {
  const words = folded.slice(start, end)
  const before = folded.slice(Math.max(0, start - FARTHEST_REPEAT), start)
  return before.includes(words) || folded.slice(end, end + FARTHEST_REPEAT).includes(words)
}

/** A name, or a description of people or bodies; whoever asks does not go on. */
export function isWellKnown(chinese: ChineseText, { kind, span }: Mention): boolean {
  if (chinese.rules.askers.has(chinese.folded.slice(span.start, span.end))) return false
  return kind === 'name' || (kind === 'phrase' && phraseEvidence(chinese, span) === 'body')
}

/** Tells whether nothing known of somebody speaks against a pronoun. */
export function fitsGender({ folded, people, rules }: ChineseText, { span }: Mention, pronoun: Span): boolean {
  const gender = people.byName.get(folded.slice(span.start, span.end))?.gender
  const other = { female: rules.male, male: rules.female }
  return gender === undefined || !other[gender].has(folded.slice(pronoun.start, pronoun.end))
}
