import type { Block } from '../document/document.ts'
import type { Span } from '../text/span.ts'
import { groupBy, mergeInOrder, overlapping } from './in-order.ts'
import { answererBefore } from './introduced.ts'
import type { Reading } from './look.ts'
import { listedRoles } from './participants.ts'
import type { Quote } from './quote.ts'
import { readTurnHead, type TurnHead } from './turn-heads.ts'

/** One turn of an interview or a transcript: a line that opens with who speaks, or a paragraph in which they go on. */
export interface Turn {
  /** What is said: the line after its head. */
  readonly span: Span
  /** Who says it, as the head has it, without the colon. */
  readonly head: Span
  /**
   * What tells who says it: the head, or, where that only marks an answer (`答`, `A`), the one of the only person who answers
   * by name, or whom the text says to answer; `undefined` when nothing does.
   */
  readonly who: Span | undefined
  /** Their post, where a line gives it that stands by itself or at the head. */
  readonly role: Span | undefined
  /** Which rule found it: `LINE_HEAD`, or one that begins with it. */
  readonly rule: string
}

/** The rule by which the head of a line says who speaks; evidence may follow it behind a stop. */
export const LINE_HEAD = 'line-head'
/** The rule by which an answer whose head names nobody is of whom the piece introduces. */
export const ANSWERED = `${LINE_HEAD}.answer`

interface Line extends Omit<TurnHead, 'said' | 'span'> {
  /** Which block it is. */
  readonly index: number
  readonly head: Span
  readonly span: Span
  /** It holds a passage in marks that somebody said. */
  readonly isQuoting: boolean
}

/** A paragraph in which whoever heads a line goes on. */
interface Paragraph {
  readonly line: Line
  readonly span: Span
}

