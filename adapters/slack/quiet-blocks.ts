import type { ContextBlock, ContextBlockElement, KnownBlock } from '@slack/types'
import { type Inline, splitRuns } from '../../src/index.ts'
import { escapeSlack, isPlain } from './escape.ts'
import { SLACK_LIMITS } from './limits.ts'
import { richRuns, richSection, richText } from './rich-text.ts'

/**
 * Writes a line small and grey, as a `context`.
 * A line that holds anything a client could take for markup is written as rich text instead, which is not grey but
 * shows every character.
 * @returns no block for a line without text.
 */
export function quietBlocks(runs: readonly Inline[]): readonly KnownBlock[] {
  return splitRuns(runs, SLACK_LIMITS.textObject).map((line) => {
    const isQuiet = line.length <= SLACK_LIMITS.contextElements && line.every(fitsContext)
    return isQuiet ? contextOf(line) : richText([richSection(richRuns(line))])
  })
}

/** Makes a grey line of a text of our own, such as `1/2`. */
export function quietText(text: string): ContextBlock {
  return contextOf([{ kind: 'text', text, emphasis: 'quiet' }])
}

/** Says in every language that a text goes on below: `1/2 ↓`. */
export function continuesMark(part: number, parts: number): string {
  return `${part}/${parts} ↓`
}

function contextOf(runs: readonly Inline[]): ContextBlock {
  return { type: 'context', elements: runs.map(contextElement) }
}

function contextElement(run: Inline): ContextBlockElement {
  if (run.kind === 'text') return { type: 'plain_text', text: run.text, emoji: false }
  return { type: 'mrkdwn', text: markedLink(run.url, run.text), verbatim: true }
}

function fitsContext(run: Inline): boolean {
  if (!isPlain(run.text)) return false
  return run.kind === 'text' || markedLink(run.url, run.text).length <= SLACK_LIMITS.textObject
}

/** The address is already checked and encoded; what is left in it that ends a link early is encoded here. */
function markedLink(url: string, label: string): string {
  return `<${escapeSlack(url.replace(/\|/g, '%7C').replace(/</g, '%3C').replace(/>/g, '%3E'))}|${escapeSlack(label)}>`
}
