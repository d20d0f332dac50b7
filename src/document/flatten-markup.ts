import { ENDED_BY_START, INLINE_ELEMENTS, VOID_ELEMENTS } from './html-elements.ts'

/** How deep elements may lie in each other; pages that people read stay far below. */
const DEEPEST = 100
const TAG = /<\/?([a-zA-Z][a-zA-Z0-9-]*)/g

/** The elements that are open at one place of a page. */
interface Nesting {
  /** Innermost last. */
  readonly open: string[]
  /** How many elements of each name are open. */
  readonly counts: Map<string, number>
  /** How many elements of each name were taken out and have not ended. */
  readonly dropped: Map<string, number>
}

/**
 * Takes out the tags of elements that lie too deep, and leaves what is in them, so that nothing which walks the tree
 * can run out of stack or time. A page within bounds comes back as it is. Linear.
 */
export function flattenMarkup(html: string): string {
  const kept: string[] = []
  const nesting: Nesting = { open: [], counts: new Map(), dropped: new Map() }
  let from = 0
  for (const { index, 0: tag, 1: written } of html.matchAll(TAG)) {
    const name = written?.toLowerCase() ?? ''
    if (index < from || VOID_ELEMENTS.has(name)) continue
    const stays = tag.startsWith('</') ? end(nesting, name) : start(nesting, name)
    if (stays) continue
    kept.push(html.slice(from, index), INLINE_ELEMENTS.has(name) ? ' ' : '<br>')
    from = behind(html, '>', index)
  }
  return kept.length === 0 ? html : kept.join('') + html.slice(from)
}

/** Notes that an element starts; `false` when it lies too deep. */
function start(nesting: Nesting, name: string): boolean {
  const ended = ENDED_BY_START.get(name)
  while (ended?.has(nesting.open.at(-1) ?? '')) pop(nesting)
  const isTooDeep = nesting.open.length >= DEEPEST
  if (!isTooDeep) nesting.open.push(name)
  add(isTooDeep ? nesting.dropped : nesting.counts, name, 1)
  return !isTooDeep
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

function pop({ open, counts }: Nesting): string | undefined {
  const name = open.pop()
  if (name !== undefined) add(counts, name, -1)
  return name
}

function add(counts: Map<string, number>, name: string, by: number): void {
  counts.set(name, (counts.get(name) ?? 0) + by)
}

function behind(text: string, character: string, from: number): number {
  const at = text.indexOf(character, from)
  return at < 0 ? text.length : at + 1
}
