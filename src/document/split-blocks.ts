import { isSpace } from '../text/characters.ts'
import type { LexedText } from '../text/lexed.ts'
import type { Span } from '../text/span.ts'
import type { BlockKind } from './document.ts'
import { holdsSign } from './line-rules.ts'
import type { RawBlock } from './raw-text.ts'
import { type DocumentRules, type EdgeRules, type LineRule, LONGEST_LINE } from './rules.ts'

/** A block with its kind where a rule has already decided it. */
export interface SplitBlock extends RawBlock {
  readonly decided: { readonly kind: BlockKind; readonly rule: string } | undefined
}

const ENDS_SENTENCE = /[。！？.!?…”"’」』)）\s]/
/** How many blocks at the start may open with a by-line, and how many at the end may close with a notice. */
const OPENING_BLOCKS = 3
const CLOSING_BLOCKS = 3
/** A shorter line at the start, in code units, is itself a title, a by-line or a date, and no paragraph that opens with one. */
const SHORT_LINE = 40
/** How many by-lines may stand one behind the other (author, published, updated, dateline). */
const MOST_OPENERS = 5
/** How many notices may stand one behind the other (source, proof-reader, a link back, editor). */
const MOST_CLOSERS = 5

/**
 * Cuts by-lines and notices off the first and last blocks where the source ran them together with the article
 * (`By. Jane Roe. PUBLISHED: … 2013. The mayor …`), so that they become blocks of their own.
 */
export function splitBlocks(
  { folded, lexed }: { readonly folded: string; readonly lexed: LexedText },
  blocks: readonly RawBlock[],
  rules: DocumentRules,
): readonly SplitBlock[] {
  const openers = rulesFor(rules.openers, lexed)
  const closers = rulesFor(rules.closers, lexed)
  let opened = 0
  const partsOf = (block: RawBlock, index: number): readonly SplitBlock[] => {
    let parts: readonly SplitBlock[] = [{ span: block.span, hint: block.hint, decided: undefined }]
    if (block.hint !== undefined && block.hint !== 'paragraph') return parts
    if (opened < OPENING_BLOCKS) parts = cutOpeners(folded, block, openers)
    if (block.span.end - block.span.start > SHORT_LINE) opened++
    const mayClose = index >= blocks.length - CLOSING_BLOCKS && mayHoldCloser(lexed, block.span, rules)
    return mayClose ? cutClosers(folded, parts, closers) : parts
  }
  const split: SplitBlock[] = []
  for (const [index, block] of blocks.entries()) for (const part of partsOf(block, index)) split.push(part)
  return split
}

function rulesFor({ all, withoutHan }: EdgeRules, { hasHan }: LexedText): readonly LineRule[] {
  return hasHan ? all : withoutHan
}

function mayHoldCloser(lexed: LexedText, { start, end }: Span, { closerSigns }: DocumentRules): boolean {
  if (lexed.hasHan || closerSigns === undefined) return true
  return holdsSign(lexed, { start: Math.max(start, end - LONGEST_LINE), end }, closerSigns)
}

function cutOpeners(folded: string, block: RawBlock, openers: readonly LineRule[]): readonly SplitBlock[] {
  const parts: SplitBlock[] = []
  let start = block.span.start
  for (let i = 0; i < MOST_OPENERS; i++) {
    const head = folded.slice(start, block.span.end)
    const opener = openers.find((rule) => matchLength(rule, head) > 0)
    const length = opener === undefined ? 0 : matchLength(opener, head)
    if (opener === undefined || length >= head.length) break
    parts.push(...part(folded, block, { start, end: start + length }, opener))
    start += length
  }
  return [...parts, ...part(folded, block, { start, end: block.span.end })]
}

function matchLength(rule: LineRule, head: string): number {
  return rule.pattern.exec(head.slice(0, rule.longest))?.[0].length ?? 0
}

function cutClosers(
  folded: string,
  blocks: readonly SplitBlock[],
  closers: readonly LineRule[],
): readonly SplitBlock[] {
  const rest = blocks.slice(0, -1)
  let last = blocks.slice(-1)
  const cut: SplitBlock[] = []
  for (let i = 0; i < MOST_CLOSERS && last[0]?.decided === undefined && last[0] !== undefined; i++) {
    const [kept, closer] = cutCloser(folded, last[0], closers)
    if (kept === undefined || closer === undefined) break
    last = [kept]
    cut.unshift(closer)
  }
  return [...rest, ...last, ...cut]
}

/** Cuts off the notice that begins first behind the end of a sentence. */
function cutCloser(folded: string, block: SplitBlock, closers: readonly LineRule[]): readonly SplitBlock[] {
  const { start, end } = block.span
  let cut = end
  let closer: LineRule | undefined
  for (const rule of closers) {
    const from = Math.max(start, end - rule.longest)
    const at = from + folded.slice(from, end).search(rule.pattern)
    if (at < from || at >= cut || at === start || !ENDS_SENTENCE.test(folded.charAt(at - 1))) continue
    cut = at
    closer = rule
  }
  if (closer === undefined) return [block]
  return [...part(folded, block, { start, end: cut }), ...part(folded, block, { start: cut, end }, closer)]
}

function part(folded: string, block: RawBlock, span: Span, rule?: LineRule): readonly SplitBlock[] {
  let { start, end } = span
  while (start < end && isSpace(folded.charCodeAt(start))) start++
  while (end > start && isSpace(folded.charCodeAt(end - 1))) end--
  if (end === start) return []
  const decided = rule && { kind: rule.kind, rule: rule.id }
  return [{ span: { start, end }, hint: block.hint, decided }]
}
