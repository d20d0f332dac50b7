import type { Span } from '../text/span.ts'
import { findCues } from './cues-zh.ts'
import type { Statement } from './indirect.ts'
import { readSubject } from './noun-phrase-zh.ts'
import type { ChineseText } from './people-zh.ts'

/** What may stand between a verb of saying and what is reported. */
const AFTER_CUE = /^(?:道|说|称|到|了)?[，,：:]?\s*/
/** `在某某看来，…` */
const IN_VIEW = /^在([^，,。]{1,24})看来[，,]\s*/
/** A reported clause shorter than this, in characters, is a fragment. */
const SHORTEST_STATEMENT = 6

/** Reads `某某指出，…` out of a sentence: the first verb of saying with a subject, and all that follows it. */
export function readChineseStatement(source: ChineseText, sentence: Span): Statement | undefined {
  const { folded, rules } = source
  const view = IN_VIEW.exec(folded.slice(sentence.start, Math.min(sentence.end, sentence.start + 40)))
  if (view !== null) {
    const start = sentence.start + 1
    const mention = readSubject(source, { start, end: start + (view[1]?.length ?? 0) })
    return statement(
      source,
      { start: sentence.start + view[0].length, end: sentence.end },
      { mention, cue: undefined, rule: 'reported' },
    )
  }
  for (const hit of findCues(source, sentence)) {
    if (!rules.indirectCues.has(hit.word)) continue
    const rest = folded.slice(hit.cue.end, sentence.end)
    const start = hit.cue.end + (AFTER_CUE.exec(rest)?.[0].length ?? 0)
    // a cue without a comma needs a clause of its own: `成功的表示` reports nothing
    if (/^[的者书函力性、和与及]/.test(rest)) continue
    const mention = readSubject(source, hit.before)
    if (mention.kind === 'none' || mention.span.end - mention.span.start > 24) continue
    return statement(source, { start, end: sentence.end }, { mention, cue: hit.cue, rule: 'reported' })
  }
  return undefined
}

function statement({ folded }: ChineseText, span: Span, candidate: Statement['candidate']): Statement | undefined {
  let { end } = span
  while (end > span.start && /[。！？!?；;.\s]/.test(folded.charAt(end - 1))) end--
  return end - span.start >= SHORTEST_STATEMENT ? { span: { start: span.start, end }, candidate } : undefined
}
