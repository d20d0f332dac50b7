import type { Span } from '../text/span.ts'
import type { Draft } from './drafts.ts'
import { languageOf, type Reading } from './look.ts'
import { type Candidate, candidateOf, type Mention } from './mention.ts'
import { readNounPhrase } from './noun-phrase-en.ts'
import { readSubject } from './noun-phrase-zh.ts'
import { CAPITAL, WITHIN_SIGNATURE } from './word-forms-en.ts'
import { dropMarks, hasForm, readWords } from './words-en.ts'

/** A dash before a name, and the name up to what describes it. */
const SIGNATURE = /^\s*(?:[—–―]+|--?)\s*([^\s,，。（(;；\n—–―-][^,，。（(;；\n]{0,59})/
/** Code units behind a passage that are read for a signature. */
const LONGEST_SIGNATURE = 80
/** Words of the longest name that signs. */
const LONGEST_NAME = 6

/**
 * Reads the name that signs a quotation which stands alone: `“…” —Jane Roe, Springfield`, also on the next line.
 *
 * @returns nothing when more than a name follows the dash, or when a sentence leads to the passage.
 */
export function readSignature(reading: Reading, { looks }: Draft): Candidate | undefined {
  const { text, blocks } = reading.document
  const [first] = looks
  const last = looks.at(-1) ?? first
  if (first.lead.end > first.lead.start) return undefined
  const { end } = last.passage.outer
  const block = blocks[last.passage.block]?.span
  const alone = block !== undefined && text.slice(end, Math.min(block.end, end + LONGEST_SIGNATURE)).trim() === ''
  const from = alone ? (blocks[last.passage.block + 1]?.span.start ?? end) : end
  const hit = SIGNATURE.exec(text.slice(from, from + LONGEST_SIGNATURE))
  const name = hit?.[1]?.trimEnd()
  if (hit === null || name === undefined) return undefined
  const start = from + hit[0].indexOf(name)
  const mention = readName(reading, { start, end: start + name.length })
  return mention?.kind === 'name' ? candidateOf(mention, undefined, 'signature') : undefined
}

/** A name and nothing else; `— he said` and `— a first for the town` are none. */
function readName(reading: Reading, span: Span): Mention | undefined {
  const { chinese, english } = reading
  if (languageOf(reading, span) === 'zh') return readSubject(chinese, span)
  const { words } = english
  readWords(words, span)
  dropMarks(words)
  if (words.count === 0 || words.count > LONGEST_NAME || !hasForm(words, 0, CAPITAL)) return undefined
  for (let at = 0; at < words.count; at++) if (!hasForm(words, at, CAPITAL | WITHIN_SIGNATURE)) return undefined
  return readNounPhrase(words, 0, words.count)
}
