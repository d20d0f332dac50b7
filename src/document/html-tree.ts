import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'

/** The few things of a DOM node that are read. */
export interface HtmlNode {
  readonly nodeType: number
  /** Name in small letters; of elements only. */
  readonly localName?: string
  /** Text of a text node. */
  readonly nodeValue: string | null
  readonly textContent: string | null
  readonly firstChild: HtmlNode | null
  readonly nextSibling: HtmlNode | null
  readonly parentNode: HtmlNode | null
  getAttribute?(name: string): string | null
}

/** A parsed page. Scripts in it are text and nothing runs. */
export interface HtmlPage {
  readonly documentElement: HtmlNode | null
  readonly body: HtmlNode | null
  querySelectorAll(selector: string): Iterable<HtmlNode>
}

/** What reader mode found. */
export interface Article {
  readonly content: HtmlNode
  readonly title: string | undefined
}

export const ELEMENT_NODE = 1
export const TEXT_NODE = 3
/** Beyond this many elements reader mode takes too long; the whole body is read then. */
const MOST_ELEMENTS = 60_000

/** Parses a page; a piece of one is wrapped first, since the parser makes a body only for a whole page. */
export function parsePage(html: string): HtmlPage {
  const whole = /<body[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`
  return parseHTML(whole).document as unknown as HtmlPage
}

/** Finds the article of a page, by the way of Mozilla's reader mode; changes the page. `undefined` when it finds none. */
export function findArticle(page: HtmlPage): Article | undefined {
  try {
    const options = { maxElemsToParse: MOST_ELEMENTS, serializer: (node: unknown) => node as HtmlNode }
    const found = new Readability(page as never, options).parse()
    if (found?.content == null) return undefined
    return { content: found.content, title: found.title?.trim() || undefined }
  } catch {
    // it throws for a page with too many elements, and for markup its rules did not foresee
    return undefined
  }
}
