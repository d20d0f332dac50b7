import type { Span } from '../text/span.ts'
import { trimSpan } from '../text/trim-span.ts'
import type { ChineseRules } from './rules-zh.ts'
import { findWords } from './word-list.ts'

/** Adverbials between a subject and its verb: place, time, listener, manner, means. */
const ADVERBIAL_TAIL =
  /(?:(?<=[\u3400-\u9fff\w）)》”])(?<![存现实正所内外旨潜自好])在(?![于场])[^，,。在]{1,14}|(?:在|于)[^，,。]{0,30}(?:时|上|中|后|里|期间|会|采访|现场|致辞|讲话|处|前|内)|(?:(?<![绝面针相反敌应派])对(?![策象手方比于抗应冲外])|跟|同(?![学事志行伴期比样])|就|针对|面对)[^，,。]{1,30}|(?<![方取倾意动走导])面?向(?:[他她其我]|[^，,。]{2,30})|一边[^，,。]{1,14}|(?:接受|回应|致函|致电|告诉)[^，,。]{1,20}|自[^，,。自]{2,16}(?:以来|起|后)|(?:用|以)[^，,。]{1,10}(?:口吻|语气|方式|语|话|身份|名义)|通过[^，,。]{2,20}|(?<![存现所正内外实])[在于]|(?<=[告书帖信文件稿案录》]|声明)[中里])$/
/** `何静边走边说`, without the verb. */
const MEANWHILE = /(?<![周路旁身两河海江岸街池手这那外里上下前后左右东西南北])边[\u3400-\u9fff]{1,6}边$/
/** How something is said. */
const MANNER =
  /(?:(?:毫不|迫不|目不|满[怀含脸]|一脸)[\u3400-\u9fff]{2}地|[\u3400-\u9fff]{1,2}([\u3400-\u9fff])\1地|(?<![各当外本基土内驻产园])(?:很|挺|非常|十分|[\u3400-\u9fff]{2}而)?[\u3400-\u9fff]{2}地)$/
