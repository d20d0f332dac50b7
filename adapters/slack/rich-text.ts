import type { RichTextBlock, RichTextBlockElement, RichTextElement } from '@slack/types'
import type { Inline } from '../../src/index.ts'
import { SLACK_LIMITS } from './limits.ts'

/** Makes a block of rich text out of its parts, which stand one below the other. */
export function richText(elements: readonly RichTextBlockElement[]): RichTextBlock {
  return { type: 'rich_text', elements: [...elements] }
}

/** Makes a part of rich text: a line of its own. */
export function richSection(elements: readonly RichTextElement[]): RichTextBlockElement {
  return { type: 'rich_text_section', elements: [...elements] }
}

/** Makes a part of rich text behind a bar. */
export function richQuote(elements: readonly RichTextElement[]): RichTextBlockElement {
  return { type: 'rich_text_quote', elements: [...elements] }
}

/** Makes a literal run of rich text, which Slack shows to the letter. */
export function richRun(text: string, bold: boolean): RichTextElement {
  return bold ? { type: 'text', text, style: { bold } } : { type: 'text', text }
}

/** Writes a line as rich text. A quiet run looks like the others: rich text has no grey. */
export function richRuns(runs: readonly Inline[]): readonly RichTextElement[] {
  return runs.map((run) => {
    if (run.kind === 'text') return richRun(run.text, run.emphasis === 'strong')
    if (run.url.length > SLACK_LIMITS.url) return richRun(run.text, false)
    return { type: 'link', url: run.url, text: run.text }
  })
}
