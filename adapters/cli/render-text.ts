import { harmlessMessage, type Inline, type Message, type MessageBlock } from '../../src/index.ts'
import type { Terminal } from './terminal.ts'
import { textColumns, wrapText } from './wrap-text.ts'

/** How a text is laid out. */
export type TextStyle = Pick<Terminal, 'columns' | 'strong' | 'quiet'>

const INDENT = '    '
const QUOTE_BAR = '│ '

/**
 * Writes a message as plain text for a terminal; buttons are left out, because nothing can be pressed there.
 * Hostile characters, such as those that move the cursor, are gone.
 * @returns lines, each ended, none longer than the style's columns.
 */
export function renderText(message: Message, style: TextStyle): string {
  const { blocks } = harmlessMessage(message)
  const parts = blocks.map((block) => renderBlock(block, style)).filter((lines) => lines.length > 0)
  return parts.map((lines) => `${lines.join('\n')}\n`).join('\n')
}

/** Lays a paragraph out with the same indent before each of its lines; the first may begin with something else. */
export function indented(text: string, style: TextStyle, first: string, rest: string = first): readonly string[] {
  const room = Math.max(2, style.columns - Math.max(textColumns(first), textColumns(rest)))
  return wrapText(text, room).map((line, index) => `${index === 0 ? first : rest}${line}`)
}

function renderBlock(block: MessageBlock, style: TextStyle): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return wrapText(block.text, style.columns).map(style.strong)
    case 'paragraph':
      return paragraph(block.content, style)
    case 'note':
      return wrapText(plainText(block.content), style.columns).map(style.quiet)
    case 'item':
      return renderItem(block, style)
    case 'quote':
      return renderQuote(block, style)
    case 'actions':
      return []
    case 'divider':
      return [style.quiet('─'.repeat(Math.min(style.columns, 24)))]
  }
}

function paragraph(content: readonly Inline[], style: TextStyle): readonly string[] {
  const lines = wrapText(plainText(content), style.columns)
  const isStrong = content.every((run) => run.kind === 'text' && run.emphasis === 'strong')
  return isStrong ? lines.map(style.strong) : lines
}

function renderItem(block: Extract<MessageBlock, { kind: 'item' }>, style: TextStyle): readonly string[] {
  const lines = indented(plainText(block.content), style, numbered(block.number), INDENT)
  return [...lines, ...quietLines(block.details, style)]
}

function renderQuote(block: Extract<MessageBlock, { kind: 'quote' }>, style: TextStyle): readonly string[] {
  const words = indented(
    plainText(block.content),
    style,
    `${numbered(block.number)}${QUOTE_BAR}`,
    `${INDENT}${QUOTE_BAR}`,
  )
  const speaker = plainText(block.attribution)
  return [
    ...words,
    ...quietLines(block.translation, style),
    ...(speaker === '' ? [] : indented(speaker, style, `${INDENT}— `, `${INDENT}  `)),
    ...quietLines(block.details, style),
  ]
}

function quietLines(content: readonly Inline[], style: TextStyle): readonly string[] {
  const text = plainText(content)
  return text === '' ? [] : indented(text, style, INDENT).map(style.quiet)
}

function numbered(number: number | undefined): string {
  return number === undefined ? INDENT : `${number}.`.padStart(INDENT.length - 1).padEnd(INDENT.length)
}

function plainText(content: readonly Inline[]): string {
  return content.map((run) => (run.kind === 'link' ? `${run.text} (${run.url})` : run.text)).join('')
}
