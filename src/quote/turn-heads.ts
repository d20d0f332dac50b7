import type { Span } from '../text/span.ts'

/** What a line of a dialogue opens with. */
export interface TurnHead {
  /** Who speaks, as the folded text has it; of a label only the word, without its number (`Q` for `Q2`). */
  readonly name: string
  /** Set where the head tells no more than what the line is (`问`, `A`). */
  readonly label: 'question' | 'answer' | undefined
  readonly span: Span
  /** Where what is said begins. */
  readonly said: number
}

/** Code units of the longest head. */
const LONGEST_HEAD = 160
const NUMBER =
  '(?:(?:[一二三四五六七八九十]{1,3}|\\d{1,2})[、.．]\\s*|[（(](?:[一二三四五六七八九十]{1,3}|\\d{1,2})[)）]\\s*)'
/** `问：`, `三、问：`, `Q2: `, `A. `; `A. Smith: ` is a name. */
const LABEL = new RegExp(
  `^${NUMBER}?(?:(问|提问|Q|Question|QUESTION)|(答|回答|A|Answer|ANSWER)) ?\\d{0,2}` +
    "(?:[:：]\\s*|[.．]\\s+(?![A-Z][\\w.’'-]*(?: [A-Z][\\w.’'-]*)?:))(?=\\S)",
)
/** A name, or a paper that asks (`《青山周刊》：`). */
const CHINESE_HEAD = /^([\u3400-\u9fff·]{1,12}|《[^《》\n]{1,14}》)(?:[（(][^（()）]{1,24}[)）])?[：:]\s*(?=\S)/
const ENGLISH_HEAD = /^((?:[A-Z][\w.’'-]*)(?: [A-Z][\w.’'-]*){0,3})(?:, [^:.,]{1,40})?(?::\s+|：\s*)(?=\S)/

/**
 * Reads what a line opens with before a colon; `undefined` for a line that opens otherwise.
 *
 * @param folded the folded text.
 */
export function readTurnHead(folded: string, { start, end }: Span): TurnHead | undefined {
  const line = folded.slice(start, Math.min(end, start + LONGEST_HEAD))
  const labelled = LABEL.exec(line)
  if (labelled !== null) return headOf(labelled, labelled[1] === undefined ? 'answer' : 'question', start)
  const named = CHINESE_HEAD.exec(line) ?? ENGLISH_HEAD.exec(line)
  return named === null ? undefined : headOf(named, undefined, start)
}

function headOf(found: RegExpExecArray, label: TurnHead['label'], start: number): TurnHead {
  const [head] = found
  const name = found[1] ?? found[2] ?? ''
  const from = start + head.indexOf(name)
  return { name, label, span: { start: from, end: from + name.length }, said: start + head.length }
}
