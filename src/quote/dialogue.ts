import type { Block } from '../document/document.ts'
import { overlapsSpan, type Span, sliceSpan } from '../text/span.ts'
import type { Reading } from './look.ts'
import type { ChineseRules } from './rules-zh.ts'

/** One turn of an interview or a transcript: a line that opens with who speaks. */
export interface Turn {
  /** What is said: the line after its head. */
  readonly span: Span
  /** Who says it, as the head has it, without the colon. */
  readonly head: Span
  /** The head is a name; otherwise it only marks an answer (`答`, `A`). */
  readonly named: boolean
}

interface Line {
  readonly index: number
  readonly name: string
  readonly head: Span
  readonly span: Span
}

const CHINESE_HEAD = /^([\u3400-\u9fff·]{1,12})[：:]\s*(?=\S)/
const ENGLISH_HEAD = /^((?:[A-Z][\w.’'-]*)(?: [A-Z][\w.’'-]*){0,3}):\s+(?=\S)/
const QUESTION = /^(?:问|提问|Q|Question|QUESTION)$/
const ANSWER = /^(?:答|回答|A|Answer|ANSWER)$/
/** A turn ends like a sentence; a heading (`郭嵩:生成式的展望`) does not. */
const SENTENCE_END = /[。！？.!?…”"]\s*$/
/** Turns that must follow each other before lines with a colon are taken for a dialogue. */
const FEWEST_TURNS = 2

/**
 * Finds the turns of interviews and transcripts, which need no marks.
 *
 * Only runs of neighbouring lines count, and questions marked as such are left out: nobody is named for them.
 *
 * @param taken spans of accepted passages with their marks, in order; lines that hold one are left to them.
 */
export function findTurns(reading: Reading, taken: readonly Span[]): readonly Turn[] {
  const lines = headedLines(reading, taken)
  if (!isDialogue(lines)) return []
  const neighbours = new Set(lines.map((line) => line.index))
  return lines
    .filter(({ index }) => FEWEST_TURNS <= 1 + Number(neighbours.has(index - 1)) + Number(neighbours.has(index + 1)))
    .filter(({ name }) => !QUESTION.test(name))
    .map(({ span, head, name }) => ({ span, head, named: !ANSWER.test(name) }))
}

function headedLines(reading: Reading, taken: readonly Span[]): readonly Line[] {
  const { text, blocks } = reading.document
  const lines: Line[] = []
  let next = 0
  for (const [index, block] of blocks.entries()) {
    while (next < taken.length && (taken[next]?.end ?? 0) <= block.span.start) next++
    const passage = taken[next]
    if (!isReadable(block) || (passage !== undefined && overlapsSpan(passage, block.span))) continue
    const head = readHead(sliceSpan(text, block.span), reading.chinese.rules)
    if (head === undefined) continue
    const { start, end } = block.span
    lines.push({
      index,
      name: head.name,
      head: { start, end: start + head.name.length },
      span: { start: start + head.length, end },
    })
  }
  return lines
}

/** Who a line opens with, and the length of its head up to what is said; `undefined` for any other line. */
function readHead(line: string, rules: ChineseRules): { readonly name: string; readonly length: number } | undefined {
  const found = CHINESE_HEAD.exec(line) ?? ENGLISH_HEAD.exec(line)
  const name = found?.[1]
  if (found === null || name === undefined || !SENTENCE_END.test(line.slice(-4))) return undefined
  return rules.notColon.test(name) && name !== '记者' ? undefined : { name, length: found[0].length }
}

/** Real dialogues come back to a speaker, or say outright what is asked. */
function isDialogue(lines: readonly Line[]): boolean {
  const names = lines.map((line) => line.name)
  return new Set(names).size < names.length || names.some((name) => name === '记者' || QUESTION.test(name))
}

function isReadable({ kind }: Block): boolean {
  return kind === 'paragraph' || kind === 'list-item'
}
