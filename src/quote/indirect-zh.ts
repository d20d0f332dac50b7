import { containsSpan, type Span } from '../text/span.ts'
import { findCues } from './cues-zh.ts'
import type { Mention } from './mention.ts'
import { readSubject } from './noun-phrase-zh.ts'
import type { ChineseText } from './people-zh.ts'
import type { Statement } from './statement.ts'

/** What may stand between a verb of saying and what is reported. */
const AFTER_CUE = /^(?:道|说|称|到|了)?[，,：:]?\s*/
/** `在某某看来，…` */
const IN_VIEW = /^在([^，,。]{1,24})看来[，,]\s*/
/** A reported clause shorter than this, in characters, is a fragment. */
const SHORTEST_STATEMENT = 6
/** Who is called by more characters than this is a clause and nobody. */
const LONGEST_SUBJECT = 24

/** Verbs of saying that are as often nouns: `提出十二项建议，` has no speaker unless a person stands before them. */
const NOUN_CUES = /^(?:主张|介绍|回应|建议|总结|警告|预测)$/

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
    const rest = source.folded.slice(hit.cue.end, sentence.end)
    // a cue without a comma needs a clause of its own: `成功的表示` reports nothing
    if (/^[的者书函力性、和与及]/.test(rest)) continue
    const mention = readSubject(source, hit.before)
    if (!maySay(mention, hit.word)) continue
    const start = hit.cue.end + (AFTER_CUE.exec(rest)?.[0].length ?? 0)
    return statement(source, { start, end: sentence.end }, { mention, cue: hit.cue, rule: 'reported' })
  }
  return undefined
}

function readView(source: ChineseText, sentence: Span): Statement | undefined {
  const view = IN_VIEW.exec(source.folded.slice(sentence.start, Math.min(sentence.end, sentence.start + 40)))
  if (view === null) return undefined
  const start = sentence.start + 1
  const mention = readSubject(source, { start, end: start + (view[1]?.length ?? 0) })
  const span = { start: sentence.start + view[0].length, end: sentence.end }
  return statement(source, span, { mention, cue: undefined, rule: 'reported' })
}

function maySay({ kind, span }: Mention, cue: string): boolean {
  if (kind === 'none' || span.end - span.start > LONGEST_SUBJECT) return false
  return kind !== 'phrase' || !NOUN_CUES.test(cue)
}

function statement({ folded }: ChineseText, span: Span, candidate: Statement['candidate']): Statement | undefined {
  let { end } = span
  while (end > span.start && /[。！？!?；;.\s]/.test(folded.charAt(end - 1))) end--
  return end - span.start >= SHORTEST_STATEMENT ? { span: { start: span.start, end }, candidate } : undefined
}
