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
/** Words or deeds of others, whatever clause describes them (`质疑公司已经停产的说法`). */
const OF_OTHERS = /的(?:说法|传闻|传言|谣言|流言|指控|指责|做法|行为)$/
/** What is as often said of a thing (`抨击这一起诉`) as of what somebody does. */
const OF_THINGS = /^(?:质疑|批评|抨击|指责)$/
/** Figures are put beside others (`结合此前数据显示`). */
const PUT_TOGETHER = /^(?:结合|综合|参考|对比)/
/** What takes a noun for words (`接受批评`, `兑现承诺`, `何静的承诺`). */
const TAKES_NOUN =
  /(?:接受|面对|回应|欢迎|感谢|针对|引发|引来|招致|提出|作出|做出|兑现|履行|遵守|违背|收到|听取|反驳|无视|不顾|自我|[受遭被的])$/
/** A verb of saying behind another (`反驳称`). */
const SAYING = /(?:称|说|道|指出|表示|认为)$/
/** Figures and papers that show something. */
const FIGURES = /(?:数据|统计|资料|白皮书|蓝皮书|绿皮书|报告书?|年报|财报|业绩|调查|调研|民调|普查|研究|结果|指数)$/
/** `据《晚报》报道，…`, `青山日报报道，…`: a paper or an agency by its name. */
const PAPER =
  /^(另?据|综合)?(《[^《》]{1,20}》|[\u3400-\u9fff]{2,12}[社报网刊])(?:[^，,。]{0,12}?)报[道导][称说]?[，,：:]\s*/
/** Code units within which a sentence says which paper it is from. */
const LONGEST_SOURCE = 48
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
    if (!reports(source, hit) || quoted.some((span) => containsSpan(span, hit.cue))) continue
    const mention = readSubject(source, hit.before)
    if (isNobody(source, hit, mention) || isUnsaid(source, hit.before, mention)) continue
    const start = saidFrom(source, hit, sentence.end)
    if (start === undefined) continue
    return statement(source, { start, end: sentence.end }, candidateOf(mention, hit.cue, 'reported'))
  }
  return readPaper(source, sentence)
}

/** Tells whether a verb reports without marks: one of a list, one that another follows (`反驳称`), or `数据显示`. */
function reports({ folded, rules }: ChineseText, { cue, word, before }: CueHit): boolean {
  if (rules.indirectCues.has(word)) return true
  if (word === '显示' || word === '表明') {
    const words = folded.slice(before.start, before.end)
    return FIGURES.test(words) && !PUT_TOGETHER.test(words)
  }
  return cue.end - cue.start > word.length && !/问/.test(word) && SAYING.test(folded.slice(cue.start, cue.end))
}

/** `据《晚报》报道，…`: what a paper reports, where the sentence has nobody else say anything. */
function readPaper(source: ChineseText, { start, end }: Span): Statement | undefined {
  const paper = PAPER.exec(source.folded.slice(start, Math.min(end, start + LONGEST_SOURCE)))
  const name = paper?.[2] ?? ''
  if (paper === null || /^(?:有|多家|当地|外)/.test(name)) return undefined
  const from = start + (paper[1]?.length ?? 0)
  const mention: Mention = { span: { start: from, end: from + name.length }, kind: 'phrase', role: undefined }
  return statement(source, { start: start + paper[0].length, end }, candidateOf(mention, undefined, 'reported'))
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
function namesThing(
  { clauseCues, denyingCues, topicCues }: ChineseRules,
  cue: string,
  rest: string,
  said: string,
): boolean {
  if (DONE.test(rest)) return true
  if (/^(?:道|说|称|到|了)?[，,：:]/.test(rest)) return false
  if (clauseCues.has(cue)) return false
  const clause = /^[^，,。；;！？!?]*/.exec(said)?.[0] ?? ''
  if (OF_OTHERS.test(clause) && !denyingCues.has(cue)) return true
  if (OF_THINGS.test(cue) && !PREDICATE.test(clause)) return true
  return topicCues.has(cue) || (NAMED_THING.test(clause) && !PREDICATE.test(clause))
}

/** Tells whether nobody says it, or a noun is meant (`接受批评`), or whether a time or a place is told (`在法国宣布…后`). */
function isNobody({ folded, rules }: ChineseText, { before, word }: CueHit, { kind, span }: Mention): boolean {
  if (kind === 'none' || span.end - span.start > LONGEST_SUBJECT) return true
  const isNoun =
    rules.nounCues.has(word) && (kind === 'phrase' || TAKES_NOUN.test(folded.slice(before.start, before.end)))
  if (isNoun) return true
  return kind === 'phrase' && /^(?:在|当|随着|由于|因)/.test(folded.slice(span.start, span.end))
}

function statement({ folded }: ChineseText, span: Span, candidate: Statement['candidate']): Statement | undefined {
  let { end } = span
  while (end > span.start && /[。！？!?；;.\s]/.test(folded.charAt(end - 1))) end--
  return end - span.start >= SHORTEST_STATEMENT
    ? { span: { start: span.start, end }, attribution: undefined, candidate }
    : undefined
}
