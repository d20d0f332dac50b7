import { containsSpan, type Span } from '../text/span.ts'
import { type CueHit, findCues } from './cues-zh.ts'
import { candidateOf, type Mention } from './mention.ts'
import { readSubject } from './noun-phrase-zh.ts'
import type { ChineseText } from './people-zh.ts'
import type { ChineseRules } from './rules-zh.ts'
import type { Statement } from './statement.ts'
import { isUnsaid } from './unsaid-zh.ts'

/** What may stand between a verb of saying and what is reported. */
const AFTER_CUE = /^(?:道|说|称|到|了)?[，,：:]?\s*/
/** `在某某看来，…` */
const IN_VIEW = /^在([^，,。]{1,24})看来[，,]\s*/
/** A reported clause shorter than this, in characters, is a fragment. */
const SHORTEST_STATEMENT = 6
/** Who is called by more characters than this is a clause and nobody. */
const LONGEST_SUBJECT = 24

/** A verb that is over and done (`介绍了…`, `重申了…`) takes a thing, and only after a stop a clause. */
const DONE = /^[了过](?![，,：:])/
/** The end of a thing that is named, not of a clause (`强调…的重要性`). */
const NAMED_THING =
  /(?:的[^的，,]{0,6}|性|工作|情况|意义|作用|问题|背景|特点|成果|经验|内容|方面|过程|措施|支持|立场|态度|承诺|指控|要求)$/
/** A word that only a clause has, outside the nouns that hold its character (`重要`, `社会`). */
const PREDICATE =
  /是(?!否)|将(?!来)|(?<![社大协工议机晚年])会(?![议员面])|(?<![重主必需简摘])要(?![求点素])|(?<![功智技性产职才动节])能(?![力源量])|可以|可能|(?<![反供对效适响])应(?![用对急])|已|正在|不|没|(?<![所拥国现])有(?![关效限])|在|让|使(?![用命])|需(?!求)|想|被|把/

/**
 * Reads `某某指出，…` out of a sentence: the first verb of saying with a subject, and all that follows it.
 * @param quoted what stands in marks within the sentence.
 */
export function readChineseStatement(
  source: ChineseText,
  sentence: Span,
  quoted: readonly Span[],
): Statement | undefined {
  const view = readView(source, sentence)
  if (view !== undefined) return view
  for (const hit of findCues(source, sentence)) {
    if (!source.rules.indirectCues.has(hit.word) || quoted.some((span) => containsSpan(span, hit.cue))) continue
    const mention = readSubject(source, hit.before)
    if (isNobody(source, hit, mention) || isUnsaid(source, hit.before, mention)) continue
    const start = saidFrom(source, hit, sentence.end)
    if (start === undefined) continue
    return statement(source, { start, end: sentence.end }, candidateOf(mention, hit.cue, 'reported'))
  }
  return undefined
}

/** Where that begins which a verb of saying reports; `undefined` when it reports nothing. */
function saidFrom({ folded, rules }: ChineseText, { cue, word }: CueHit, end: number): number | undefined {
  const rest = folded.slice(cue.end, end)
  // a cue without a comma needs a clause of its own: `成功的表示` reports nothing
  if (/^[的者书函力性、和与及]/.test(rest)) return undefined
  const start = cue.end + (AFTER_CUE.exec(rest)?.[0].length ?? 0)
  if (namesThing(rules, word, rest, folded.slice(start, end))) return undefined
  // `否认曾受贿`: without its verb it would be what is denied
  return rules.denyingCues.has(word) ? cue.start : start
}

function readView(source: ChineseText, sentence: Span): Statement | undefined {
  const view = IN_VIEW.exec(source.folded.slice(sentence.start, Math.min(sentence.end, sentence.start + 40)))
  if (view === null) return undefined
  const start = sentence.start + 1
  const mention = readSubject(source, { start, end: start + (view[1]?.length ?? 0) })
  const span = { start: sentence.start + view[0].length, end: sentence.end }
  return statement(source, span, candidateOf(mention, undefined, 'reported'))
}

/**
 * Tells whether a verb of saying has a thing for its object and no clause: `介绍了背景`, `强调创新的重要性`.
 *
 * @param rest what follows the verb; `said` the same without the stop between.
 */
function namesThing({ clauseCues, topicCues }: ChineseRules, cue: string, rest: string, said: string): boolean {
  if (DONE.test(rest)) return true
  if (/^(?:道|说|称|到|了)?[，,：:]/.test(rest)) return false
  if (clauseCues.has(cue)) return false
  const clause = /^[^，,。；;！？!?]*/.exec(said)?.[0] ?? ''
  return topicCues.has(cue) || (NAMED_THING.test(clause) && !PREDICATE.test(clause))
}

/** Tells whether nobody says it, or whether a time or a place is told (`在法国宣布…后`). */
function isNobody({ folded, rules }: ChineseText, { word }: CueHit, { kind, span }: Mention): boolean {
  if (kind === 'none' || span.end - span.start > LONGEST_SUBJECT) return true
  if (kind === 'phrase' && rules.nounCues.has(word)) return true
  return kind === 'phrase' && /^(?:在|当|随着|由于|因)/.test(folded.slice(span.start, span.end))
}

function statement({ folded }: ChineseText, span: Span, candidate: Statement['candidate']): Statement | undefined {
  let { end } = span
  while (end > span.start && /[。！？!?；;.\s]/.test(folded.charAt(end - 1))) end--
  return end - span.start >= SHORTEST_STATEMENT
    ? { span: { start: span.start, end }, attribution: undefined, candidate }
    : undefined
}
