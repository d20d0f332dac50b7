import { type Inline, splitRuns } from '../../src/index.ts'
import type { RichTextBlock, TextRun } from './card.ts'
import { inertRuns } from './escape.ts'
import { TEAMS_LIMITS } from './limits.ts'

/** How a line is set: `quiet` is small and grey, for what a reader may skip. */
export type TextStyle = 'body' | 'quiet' | 'title'

type Look = Pick<TextRun, 'size' | 'weight' | 'isSubtle'>

const LOOKS: Readonly<Record<TextStyle, Look>> = {
  body: {},
  quiet: { size: 'Small', isSubtle: true },
  title: { size: 'Large', weight: 'Bolder' },
}

/** Below this, dividing a text further cannot make its JSON smaller. */
const SHORTEST_PIECE = 100

/**
 * Writes a line of a message as literal text blocks, each within the limits; where it goes on in the next, it says so.
 * @returns no block for a line without text.
 */
export function textBlocks(runs: readonly Inline[], style: TextStyle): readonly RichTextBlock[] {
  let limit: number = TEAMS_LIMITS.text
  let blocks = blocksOf(runs, style, limit)
  while (limit > SHORTEST_PIECE && blocks.some((block) => JSON.stringify(block).length > TEAMS_LIMITS.jsonPerElement)) {
    limit = Math.floor(limit / 2)
    blocks = blocksOf(runs, style, limit)
  }
  return blocks
}

/** Makes a small grey line of a text of our own, and of where it leads. */
export function quietLine(
  text: string,
  link: Extract<Inline, { readonly kind: 'link' }> | undefined = undefined,
): RichTextBlock {
  return lineOf([{ kind: 'text', text, emphasis: 'quiet' }, ...(link === undefined ? [] : [link])], 'quiet')
}

/** Says in every language that a text goes on below: `1/2 ↓`. */
function continuesBlock(part: number, parts: number): RichTextBlock {
  return quietLine(`${part}/${parts} ↓`)
}

function blocksOf(runs: readonly Inline[], style: TextStyle, limit: number): readonly RichTextBlock[] {
  const lines = splitRuns(runs, limit)
  return lines.flatMap((line, index) => {
    const block = lineOf(line, style)
    return index === lines.length - 1 ? [block] : [block, continuesBlock(index + 1, lines.length)]
  })
}

function lineOf(runs: readonly Inline[], style: TextStyle): RichTextBlock {
  const spacing = style === 'quiet' ? { spacing: 'Small' as const } : {}
  return { type: 'RichTextBlock', ...spacing, inlines: runs.flatMap((run) => textRuns(run, LOOKS[style])) }
}

function textRuns(run: Inline, look: Look): readonly TextRun[] {
  const dressed = run.kind === 'text' ? { ...look, ...emphasisOf(run.emphasis) } : { ...look, ...linkTo(run.url) }
  return inertRuns(run.text).map((text) => ({ type: 'TextRun', text, ...dressed }))
}

function emphasisOf(emphasis: 'none' | 'strong' | 'quiet'): Look {
  if (emphasis === 'strong') return { weight: 'Bolder' }
  return emphasis === 'quiet' ? { isSubtle: true } : {}
}

function linkTo(url: string): Pick<TextRun, 'color' | 'selectAction'> {
  if (url.length > TEAMS_LIMITS.url) return {}
  return { color: 'Accent', selectAction: { type: 'Action.OpenUrl', url } }
}
