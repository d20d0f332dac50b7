import type { HeaderBlock, KnownBlock, RichTextBlockElement, RichTextElement } from '@slack/types'
import { type Inline, type MessageBlock, splitRuns, textOf } from '../../src/index.ts'
import { buttonBlocks, type NextIndex } from './button-blocks.ts'
import { isPlain } from './escape.ts'
import { SLACK_LIMITS } from './limits.ts'
import { continuesMark, quietBlocks, quietText } from './quiet-blocks.ts'
import { richQuote, richRuns, richSection, richText } from './rich-text.ts'

type Item = Extract<MessageBlock, { readonly kind: 'item' }>
type Quote = Extract<MessageBlock, { readonly kind: 'quote' }>
type WrapPart = (elements: readonly RichTextElement[]) => RichTextBlockElement
type WrapLine = (elements: readonly RichTextElement[], index: number) => readonly RichTextBlockElement[]

/**
 * Writes one block of a message as the Slack blocks that belong together, top to bottom.
 * Every block is within the limits of its kind; empty when there is nothing to show.
 */
export function slackBlocks(block: MessageBlock, next: NextIndex): readonly KnownBlock[] {
  switch (block.kind) {
    case 'heading':
      return headingBlocks(block.text)
    case 'paragraph':
      return isQuiet(block.content) ? quietBlocks(block.content) : textBlocks(block.content, richSection)
    case 'note':
      return quietBlocks(block.content)
    case 'item':
      return itemBlocks(block, next)
    case 'quote':
      return quoteBlocks(block, next)
    case 'actions':
      return buttonBlocks(block.actions, next)
    case 'divider':
      return [{ type: 'divider' }]
  }
}

function headingBlocks(text: string): readonly KnownBlock[] {
  const header: HeaderBlock = { type: 'header', text: { type: 'plain_text', text, emoji: false } }
  if (isPlain(text) && text.length <= SLACK_LIMITS.header) return [header]
  return textBlocks([{ kind: 'text', text, emphasis: 'strong' }], richSection)
}

function itemBlocks(item: Item, next: NextIndex): readonly KnownBlock[] {
  const content = [...numberRuns(item.number), ...item.content]
  return [...textBlocks(content, richSection), ...quietBlocks(item.details), ...buttonBlocks(item.actions, next)]
}

/** Who speaks comes first, then the words behind a bar: what stands behind a bar was said, to the letter. */
function quoteBlocks(quote: Quote, next: NextIndex): readonly KnownBlock[] {
  return [
    ...spokenBlocks([...numberRuns(quote.number), ...quote.attribution], quote.content),
    ...textBlocks(quote.translation, richSection),
    ...quietBlocks(quote.details),
    ...buttonBlocks(quote.actions, next),
  ]
}

function spokenBlocks(speaker: readonly Inline[], words: readonly Inline[]): readonly KnownBlock[] {
  const speakerLength = textOf(speaker).length
  if (speakerLength === 0 || speakerLength > SLACK_LIMITS.richText / 2) {
    return [...textBlocks(speaker, richSection), ...textBlocks(words, richQuote)]
  }
  const lines = splitRuns(words, SLACK_LIMITS.richText - speakerLength)
  const speakerLine = richSection(richRuns(speaker))
  if (lines.length === 0) return [richText([speakerLine])]
  return continuedBlocks(lines, (elements, index) =>
    index === 0 ? [speakerLine, richQuote(elements)] : [richQuote(elements)],
  )
}

function textBlocks(runs: readonly Inline[], wrap: WrapPart): readonly KnownBlock[] {
  return continuedBlocks(splitRuns(runs, SLACK_LIMITS.richText), (elements) => [wrap(elements)])
}

/** Writes the lines of one text as a block each; where it goes on in the next block, it says so. */
function continuedBlocks(lines: readonly (readonly Inline[])[], wrap: WrapLine): readonly KnownBlock[] {
  return lines.flatMap((line, index) => {
    const block = richText(wrap(richRuns(line), index))
    return index === lines.length - 1 ? [block] : [block, quietText(continuesMark(index + 1, lines.length))]
  })
}

function numberRuns(number: number | undefined): readonly Inline[] {
  if (number === undefined) return []
  return [
    { kind: 'text', text: `${number}.`, emphasis: 'strong' },
    { kind: 'text', text: ' ', emphasis: 'none' },
  ]
}

function isQuiet(runs: readonly Inline[]): boolean {
  return runs.every((run) => run.kind === 'text' && run.emphasis === 'quiet')
}
