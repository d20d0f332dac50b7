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
  /** `null` for a page without any element. */
  readonly documentElement: HtmlNode | null
  querySelectorAll(selector: string): Iterable<HtmlNode>
}

/** What reader mode found. */
export interface Article {
  readonly content: HtmlNode
  readonly title: string | undefined
}

/** `HtmlNode.nodeType` of an element, as the DOM standard numbers them. */
export const ELEMENT_NODE = 1
/** `HtmlNode.nodeType` of a text. */
export const TEXT_NODE = 3
/**
 * Reader mode takes time in proportion to the depths of all nodes added up, about 10 µs each; beyond three seconds'
 * worth of that the whole body is read instead. An ordinary page comes to 100,000.
 */
const MOST_DEPTHS = 300_000

/** What may stand before the root of a page; white space by the thousand, for a longer run would fill the stack. */
const PROLOGUE = /\s{1,1000}|<!doctype[^>]*>|<\?xml[^>]*>|<!--[^>]*-->/iy
const ROOT = /<html[\s>]/iy
const HAS_BODY = /<body[\s>]/i

/** What is done on the way through a tree. */
export interface HtmlVisitor {
  /** Called before a node's children; `false` leaves them out. */
  enter(node: HtmlNode): boolean
  /** Called behind its children. */
  leave(node: HtmlNode): void
}

/** Walks a tree in the order of its text, without recursion, since a page decides how deep it is. */
export function walkHtml(root: HtmlNode, visitor: HtmlVisitor): void {
  let node: HtmlNode = root
  for (;;) {
    const child = visitor.enter(node) ? node.firstChild : null
    if (child !== null) {
      node = child
      continue
    }
    visitor.leave(node)
    while (node !== root && node.nextSibling === null && node.parentNode !== null) {
      node = node.parentNode
      visitor.leave(node)
    }
    if (node === root || node.nextSibling === null) return
    node = node.nextSibling
  }
}

/** Parses a page; a piece of one is wrapped first, since the parser makes a root and a body only where they stand. */
export function parsePage(html: string): HtmlPage {
  const whole = startsWithRoot(html) ? html : `<html>${html}</html>`
  const page = HAS_BODY.test(html) ? whole : `<html><body>${html}</body></html>`
  forgoListeners()
  return parseHTML(page).document as unknown as HtmlPage
}

let hasForgone = false

/**
 * Has the parser make nodes that nobody can listen to. It keeps the listeners of every node of all pages in one weak
 * map, whose growth took up to nine tenths of a page's time; nothing listens to nodes here.
 */
function forgoListeners(): void {
  if (hasForgone) return
  hasForgone = true
  let child: object = parseHTML('<html></html>').document.createElement('p').constructor
  for (;;) {
    const parent: object = Object.getPrototypeOf(child)
    if (Object.getPrototypeOf(parent) === Function.prototype) break
    child = parent
  }
  // the class that is at the root of all makes the map's entry; what its instances inherit stays
  Object.setPrototypeOf(child, class {})
}

/** Step by step: one pattern for all of the prologue runs out of stack on megabytes of white space. */
function startsWithRoot(html: string): boolean {
  let at = 0
  for (;;) {
    PROLOGUE.lastIndex = at
    const part = PROLOGUE.exec(html)
    if (part === null) break
    at += part[0].length
  }
  ROOT.lastIndex = at
  return ROOT.test(html)
}

/** Finds the article of a page, by the way of Mozilla's reader mode; changes the page. `undefined` when it finds none. */
export function findArticle(page: HtmlPage): Article | undefined {
  if (page.documentElement === null || depthsOf(page.documentElement) > MOST_DEPTHS) return undefined
  try {
    const found = new Readability(page as never, { serializer: (node: unknown) => node as HtmlNode }).parse()
    if (found?.content == null) return undefined
    return { content: found.content, title: found.title?.trim() || undefined }
  } catch {
    // it throws for markup that its rules did not foresee
    return undefined
  }
}

/** The depths of all nodes added up. */
function depthsOf(root: HtmlNode): number {
  let [depth, sum] = [0, 0]
  walkHtml(root, {
    enter: () => {
      sum += depth++
      return sum <= MOST_DEPTHS
    },
    leave: () => {
      depth--
    },
  })
  return sum
}
