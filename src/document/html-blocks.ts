import type { BlockKind } from './document.ts'
import { INLINE_ELEMENTS } from './html-elements.ts'
import { ELEMENT_NODE, type HtmlNode, TEXT_NODE, walkHtml } from './html-tree.ts'
import { type BlockText, collapseSpace } from './raw-text.ts'
import { isShift, shiftDigits } from './shift-digits.ts'

/** Elements that are not read at all; what is struck through was taken back by its writer. */
const SKIPPED = new Set(
  'script style noscript template svg math iframe object canvas audio video select button input textarea head del s strike'.split(
    ' ',
  ),
)
const CELLS = new Set(['td', 'th'])
const HINTS: ReadonlyMap<string, BlockKind> = new Map([
  ['aside', 'boilerplate'],
  ['caption', 'caption'],
  ['figcaption', 'caption'],
  ['footer', 'boilerplate'],
  ['form', 'boilerplate'],
  ['h1', 'heading'],
  ['h2', 'heading'],
  ['h3', 'heading'],
  ['h4', 'heading'],
  ['h5', 'heading'],
  ['h6', 'heading'],
  ['li', 'list-item'],
  ['nav', 'boilerplate'],
  ['tr', 'caption'],
])
/** A table row longer than this holds text and not figures. */
const LONGEST_ROW = 160

/** The block that is being read. */
interface Reading {
  readonly blocks: BlockText[]
  /** Hints of the elements that are open, innermost last. */
  readonly hints: { readonly node: HtmlNode; readonly hint: BlockKind }[]
  /** `sup` and `sub` elements that are open, innermost last. */
  readonly shifted: string[]
  pieces: string[]
}

/**
 * Reads the blocks of a part of a page, in order: headings, paragraphs, list items, captions; navigation, footers and
 * forms as boilerplate; a table row is one block.
 */
export function blocksOfHtml(root: HtmlNode): readonly BlockText[] {
  const reading: Reading = { blocks: [], hints: [], shifted: [], pieces: [] }
  walkHtml(root, {
    enter: (node) => {
      enter(reading, node)
      return !isSkipped(node)
    },
    leave: (node) => leave(reading, node),
  })
  flush(reading)
  return reading.blocks
}

function isSkipped(node: HtmlNode): boolean {
  if (node.nodeType !== ELEMENT_NODE) return true
  return SKIPPED.has(node.localName ?? '') || node.getAttribute?.('hidden') != null
}

function enter(reading: Reading, node: HtmlNode): void {
  if (node.nodeType === TEXT_NODE) reading.pieces.push(shiftDigits(node.nodeValue ?? '', reading.shifted.at(-1)))
  if (node.nodeType !== ELEMENT_NODE) return
  border(reading, node.localName ?? '')
  if (isShift(node.localName)) reading.shifted.push(node.localName)
  const hint = HINTS.get(node.localName ?? '')
  if (hint !== undefined) reading.hints.push({ node, hint })
}

function leave(reading: Reading, node: HtmlNode): void {
  if (node.nodeType !== ELEMENT_NODE) return
  border(reading, node.localName ?? '')
  if (isShift(node.localName)) reading.shifted.pop()
  if (reading.hints.at(-1)?.node === node) reading.hints.pop()
}

function border(reading: Reading, name: string): void {
  if (CELLS.has(name)) reading.pieces.push(' ')
  else if (!INLINE_ELEMENTS.has(name)) flush(reading)
}

function flush(reading: Reading): void {
  const text = collapseSpace(reading.pieces.join(''))
  reading.pieces = []
  if (text === '') return
  const open = reading.hints
  const { node, hint } = open.findLast((entry) => entry.hint === 'boilerplate') ?? open.at(-1) ?? {}
  const isProse = node?.localName === 'tr' && text.length > LONGEST_ROW
  reading.blocks.push({ text, hint: isProse ? undefined : hint })
}
