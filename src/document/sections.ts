import type { Block, Section } from './document.ts'

/** Cuts the blocks of a document at its headings; blocks before the first heading make a section without one. */
export function sectionsOf(blocks: readonly Block[]): readonly Section[] {
  const sections: Section[] = []
  let start = 0
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'heading') continue
    if (index > start) sections.push(section(blocks, start, index))
    start = index
  }
  if (blocks.length > start) sections.push(section(blocks, start, blocks.length))
  return sections
}

function section(blocks: readonly Block[], start: number, end: number): Section {
  const first = blocks[start]
  return { heading: first?.kind === 'heading' ? first.span : undefined, blocks: { start, end } }
}
