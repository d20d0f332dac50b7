import type { Block } from '../document/document.ts'
import { type Span, sliceSpan } from '../text/span.ts'
import { mergeInOrder, overlapping } from './in-order.ts'
import type { Reading } from './look.ts'
import type { ChineseRules } from './rules-zh.ts'

/** One turn of an interview or a transcript: a line that opens with who speaks. */
export interface Turn {
  /** What is said: the line after its head. */
  readonly span: Span
  /** Who says it, as the head has it, without the colon. */
  readonly head: Span
  /**
   * The head that names who says it: its own, or, where that only marks an answer (`答`, `A`), the one of the only person
   * who answers by name; `undefined` when none does.
   */
  readonly who: Span | undefined
  /** Which rule found it: `LINE_HEAD`, or one that begins with it. */
  readonly rule: string
}

/** The rule by which the head of a line says who speaks; evidence may follow it behind a stop. */
export const LINE_HEAD = 'line-head'

interface Line {
  readonly index: number
  readonly name: string
  readonly head: Span
  readonly span: Span
}

const CHINESE_HEAD = /^([\u3400-\u9fff·]{1,12})(?:[（(][^（()）]{1,24}[)）])?[：:]\s*(?=\S)/
const ENGLISH_HEAD = /^((?:[A-Z][\w.’'-]*)(?: [A-Z][\w.’'-]*){0,3})(?:, [^:.,]{1,40})?:\s+(?=\S)/
/** A head of which this share of lines are questions asks in an interview, whatever it is called. */
const ASKING_SHARE = 0.75
/** A line that ends so asks. */
export const QUESTION_END = /[？?][”"]?\s*$/
const ANSWER = /^(?:答|回答|A|Answer|ANSWER)$/
/** A turn ends like a sentence; a heading (`郭嵩:生成式的展望`) does not. */
const SENTENCE_END = /[。！？.!?…”"]\s*$/
/** Turns that must follow each other before lines with a colon are taken for a dialogue. */
const FEWEST_TURNS = 2

/**
 * Finds the turns of interviews and transcripts, which need no marks.
 *
 * Only runs of neighbouring lines count, and who asks is left out: a question is nobody's statement.
 *
 * @param taken spans of accepted passages with their marks, in order. A line that holds one shows no dialogue; in one that
 * other lines show, it is a turn, passage and all, unless the passage is all that is said.
 */
export function findTurns(reading: Reading, taken: readonly Span[]): readonly Turn[] {
  const isTaken = overlapping(taken)
  const lines = headedLines(reading, (span) => !isTaken(span))
  if (lines.length === 0) return []
  const asking = askersOf(reading, lines)
  if (asking.size === 0 && !comesBack(lines)) return []
  const neighbours = new Set(lines.map((line) => line.index))
  const named = new Set(lines.map(({ name }) => name).filter((name) => !asking.has(name) && !ANSWER.test(name)))
  const only = named.size === 1 ? lines.find(({ name }) => named.has(name))?.head : undefined
  const said = lines
    .filter(({ index }) => FEWEST_TURNS <= 1 + Number(neighbours.has(index - 1)) + Number(neighbours.has(index + 1)))
    .filter(({ name }) => !asking.has(name))
  return mergeInOrder(said, quotingLines(reading, taken, said), ({ span }) => span.start).map(
    ({ span, head, name }) => ({
      span,
      head,
      who: ANSWER.test(name) ? only : head,
      rule: LINE_HEAD,
    }),
  )
}

/** Lines of those who have turns, in which they tell what somebody else said. */
function quotingLines(reading: Reading, taken: readonly Span[], said: readonly Line[]): readonly Line[] {
  if (said.length === 0) return []
  const speaking = new Set(said.map(({ name }) => name))
  const isTaken = overlapping(taken)
  const isAllQuoted = overlapping(taken)
  return headedLines(reading, isTaken).filter(
    ({ name, span: { start } }) => speaking.has(name) && !isAllQuoted({ start, end: start + 1 }),
  )
}

function headedLines(reading: Reading, isWanted: (block: Span) => boolean): readonly Line[] {
  const { text, blocks } = reading.document
  const lines: Line[] = []
  const holdsColon = colonsOf(text)
  for (const [index, block] of blocks.entries()) {
    if (!holdsColon(block.span) || !isReadable(block) || !isWanted(block.span)) continue
    const line = headedLine(reading, block.span, index)
    if (line !== undefined) lines.push(line)
  }
  return lines
}

function headedLine({ document, chinese }: Reading, { start, end }: Span, index: number): Line | undefined {
  const head = readHead(document.text.slice(start, end), chinese.rules)
  if (head === undefined) return undefined
  const { name, length } = head
  return { index, name, head: { start, end: start + name.length }, span: { start: start + length, end } }
}

/** Tells, of spans asked for in order, whether each holds a colon; linear over all. */
function colonsOf(text: string): (span: Span) => boolean {
  let [narrow, wide] = [-1, -1]
  return ({ start, end }) => {
    if (narrow < start) narrow = placeOf(text, ':', start)
    if (wide < start) wide = placeOf(text, '：', start)
    return narrow < end || wide < end
  }
}

/** Where a mark stands next; the text's end where it does not. */
function placeOf(text: string, mark: string, from: number): number {
  const place = text.indexOf(mark, from)
  return place < 0 ? text.length : place
}

/** Who a line opens with, and the length of its head up to what is said; `undefined` for any other line. */
function readHead(line: string, rules: ChineseRules): { readonly name: string; readonly length: number } | undefined {
  const found = CHINESE_HEAD.exec(line) ?? ENGLISH_HEAD.exec(line)
  const name = found?.[1]
  if (found === null || name === undefined || !SENTENCE_END.test(line.slice(-4))) return undefined
  return rules.notColon.test(name) && !rules.askers.has(name) ? undefined : { name, length: found[0].length }
}

/** Real dialogues come back to a speaker, or somebody asks. */
function comesBack(lines: readonly Line[]): boolean {
  return new Set(lines.map((line) => line.name)).size < lines.length
}

/** The heads that ask: by their word (`问`, `記者`, `Q`), or because nearly all that they head are questions. */
function askersOf({ document, chinese, english }: Reading, lines: readonly Line[]): ReadonlySet<string> {
  const byName = new Map<string, Line[]>()
  for (const line of lines) {
    const own = byName.get(line.name)
    if (own === undefined) byName.set(line.name, [line])
    else own.push(line)
  }
  const asking = [...byName].filter(([name, own]) => {
    const plain = sliceSpan(document.folded, own[0]?.head ?? { start: 0, end: 0 })
    if (chinese.rules.askers.has(plain) || english.rules.askers.has(name.toLowerCase())) return true
    const questions = own.filter(({ span }) => QUESTION_END.test(sliceSpan(document.text, span).slice(-4)))
    return lines.length > own.length && questions.length / own.length >= ASKING_SHARE
  })
  return new Set(asking.map(([name]) => name))
}

/** Tells whether what somebody says may stand in a block; a question is often set as a heading. */
export function isReadable({ kind }: Block): boolean {
  return kind === 'paragraph' || kind === 'list-item' || kind === 'heading'
}
