import type { Block } from '../document/document.ts'
import type { Span } from '../text/span.ts'
import { ASKING_SHARE, asks, isReadable, LINE_HEAD, type Turn } from './dialogue.ts'
import { groupBy, overlapping } from './in-order.ts'
import type { Reading } from './look.ts'
import { isPost, listedRoles, type NameLine, readNameLine } from './participants.ts'

/** What somebody says behind a line with nothing but the name. */
interface Speech {
  readonly head: NameLine
  readonly paragraphs: readonly Span[]
}

/** With fewer, it is no transcript but a text with headings. */
const FEWEST_SPEECHES = 3
const SENTENCE_END = /[.!?…”"]\s*$/

/**
 * Finds the turns of a transcript whose speakers stand in lines of their own: calls, hearings, panels. It must come back
 * to somebody, and give somebody a post or to somebody the part of leading through it; headings do not.
 *
 * @param taken spans of accepted passages with their marks, in order; a paragraph that begins with one is left to it.
 * @returns a turn for each paragraph, but for who leads through the talk or only asks; linear.
 */
export function findSpeeches(reading: Reading, taken: readonly Span[]): readonly Turn[] {
  const { document, english } = reading
  const speeches = speechesOf(document.text, document.blocks)
  if (speeches.length < FEWEST_SPEECHES) return []
  const byName = groupBy(speeches, ({ head: { name } }) => name)
  const leads = (name: string): boolean => english.rules.askers.has(name.toLowerCase())
  const roles = listedRoles(document.text, document.blocks)
  const hasPosts = [...byName].some(
    ([name, [first]]) => leads(name) || roles.has(name) || first?.head.role !== undefined,
  )
  if (byName.size === speeches.length || !hasPosts) return []
  const asking = new Set([...byName].flatMap(([name, own]) => (onlyAsks(document.text, own) ? [name] : [])))
  const isQuoted = overlapping(taken)
  return speeches
    .filter(({ head: { name } }) => !leads(name) && !asking.has(name))
    .flatMap(({ head, paragraphs }) =>
      paragraphs
        .filter(({ start }) => !isQuoted({ start, end: start + 1 }))
        .map((span) => ({
          span,
          head: head.span,
          who: head.span,
          role: head.role ?? roles.get(head.name),
          rule: LINE_HEAD,
        })),
    )
}

/** Each line that heads paragraphs, with these. */
function speechesOf(text: string, blocks: readonly Block[]): readonly Speech[] {
  const speeches: Speech[] = []
  let [before, last]: [NameLine | undefined, NameLine | undefined] = [undefined, undefined]
  let paragraphs: Span[] | undefined
  for (const block of blocks) {
    const line = block.kind === 'title' ? undefined : readNameLine(text, block.span)
    if (line !== undefined) {
      paragraphs = undefined
      before = last
      last = line
      continue
    }
    if (last === undefined && paragraphs === undefined) continue
    if (!isSpoken(text, block)) paragraphs = undefined
    else if (last !== undefined) {
      paragraphs = []
      speeches.push({ head: headOf(text, last, before), paragraphs })
    }
    before = last = undefined
    paragraphs?.push(block.span)
  }
  return speeches
}

/** The last line before what is said, or the one before it, whose post that is. */
function headOf(text: string, last: NameLine, before: NameLine | undefined): NameLine {
  if (before === undefined || before.role !== undefined || last.role !== undefined) return last
  return isPost(text, last.span) ? { ...before, role: last.span } : last
}

function isSpoken(text: string, block: Block): boolean {
  return (
    block.kind !== 'heading' && isReadable(block) && SENTENCE_END.test(text.slice(-4 + block.span.end, block.span.end))
  )
}

function onlyAsks(text: string, speeches: readonly Speech[]): boolean {
  const asking = speeches.filter(({ paragraphs }) => {
    const last = paragraphs.at(-1)
    return last !== undefined && asks(text, last)
  })
  return asking.length / speeches.length >= ASKING_SHARE
}
