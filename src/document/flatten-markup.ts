import { ENDED_BY_START, INLINE_ELEMENTS, VOID_ELEMENTS } from './html-elements.ts'

/** How deep elements may lie in each other; pages that people read stay far below. */
const DEEPEST = 100
const TAG = /<!--|<\/?([a-zA-Z][a-zA-Z0-9-]*)/g
/** What stands in these is no markup, up to their end tag. */
const RAW = new Set(['script', 'style', 'textarea', 'title', 'iframe', 'noscript'])
/** What stands in these is not read, or not as the article: without its element it would be. */
const APART = new Set('aside audio canvas footer form math nav object select svg template video'.split(' '))
const HIDDEN = /\shidden(?=[\s=/>])/i
/** A start tag is looked at this far for `hidden`. */
const LONGEST_TAG = 1000
/** A longer start tag loses its attributes: none of that length is read, and the parser does not bear every one. */
const LONGEST_KEPT_TAG = 20_000

/** The elements that are open at one place of a page. */
interface Nesting {
  /** Innermost last. */
  readonly open: string[]
  /** How many elements of each name are open. */
  readonly counts: Map<string, number>
  /** How many elements of each name were taken out and have not ended; within one kept apart, only those in it. */
  dropped: Map<string, number>
  /** The element kept apart below the limit, if one is open: its place in `open`, and what was taken out around it. */
  apart: { readonly place: number; readonly around: Map<string, number> } | undefined
}

/**
 * Takes out the tags of elements that lie too deep, and leaves what is in them, so that nothing which walks the tree
 * can run out of stack or time; and the attributes of start tags that are longer than any. A page within bounds comes
 * back as it is. Linear.
 */
export function flattenMarkup(html: string): string {
  const kept: string[] = []
  const nesting: Nesting = { open: [], counts: new Map(), dropped: new Map(), apart: undefined }
  const closeBehind = closings(html)
  let from = 0
  let readTo = 0
  for (const { index, 0: tag, 1: written } of html.matchAll(TAG)) {
    if (index < readTo) continue
    const name = written?.toLowerCase() ?? ''
    readTo = behindRaw(html, name, index)
    if (readTo > index) continue
    const stays = note(nesting, { html, index, tag, name })
    const close = closeBehind(index)
    if (stays && close - index <= LONGEST_KEPT_TAG) continue
    kept.push(html.slice(from, index), stays ? `${tag}>` : gapFor(name))
    from = Math.min(html.length, close + 1)
    readTo = from
  }
  return kept.length === 0 ? html : kept.join('') + html.slice(from)
}

/** What stands where a tag was: a word does not run into the next, nor a paragraph. */
function gapFor(name: string): string {
  return INLINE_ELEMENTS.has(name) ? ' ' : '<br>'
}

/** A tag where it was found. */
interface FoundTag {
  readonly html: string
  readonly index: number
  /** Its beginning, as written. */
  readonly tag: string
  readonly name: string
}

/** Notes a tag; `false` when it is to be taken out. */
function note(nesting: Nesting, found: FoundTag): boolean {
  if (VOID_ELEMENTS.has(found.name)) return true
  return found.tag.startsWith('</') ? end(nesting, found.name) : start(nesting, found.name, isApart(found))
}

function isApart({ html, name, index }: FoundTag): boolean {
  if (APART.has(name)) return true
  const close = html.slice(index, index + LONGEST_TAG).indexOf('>')
  return HIDDEN.test(html.slice(index, index + (close < 0 ? LONGEST_TAG : close + 1)))
}

/**
 * Where a comment ends (it has no name), or an element whose content is no markup; one that never ends takes the rest
 * of the page. Any other tag: where it starts.
 */
function behindRaw(html: string, name: string, index: number): number {
  if (name !== '' && !RAW.has(name)) return index
  if (name === '') {
    const close = html.indexOf('-->', index)
    return close < 0 ? html.length : close + 3
  }
  const endTag = new RegExp(`</${name}`, 'gi')
  endTag.lastIndex = index
  // looked for apart: a pattern that runs on to the bracket would start anew at every end tag that has none
  return endTag.exec(html) === null ? html.length : behind(html, '>', endTag.lastIndex)
}

/** Notes that an element starts; `false` when it lies too deep. One that is kept apart stays once, however deep. */
function start(nesting: Nesting, name: string, apart: boolean): boolean {
  const ended = ENDED_BY_START.get(name)
  while (ended?.has(nesting.open.at(-1) ?? '')) pop(nesting)
  const isTooDeep = nesting.open.length >= DEEPEST
  const stays = !isTooDeep || (apart && nesting.apart === undefined)
  if (stays && isTooDeep) {
    nesting.apart = { place: nesting.open.length, around: nesting.dropped }
    nesting.dropped = new Map()
  }
  if (stays) nesting.open.push(name)
  add(stays ? nesting.counts : nesting.dropped, name, 1)
  return stays
}

/** Notes that an element ends, and all that are open within it; `false` when its start was taken out. */
function end(nesting: Nesting, name: string): boolean {
  if ((nesting.dropped.get(name) ?? 0) > 0) {
    add(nesting.dropped, name, -1)
    return false
  }
  if ((nesting.counts.get(name) ?? 0) === 0) return true
  while (nesting.open.length > 0 && pop(nesting) !== name);
  return true
}

function pop(nesting: Nesting): string | undefined {
  const name = nesting.open.pop()
  if (name !== undefined) add(nesting.counts, name, -1)
  if (nesting.apart !== undefined && nesting.open.length <= nesting.apart.place) {
    nesting.dropped = nesting.apart.around
    nesting.apart = undefined
  }
  return name
}

function add(counts: Map<string, number>, name: string, by: number): void {
  counts.set(name, (counts.get(name) ?? 0) + by)
}

/** Finds the next closing bracket from places that rise, looking at each part of the text once. */
function closings(html: string): (index: number) => number {
  let close = -1
  return (index) => {
    if (close < index) {
      const found = html.indexOf('>', index)
      close = found < 0 ? html.length : found
    }
    return close
  }
}

function behind(text: string, character: string, from: number): number {
  const at = text.indexOf(character, from)
  return at < 0 ? text.length : at + 1
}
