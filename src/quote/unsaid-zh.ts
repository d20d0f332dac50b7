import type { Span } from '../text/span.ts'
import { isBody } from './cues-zh.ts'
import type { Mention } from './mention.ts'
import type { ChineseText } from './people-zh.ts'

/** Characters before a verb of saying that are read for what denies it. */
const LONGEST_DENIAL = 24
/** A name of more characters than this may hold the first character of a denial at its end. */
const SURE_NAME = 2
/** Somebody does not say it, or will not, or cannot. */
const DENIAL =
  '(?:没有?|(?:从|尚|暂|仍)?未(?:能|曾|有|予|获|必)?|拒不?|拒绝|不(?:愿意?|肯|会|曾|想|敢|便|能够?|可能|予|再|准备|打算|方便|必|应该?|需要?)?|无(?:法|意|权|从|可)|避免|难以|否认(?:自己|其)?)'
/** It is asked whether somebody says it. */
const QUESTION = '(?:是否|能否|会否|可否|有否|曾否|会不会|是不是|有没有|有无|要不要|能不能|该不该)'
/** How, where and to whom something is said, between a denial and the verb. */
const ADVERBS =
  '(?:公开|正面|明确|直接|进一步|具体|详细|正式|主动|当场|当面|立即|马上|立刻|再次?|亲口|真正|完全|清楚|多|作|做|曾经?|有|能|会|要|书面|口头|即时|同时|特别|这[样么]|如此|亲自|单独|事先|提前|就?此|(?:在|向|对|就|跟|与|给|于|为)[^，,。不的]{1,12}){0,3}'
const UNSAID = new RegExp(`(?:${DENIAL}|${QUESTION})${ADVERBS}$`)
/** `不得不`, `忍不住`, `不断`: words with a character that denies elsewhere. */
const AFFIRMED =
  /不?[得能可会]不|不得已|[无莫何]不|[忍禁]不住|不(?:由得?|断|停|时|止|久|只|仅|但|光|过|忘|禁|讳|约而同|厌其烦|无|点名|客气|动声色|假思索|甘示弱|遗余力)/g
/** `没有人`, `无任何官员`: nobody. */
const NOBODY = /^(?:并?没有?|无)(?:任何|一[名位个]|哪|人|谁)/
/** `如果`, `一旦`: what nobody has said yet. */
const SUPPOSED = /^(?:但|而)?(?:如果|假如|假设|假使|倘若|倘使|要是|一旦|除非|万一|无论|不论|不管)/

/**
 * Tells whether the words before a verb of saying deny it (`从未公开表示`), ask or suppose whether somebody says it
 * (`是否表示`, `如果…表示`), or name nobody (`没有人表示`).
 *
 * @param before from the clause's start to the verb.
 * @param mention who was read in it; what describes somebody (`不愿具名的官员`) denies nothing.
 */
export function isUnsaid(source: ChineseText, before: Span, mention: Mention): boolean {
  const { folded } = source
  if (SUPPOSED.test(folded.slice(before.start, before.end))) return true
  if (NOBODY.test(folded.slice(mention.span.start, mention.span.end))) return true
  const start = Math.max(behindSubject(source, mention), before.end - LONGEST_DENIAL)
  return UNSAID.test(folded.slice(start, before.end).replace(AFFIRMED, '＿'))
}

/** Where a denial may begin: a name may have its first character at the end (`陈立从未`), a phrase all of it (`局长陈立无法`). */
function behindSubject(source: ChineseText, { kind, span }: Mention): number {
  if (kind === 'name') return span.end - (span.end - span.start > SURE_NAME ? 1 : 0)
  return kind === 'phrase' && !isBody(source, span) ? span.start + 1 : span.end
}
