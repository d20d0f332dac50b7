import type { DeliveryContent } from '../../src/index.ts'

/** Paragraphs that a page holds on any platform, and a few that make one more page needed. */
const PER_PAGE = 10
const SOME = 4
const LENGTH = 1_000

/**
 * A content that takes so many posts, at least two: a short one, and the others in its thread. Every paragraph has a mark
 * of its own, by which a post is known again whatever key it carries.
 * @param name of letters and digits; the marks are `mark:<name>-<number>`.
 */
export function pagedContent(name: string, pages: number): DeliveryContent {
  const mark = (number: number): string => `mark:${name}-${number}`
  const count = (pages - 2) * PER_PAGE + SOME
  const paragraphs = Array.from({ length: count }, (_, index) => {
    const text = `${mark(index + 1)} `.padEnd(LENGTH, 'Costs fell again. ')
    return { kind: 'paragraph', content: [{ kind: 'text', text, emphasis: 'none' }] } as const
  })
  const heading = { kind: 'heading', text: `Briefing ${mark(0)}` } as const
  const message = { language: 'en', summary: 'Costs fell.', blocks: [heading, ...paragraphs] } as const
  return { edition: 1, items: [], message, layout: 'thread' }
}
