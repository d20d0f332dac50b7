import { isHan } from '../text/characters.ts'
import type { Span } from '../text/span.ts'
import type { BlockKind } from './document.ts'

/** One line or element as its format has it, before the words in it are looked at. */
export interface RawBlock {
  readonly span: Span
  /** What the markup says that it is; `undefined` in plain text and for ordinary paragraphs. */
  readonly hint: BlockKind | undefined
}

/** What a format's reader makes of a source. */
export interface RawText {
  readonly text: string
  /** In order, not overlapping, without outer white space, none empty. */
  readonly blocks: readonly RawBlock[]
  /** What the markup says about the source; `undefined` where it is silent. */
  readonly title: string | undefined
  readonly publisher: string | undefined
  /** Names as written, each alone or several in one text; none where the markup is silent. */
  readonly authors: readonly string[]
  /** As written, in any form. */
  readonly date: string | undefined
}

/** The text of one block of a format whose markup is left out. */
export interface BlockText {
  readonly text: string
  readonly hint: BlockKind | undefined
}

/** Joins block texts with line ends into one text, with the span of each; empty ones are dropped. */
export function joinBlocks(blocks: readonly BlockText[]): Pick<RawText, 'text' | 'blocks'> {
  const filled = blocks.filter((block) => block.text !== '')
  let start = 0
  const placed = filled.map(({ text, hint }) => {
    const span = { start, end: start + text.length }
    start = span.end + 1
    return { span, hint }
  })
  return { text: filled.map((block) => block.text).join('\n'), blocks: placed }
}

/**
 * Makes every run of white space one space, as a browser shows it; a line end between two Han characters or Chinese marks is
 * nothing, since Chinese has no spaces to break at. Linear.
 */
export function collapseSpace(text: string): string {
  return text.trim().replace(/\s+/g, (run, at: number, whole: string) => {
    const joins = run.includes('\n') && isWide(whole.charCodeAt(at - 1)) && isWide(whole.charCodeAt(at + run.length))
    return joins ? '' : ' '
  })
}

function isWide(unit: number): boolean {
  return isHan(unit) || (unit >= 0x3000 && unit <= 0x303f) || (unit >= 0xff00 && unit <= 0xffef)
}
