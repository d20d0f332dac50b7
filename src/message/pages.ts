import type { MessageBlock } from './message.ts'

/** How much goes on one page, in whatever unit the costs are counted. */
export interface PageLimits {
  readonly count: number
  readonly cost: number
}

/**
 * Lays groups of parts out on pages, in order, as few as greed gives.
 *
 * A group stays together on one page if it fits on one; a group that does not is continued on the next page.
 * A single part that costs more than a page stands alone on its page: making parts small enough is the caller's.
 *
 * @param costOf what a part costs; at least 0.
 * @returns no empty page; none at all when there are no parts.
 */
export function fillPages<Part>(
  groups: readonly (readonly Part[])[],
  costOf: (part: Part) => number,
  limits: PageLimits,
): readonly (readonly Part[])[] {
  const pages: Part[][] = []
  let page: Part[] = []
  let cost = 0
  const turn = () => {
    if (page.length > 0) pages.push(page)
    page = []
    cost = 0
  }
  for (const group of groups) {
    const costs = group.map(costOf)
    const total = costs.reduce((sum, each) => sum + each, 0)
    if (page.length + group.length > limits.count || cost + total > limits.cost) turn()
    for (const [index, part] of group.entries()) {
      const added = costs[index] ?? 0
      if (page.length + 1 > limits.count || cost + added > limits.cost) turn()
      page.push(part)
      cost += added
    }
  }
  turn()
  return pages
}

/**
 * Groups what each block is rendered to for `fillPages`, so that no page ends in what only introduces the next block:
 * headings, dividers and a heading's note stand in one group with what follows them.
 *
 * @param render called once for each block, in order.
 * @returns no empty group.
 */
export function groupBlocks<Part>(
  blocks: readonly MessageBlock[],
  render: (block: MessageBlock) => readonly Part[],
): readonly (readonly Part[])[] {
  const groups: Part[][] = []
  let group: Part[] = []
  for (const [index, block] of blocks.entries()) {
    group.push(...render(block))
    if (introduces(block, blocks[index - 1]) || group.length === 0) continue
    groups.push(group)
    group = []
  }
  return group.length === 0 ? groups : [...groups, group]
}

function introduces({ kind }: MessageBlock, above: MessageBlock | undefined): boolean {
  return kind === 'heading' || kind === 'divider' || (kind === 'note' && above?.kind === 'heading')
}
