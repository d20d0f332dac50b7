import type { Edition } from './edition.ts'
import type { Reader } from './reader.ts'

/** How many lines of each kind an edition has, in words: of what there is none of, nothing is said. */
export function countText(edition: Pick<Edition, 'takeaways' | 'quotes'>, { say }: Reader, between: string): string {
  const { takeaways, quotes } = edition
  return [
    takeaways.length > 0 ? say('edition.count-takeaways', { count: takeaways.length }) : '',
    quotes.length > 0 ? say('edition.count-quotes', { count: quotes.length }) : '',
  ]
    .filter((text) => text !== '')
    .join(between)
}
