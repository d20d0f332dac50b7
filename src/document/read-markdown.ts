import MarkdownIt from 'markdown-it'
import type { BlockKind } from './document.ts'
import { MARKDOWN_ELEMENTS } from './html-elements.ts'
import { type BlockText, collapseSpace, joinBlocks, type RawText } from './raw-text.ts'

/** The few things of a Markdown token that are read. */
interface MarkdownToken {
  readonly type: string
  readonly tag: string
  readonly content: string
  readonly children: readonly MarkdownToken[] | null
}

const FRONT_MATTER = /^---\r?\n([\s\S]{0,5000}?)\r?\n---\r?\n/
/** An attribute as pages write it: `x<y and z>w` has none, so that it is no tag. */
const ATTRIBUTE = '\\s+[\\w:-]+\\s*=\\s*(?:"[^"<>]*"|\'[^\'<>]*\'|[^\\s"\'<>]+)'
/** Tags of HTML and comments that a writer put between Markdown; the text in them stays. */
const MARKUP = new RegExp(`<!--[^<>]*-->|</?(?:${[...MARKDOWN_ELEMENTS].join('|')})(?:${ATTRIBUTE}){0,20}\\s*/?>`, 'gi')
/** What a table row is; nothing else in Markdown is a caption. */
const ROW = 'caption'
const HINTS: ReadonlyMap<string, BlockKind> = new Map([
  ['heading_open', 'heading'],
  ['list_item_open', 'list-item'],
  ['tr_open', ROW],
])

interface Reading {
  readonly blocks: BlockText[]
  /** Hints of the elements that are open, innermost last. */
  readonly hints: BlockKind[]
  /** Texts of the table row that is open. */
  cells: string[]
}

/** Reads the blocks of a Markdown text: headings, paragraphs, list items; a table row is one block, code is left out. */
export function readMarkdown(markdown: string): RawText {
  const text = markdown.replace(/^\ufeff/, '')
  const front = FRONT_MATTER.exec(text)
  const facts = frontMatter(front?.[1] ?? '')
  const body = text.slice(front?.[0].length ?? 0)
  // entities and escapes stay apart from the text around them, so that what they stand for is never taken for a tag
  const parser = new MarkdownIt({ html: false, linkify: false }).disable('text_join')
  const tokens: readonly MarkdownToken[] = parser.parse(body, {})
  const blocks = withTitle(blocksOf(tokens), facts.get('title'))
  return {
    ...joinBlocks(blocks),
    title: facts.get('title'),
    publisher: facts.get('publisher') ?? facts.get('source'),
    authors: [facts.get('author') ?? facts.get('authors')].filter((words) => words !== undefined),
    date: facts.get('date'),
  }
}

/** `key: value` lines of the part between `---` lines at the very start. */
function frontMatter(text: string): ReadonlyMap<string, string> {
  const lines = text.split(/\r?\n/).map((line) => /^([a-zA-Z]+):\s*(\S.*)$/.exec(line))
  return new Map(
    lines.flatMap((line) => (line ? [[line[1]?.toLowerCase() ?? '', unquote(line[2] ?? '')] as const] : [])),
  )
}

function unquote(value: string): string {
  return value.trim().replace(/^(["'])(.*)\1$/, '$2')
}

function blocksOf(tokens: readonly MarkdownToken[]): readonly BlockText[] {
  const reading: Reading = { blocks: [], hints: [], cells: [] }
  for (const token of tokens) {
    const hint = HINTS.get(token.type)
    if (hint !== undefined) reading.hints.push(hint)
    else if (token.type === 'inline') readInline(reading, collapseSpace(inlineText(token)))
    else if (HINTS.has(token.type.replace('_close', '_open'))) close(reading)
  }
  return reading.blocks
}

function readInline({ blocks, hints, cells }: Reading, text: string): void {
  const hint = hints.at(-1)
  if (hint === ROW) cells.push(text)
  else blocks.push({ text, hint })
}

function close(reading: Reading): void {
  if (reading.hints.pop() !== ROW) return
  reading.blocks.push({ text: reading.cells.join(' ').trim(), hint: ROW })
  reading.cells = []
}

function inlineText(token: MarkdownToken): string {
  const parts = (token.children ?? []).map((child) => {
    if (child.type === 'softbreak' || child.type === 'hardbreak') return '\n'
    if (child.type === 'text') return child.content.replace(MARKUP, '')
    return child.type === 'code_inline' || child.type === 'text_special' ? child.content : ''
  })
  return parts.join('')
}

/** The title of the front matter stands first; without one, the first heading is the title when nothing precedes it. */
function withTitle(blocks: readonly BlockText[], title: string | undefined): readonly BlockText[] {
  if (title === undefined || blocks.some((block) => block.text === title && block.hint === 'heading')) return blocks
  return [{ text: title, hint: 'title' }, ...blocks]
}
