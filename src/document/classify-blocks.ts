import { hasBullet, hasChineseNumber, hasHeadingShape, hasTitleShape } from './block-shape.ts'
import type { Block } from './document.ts'
import type { FindLineRule } from './line-rules.ts'
import { LONGEST_LINE } from './rules.ts'
import { withSignatures } from './signature.ts'
import type { SplitBlock } from './split-blocks.ts'

/** How many short lines in a row are still headings; more of them are a table, a list or a poem. */
const MOST_HEADINGS_IN_A_ROW = 2

/** Id of the rule for the line above an afterword, and how many blocks the two have at most. */
const ABOUT = 'about-source'
const LONGEST_AFTERWORD = 8

/**
 * Says what every block is: first by the rules for its words, then by what its markup said, then by its shape and what
 * stands around it. A title is looked for before the first paragraph only.
 */
export function classifyBlocks(
  folded: string,
  blocks: readonly SplitBlock[],
  findRule: FindLineRule,
): readonly Block[] {
  const lines: (string | undefined)[] = []
  const first: Block[] = []
  for (const block of blocks) {
    const { start, end } = block.span
    const line = end - start <= LONGEST_LINE ? folded.slice(start, end) : undefined
    lines.push(line)
    first.push(byWords(block, line, findRule))
  }
  const titled = withTitle(withSignatures(first, lines), lines)
  return withAfterword(withHeadings(titled, lines))
}

function byWords(block: SplitBlock, line: string | undefined, findRule: FindLineRule): Block {
  const { span, hint, decided } = block
  if (decided !== undefined) return { span, kind: decided.kind, rule: decided.rule }
  const isNamed = hint === 'title' || hint === 'heading' || hint === 'caption'
  const rule = line === undefined || isNamed ? undefined : findRule(line, span)
  if (rule !== undefined) return { span, kind: rule.kind, rule: rule.id }
  if (hint !== undefined) return { span, kind: hint, rule: 'markup' }
  if (line === undefined || !hasBullet(line)) return { span, kind: 'paragraph', rule: 'text' }
  const isHeading = hasChineseNumber(line) && hasHeadingShape(line)
  return isHeading ? { span, kind: 'heading', rule: 'number' } : { span, kind: 'list-item', rule: 'bullet' }
}

/** The first line that is not a by-line is the title when it looks like one and a paragraph follows. */
function withTitle(blocks: readonly Block[], lines: readonly (string | undefined)[]): readonly Block[] {
  if (blocks.some((block) => block.kind === 'title')) return blocks
  const at = blocks.findIndex((block) => block.kind !== 'byline' && block.kind !== 'boilerplate')
  const block = blocks[at]
  const line = lines[at]
  const hasText = blocks.some(({ kind }, index) => index > at && kind === 'paragraph')
  if (block === undefined || line === undefined || !hasText) return blocks
  if (block.kind === 'heading' && block.rule === 'markup')
    return blocks.with(at, { span: block.span, kind: 'title', rule: block.rule })
  if (block.kind !== 'paragraph' || !hasTitleShape(line)) return blocks
  return blocks.with(at, { span: block.span, kind: 'title', rule: 'first-line' })
}

/** Short lines between paragraphs are headings, unless many stand in a row or nothing follows. */
function withHeadings(blocks: readonly Block[], lines: readonly (string | undefined)[]): readonly Block[] {
  const headed: Block[] = []
  let run = 0
  for (const [index, block] of blocks.entries()) {
    const line = lines[index]
    const isShort = block.kind === 'paragraph' && line !== undefined && hasHeadingShape(line)
    if (!isShort && isBody(block)) markHeadings(headed, run)
    if (isBody(block) || isShort) run = isShort ? run + 1 : 0
    headed.push(block)
  }
  return headed
}

/** What stands at the end under a line such as `About Spruce Bank` presents who published it, and belongs to no article. */
function withAfterword(blocks: readonly Block[]): readonly Block[] {
  const at = blocks.findIndex(({ rule }) => rule === ABOUT)
  if (at < 1 || blocks.length - at > LONGEST_AFTERWORD) return blocks
  return blocks.map((block, index) =>
    index > at && isBody(block) ? { span: block.span, kind: 'boilerplate', rule: ABOUT } : block,
  )
}

function isBody(block: Block): boolean {
  return block.kind === 'paragraph' || block.kind === 'list-item'
}

function markHeadings(blocks: Block[], run: number): void {
  if (run === 0 || run > MOST_HEADINGS_IN_A_ROW) return
  let left = run
  for (let at = blocks.length - 1; at >= 0 && left > 0; at--) {
    const block = blocks[at]
    if (block === undefined || !isBody(block)) continue
    blocks[at] = { span: block.span, kind: 'heading', rule: 'short-line' }
    left--
  }
}
