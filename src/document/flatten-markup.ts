/** How deep elements may lie in each other; pages that people read stay far below. */
const DEEPEST = 200
const TAG = /<\/?([a-zA-Z][a-zA-Z0-9-]*)/g
/** Elements without content, and those whose end is often left out and understood from the next one's start. */
const NOT_COUNTED = new Set(
  (
    'area base br col embed hr img input link meta source track wbr ' +
    'p li dt dd option optgroup thead tbody tfoot tr td th colgroup html head body rt rp'
  ).split(' '),
)

/**
 * Takes out the tags of elements that lie too deep, and leaves what is in them, so that nothing which walks the tree
 * can run out of stack or time. A page within bounds comes back as it is. Linear.
 */
export function flattenMarkup(html: string): string {
  const kept: string[] = []
  let [depth, from] = [0, 0]
  for (const { index, 0: tag, 1: name } of html.matchAll(TAG)) {
    if (index < from || NOT_COUNTED.has(name?.toLowerCase() ?? '')) continue
    const step = tag.startsWith('</') ? -1 : 1
    const isTooDeep = Math.max(depth, depth + step) > DEEPEST
    depth = Math.max(0, depth + step)
    if (!isTooDeep) continue
    kept.push(html.slice(from, index))
    from = behind(html, '>', index)
  }
  return kept.length === 0 ? html : `${kept.join(' ')} ${html.slice(from)}`
}

function behind(text: string, character: string, from: number): number {
  const at = text.indexOf(character, from)
  return at < 0 ? text.length : at + 1
}
