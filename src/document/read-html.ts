import { fail, type Result, succeed } from '../failure/result.ts'
import { flattenMarkup } from './flatten-markup.ts'
import { blocksOfHtml } from './html-blocks.ts'
import { factsOf } from './html-facts.ts'
import { findArticle, type HtmlPage, parsePage } from './html-tree.ts'
import { type BlockText, joinBlocks, type RawText } from './raw-text.ts'

/** How many blocks at the start may repeat the title. */
const HEAD_BLOCKS = 4

/**
 * Reads the article of an HTML page, as reader mode shows it; the whole body where reader mode finds no article.
 * The title stands first, once. Nothing in the page is run or fetched.
 *
 * @returns `source-unreadable` for a page without any text to read.
 */
export function readHtml(html: string): Result<RawText> {
  // white space is collapsed in the end; a space that must not break is an entity to reader mode, and each a node
  const flat = flattenMarkup(html.replace(/^\ufeff/, '').replaceAll('\u00a0', ' '))
  const page = parsePage(flat)
  const facts = factsOf(page)
  const article = findArticle(page)
  const found = article === undefined ? [] : blocksOfHtml(article.content)
  const blocks = hasProse(found) ? found : bodyBlocks(parsePage(flat))
  if (blocks.length === 0) return fail({ code: 'source-unreadable', detail: 'the page holds no text' })
  const title = facts.title ?? article?.title
  const { publisher, authors, date } = facts
  return succeed({ ...joinBlocks(withTitle(blocks, title)), title, publisher, authors, date })
}

function bodyBlocks(page: HtmlPage): readonly BlockText[] {
  return page.documentElement === null ? [] : blocksOfHtml(page.documentElement)
}

function hasProse(blocks: readonly BlockText[]): boolean {
  return blocks.some((block) => block.hint === undefined || block.hint === 'list-item')
}

function withTitle(blocks: readonly BlockText[], title: string | undefined): readonly BlockText[] {
  if (title === undefined) return blocks
  const at = blocks.slice(0, HEAD_BLOCKS).findIndex((block) => block.text === title)
  const rest = at < 0 ? blocks : blocks.toSpliced(at, 1)
  return [{ text: title, hint: 'title' }, ...rest]
}