const ADVERBIAL_HEAD = /^(?:在|于|当|从|据|对|就)[^，,。]{1,24}?(?:时|上|中|后|里|期间|看来|方面)(?=.)/
const HEAD_MARKS =
  /^(?:(?:图片?|图表|图文|文|摄影?)\s*[／/]|[\s“”"（(【[、，,↓↑→▲▼●■◆•]+|另?据|[^【】]{0,20}】|[^（(]{0,30}[)）])/
const TAIL_MARKS = /(?:[\s“”"】\]]|[（(][^（(]*[)）])+$/
/** Four characters that tell how something is said, with the 地 behind them. */
const IDIOM = /^[\u3400-\u9fff]{4}地$/
const IDIOM_LENGTH = 5
/** 地, behind what tells how something is said. */
const MANNER_SIGN = '地'
/** `水务局昨(20)日公布最新调查`: whoever makes known what is then cited; the day ends the name. */
const MAKES_KNOWN =
  /^([\u3400-\u9fff]{2,12}?)(?:[昨今前](?:[天日]|[（(]\d{1,2}[)）]日?)|日前|近日|\d{1,2}日)(?:公布|发布|发表|公告)[^，,。]{2,16}$/
/** Adverbs pile up, but not without end. */
const MOST_ROUNDS = 8

/**
 * Takes adverbs, dates and the like off both ends of the words before a verb; what is left may be empty.
 *
 * A noun for people or bodies (`董事会`) and a pronoun (`对方`) stay whole, though they hold an adverb.
 */
export function trimPhrase(folded: string, span: Span, rules: ChineseRules): Span {
  let { start, end } = withoutIdiom(folded, withoutNews(folded, span), rules)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const phrase = folded.slice(start, end)
    const head = headLength(phrase, rules)
    const tail = tailLength(phrase, rules)
    if (head + tail === 0) break
    start += head
    end -= head > 0 ? 0 : tail
  }
  start += lengthOf(ADVERBIAL_HEAD.exec(folded.slice(start, end)))
  const dash = folded.slice(start, end).lastIndexOf('——')
  if (dash >= 0 && start + dash + 2 < end) start += dash + 2
  return trimSpan(folded, { start, end: Math.max(start, end) })
}

function withoutNews(folded: string, { start, end }: Span): Span {
  const who = MAKES_KNOWN.exec(folded.slice(start, end))?.[1]
  return { start, end: who === undefined ? end : start + who.length }
}

/**
 * `何静语重心长地`: what somebody with a name or a noun has before it, without the four characters before 地; nothing
 * of these alone (`低声细语地`, but not `何静无奈地`).
 */
function withoutIdiom(folded: string, { start, end }: Span, rules: ChineseRules): Span {
  const sign = folded.charAt(end - 1)
  // `孩子们争先恐后的说`: 的 is often written for 地
  if (sign === '的') return { start, end: end - lengthOfManner(folded.slice(start, end), rules) }
  if (sign !== MANNER_SIGN) return { start, end }
  const phrase = folded.slice(start, end)
  if (IDIOM.test(phrase) && !isSomebody(phrase.slice(0, 2), rules)) return { start, end: start }
  const who = /^([\u3400-\u9fff]{2,3})[\u3400-\u9fff]{4}地$/.exec(phrase)?.[1]
  return who !== undefined && isSomebody(who, rules) ? { start, end: start + who.length } : { start, end }
}

/** `孩子们争先恐后的`, `老人激动的`: four characters behind 们 with their 的, or the 的 of an adverb of two or more. */
function lengthOfManner(phrase: string, rules: ChineseRules): number {
  if (/们[\u3400-\u9fff]{4}的$/.test(phrase)) return IDIOM_LENGTH
  return lengthOf(rules.trailing.exec(phrase.slice(0, -1))) > 1 ? 1 : 0
}

/** A surname, also behind a familiar word (`小陈`), or a noun for people or bodies. */
function isSomebody(who: string, rules: ChineseRules): boolean {
  const familiar = /^[小老阿]/.test(who) && rules.surnames.has(who.charAt(1))
  return familiar || rules.surnames.has(who.charAt(0)) || endsInNoun(who, rules)
}

function endsInNoun(phrase: string, rules: ChineseRules): boolean {
  return findWords(phrase, rules.group, 0, phrase.length).at(-1)?.end === phrase.length
}

function headLength(phrase: string, rules: ChineseRules): number {
  if (rules.singularPronouns.has(phrase.slice(0, 2)) || rules.pluralPronouns.has(phrase.slice(0, 2))) return 0
  return lengthOf(HEAD_MARKS.exec(phrase) ?? rules.leading.exec(phrase))
}

function tailLength(phrase: string, rules: ChineseRules): number {
  // `不方便` ends in no adverb
  if (/[方随顺即]便$/.test(phrase)) return 0
  const length = adverbialLength(phrase, rules)
  if (length > 2) return length
  const noun = findWords(phrase, rules.group, Math.max(0, phrase.length - 6), phrase.length).at(-1)
  // `有些客户会说` has a verb's 会, `理事会说` a noun's
  if (length === 0) return phrase.endsWith('会') && noun?.end === phrase.length - 1 ? 1 : 0
  return noun?.end === phrase.length && noun.end - noun.start > length ? 0 : length
}

function adverbialLength(phrase: string, rules: ChineseRules): number {
  const adverb = TAIL_MARKS.exec(phrase) ?? rules.trailing.exec(phrase)
  // `何静满意地`: 地 goes with what stands before it, and so does 边
  if (adverb?.[0] === '地') return lengthOf(MANNER.exec(phrase) ?? adverb)
  if (adverb?.[0] === '边') return lengthOf(MEANWHILE.exec(phrase) ?? adverb)
  return lengthOf(adverb ?? ADVERBIAL_TAIL.exec(phrase))
}

function lengthOf(hit: RegExpExecArray | null): number {
  return hit === null ? 0 : hit[0].length
}