/** A head of which this share of lines are questions asks in an interview, whatever it is called. */
export const ASKING_SHARE = 0.75
/** With fewer questions it is no interview, but lines that only look like one. */
export const FEWEST_QUESTIONS = 2
/** A line that ends so asks. */
const QUESTION_END = /[？?][”"]?\s*$/
/** Code units at the end of a line that tell whether it asks, or is a sentence. */
const LINE_END = 4
/** A turn ends like a sentence; a heading (`郭嵩:生成式的展望`) does not. */
const SENTENCE_END = /[。！？.!?…”"]\s*$/
const LETTERS = 'QA'
const [FULL_STOP, WIDE_FULL_STOP] = [0x2e, 0xff0e]
/** Behind nothing but these stands what is in no marks: the start of a paragraph, or a head's colon. */
const HEAD_END = /(?:^|\n|[:：.．])[^\S\n]*$/
/** Code units before what is said in which a head's colon stands. */
const LONGEST_GAP = 8

/**
 * Finds the turns of interviews and transcripts, which need no marks.
 *
 * Only runs of neighbouring lines count, and who asks is left out: a question is nobody's statement. Paragraphs between an
 * answer and the next question belong to the answer.
 *
 * @param taken spans of accepted passages with their marks, in order. A line that holds one shows no dialogue; in one that
 * other lines show, it is a turn, passage and all, unless the passage is all that is said.
 */
export function findTurns(reading: Reading, taken: readonly Span[]): readonly Turn[] {
  const lines = headedLines(reading, taken)
  const plain = lines.filter(({ isQuoting }) => !isQuoting)
  if (plain.length === 0) return []
  const asking = askersOf(reading, plain)
  const said = spokenLines(reading, plain, asking)
  if (said.length === 0) return []
  const spoken = mergeInOrder(said, quotingLines(lines, taken, said), ({ span }) => span.start)
  const turnOf = createTurnOf(reading, plain, asking)
  const turns = spoken.map((line) => turnOf(line, line.span))
  const further = furtherParagraphs(reading, { lines, asking, spoken: new Set(spoken) }, taken)
  return mergeInOrder(
    turns,
    further.map(({ line, span }) => turnOf(line, span)),
    ({ span }) => span.start,
  )
}

/** Tells whether a quotation is a turn of a dialogue, which stands in no marks, whoever says it. */
export function isTurn(text: string, { kind, parts: [first], attribution }: Quote): boolean {
  if (attribution !== undefined) return attribution.rule.startsWith(LINE_HEAD)
  if (kind !== 'direct' || first === undefined) return false
  return HEAD_END.test(text.slice(Math.max(0, first.start - LONGEST_GAP), first.start))
}

/** Lines beside others that open so; an answer without a name needs a question before it. */
function spokenLines({ document }: Reading, lines: readonly Line[], asking: ReadonlySet<string>): readonly Line[] {
  const isDialogue = asking.size > 0 || comeBack(lines).size > 0
  const neighbours = new Set(lines.map(({ index }) => index))
  const isAsked = (line: Line): boolean => {
    const before = document.blocks[line.index - 1]
    return line.label === 'answer' && before !== undefined && asks(document.text, before.span)
  }
  return lines.filter((line) => {
    const { index, name, label } = line
    // a paper is no person
    if (asking.has(name) || name.startsWith('《')) return false
    if (isAsked(line)) return true
    if (!isDialogue || (label === 'answer' && asking.size === 0)) return false
    return neighbours.has(index - 1) || neighbours.has(index + 1)
  })
}

/** Lines of those who have turns, in which they tell what somebody else said. */
function quotingLines(lines: readonly Line[], taken: readonly Span[], said: readonly Line[]): readonly Line[] {
  const speaking = new Set(said.map(({ name }) => name))
  const isAllQuoted = overlapping(taken)
  return lines.filter(
    ({ name, isQuoting, span: { start } }) =>
      isQuoting && speaking.has(name) && !isAllQuoted({ start, end: start + 1 }),
  )
}

/** Makes turns, with who says them. */
function createTurnOf(
  reading: Reading,
  lines: readonly Line[],
  asking: ReadonlySet<string>,
): (line: Line, span: Span) => Turn {
  const named = lines.filter(({ name, label }) => label === undefined && !asking.has(name))
  const [only] = named
  const isOnly = only !== undefined && named.every(({ name }) => name === only.name)
  const answers = lines.some(({ label }) => label === 'answer')
  const introduced = answers && only === undefined ? answererBefore(reading, lines[0]?.head.start ?? 0) : undefined
  const roles = listedRoles(reading.document.text, reading.document.blocks)
  return ({ head, name, label }, span) => {
    if (label === undefined) return { span, head, who: head, role: roles.get(name), rule: LINE_HEAD }
    if (isOnly) return { span, head, who: only.head, role: roles.get(only.name), rule: LINE_HEAD }
    return { span, head, who: introduced?.who, role: introduced?.role, rule: ANSWERED }
  }
}

/** Paragraphs, without a head and without passages in marks, between what somebody says and the next question. */
function furtherParagraphs(
  { document: { blocks } }: Reading,
  found: { readonly lines: readonly Line[]; readonly asking: ReadonlySet<string>; readonly spoken: ReadonlySet<Line> },
  taken: readonly Span[],
): readonly Paragraph[] {
  if (found.lines.filter(({ name }) => found.asking.has(name)).length < FEWEST_QUESTIONS) return []
  const isTaken = overlapping(taken)
  const further: Paragraph[] = []
  const heads = found.lines.filter((line) => found.spoken.has(line) || found.asking.has(line.name))
  const comingBack = comeBack([...found.spoken])
  for (const [at, line] of heads.entries()) {
    const next = heads[at + 1]
    if (next === undefined || !found.spoken.has(line) || !found.asking.has(next.name)) continue
    // `Home town: Ames.` heads a fact, once
    if (line.label === undefined && !comingBack.has(line.name)) continue
    const between = blocks.slice(line.index + 1, next.index)
    const heading = between.findIndex(({ kind }) => kind === 'heading')
    const own = between.slice(0, heading < 0 ? between.length : heading)
    for (const { span } of own.filter((block) => isReadable(block) && !isTaken(block.span)))
      further.push({ line, span })
  }
  return further
}

function headedLines(reading: Reading, taken: readonly Span[]): readonly Line[] {
  const { text, blocks } = reading.document
  const lines: Line[] = []
  const holdsColon = colonsOf(text)
  const isQuoting = overlapping(taken)
  for (const [index, block] of blocks.entries()) {
    if (!isReadable(block) || !(holdsColon(block.span) || isLettered(text, block.span))) continue
    const head = readHead(reading, block.span)
    if (head === undefined) continue
    const { name, label, span, said } = head
    const line = { index, name, label, head: span, span: { start: said, end: block.span.end } }
    lines.push({ ...line, isQuoting: isQuoting(block.span) })
  }
  return lines
}

/** `Q. How many?`; most blocks begin otherwise, which is told without cutting anything out. */
function isLettered(text: string, { start }: Span): boolean {
  const stop = text.charCodeAt(start + 1)
  return (stop === FULL_STOP || stop === WIDE_FULL_STOP) && LETTERS.includes(text.charAt(start))
}

/** Who a line opens with; `undefined` for any other line, and for what a colon follows and nobody says. */
function readHead({ document, chinese: { rules } }: Reading, block: Span): TurnHead | undefined {
  const head = readTurnHead(document.folded, block)
  if (head === undefined || !SENTENCE_END.test(lineEnd(document.text, block))) return undefined
  return rules.notColon.test(head.name) && !rules.askers.has(head.name) ? undefined : head
}

function lineEnd(text: string, { start, end }: Span): string {
  return text.slice(Math.max(start, end - LINE_END), end)
}

/** Tells whether what stands in a part of a text ends by asking. */
export function asks(text: string, { start, end }: Span): boolean {
  const last = Math.max(start, end - LINE_END)
  // most have no question mark there, which is told without cutting anything out
  for (let at = last; at < end; at++)
    if (isQuestionMark(text.charCodeAt(at))) return QUESTION_END.test(text.slice(last, end))
  return false
}

function isQuestionMark(unit: number): boolean {
  return unit === 0x3f || unit === 0xff1f
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

/** The heads that stand before several lines: real dialogues come back to a speaker. */
function comeBack(lines: readonly Line[]): ReadonlySet<string> {
  const several = [...groupBy(lines, ({ name }) => name)].filter(([, own]) => own.length > 1)
  return new Set(several.map(([name]) => name))
}

/** The heads that ask: by their word (`问`, `记者`, `Q`), or because nearly all that they head are questions. */
function askersOf({ document, chinese, english }: Reading, lines: readonly Line[]): ReadonlySet<string> {
  const byName = groupBy(lines, ({ name }) => name)
  const asking = [...byName].filter(([name, own]) => {
    if (own[0]?.label !== undefined) return own[0].label === 'question'
    if (chinese.rules.askers.has(name) || english.rules.askers.has(name.toLowerCase())) return true
    const questions = own.filter(({ span }) => asks(document.text, span))
    return lines.length > own.length && questions.length / own.length >= ASKING_SHARE
  })
  return new Set(asking.map(([name]) => name))
}

/** Tells whether what somebody says may stand in a block; a question is often set as a heading. */
export function isReadable({ kind }: Block): boolean {
  return kind === 'paragraph' || kind === 'list-item' || kind === 'heading'
}
