import type { CorpusIndex } from '../search/search-corpus.ts'
import { madeOnce } from '../text/made-once.ts'
import { sliceSpan } from '../text/span.ts'

/** A firm of the corpus: 海棠金控, told by 海棠. */
export interface KnownFirm {
  readonly name: string
  /** Its name without the word for what kind of firm it is. */
  readonly telling: string
}

/** A longer beginning of a role is no name. */
const LONGEST_TELLING = 6

/**
 * Lists the firms whose people speak in a corpus, as their roles name them (`海棠金控董事长`): a firm called by words that
 * mean something is no name to a dictionary. Folded, each once.
 */
export const firmsOf = madeOnce(({ corpus, index }: CorpusIndex): readonly KnownFirm[] => {
  const { firmKinds } = index.rules
  if (firmKinds.length === 0) return []
  const begins = new RegExp(`^(\\p{Script=Han}{2,${LONGEST_TELLING}}?)(?:${firmKinds.join('|')})`, 'u')
  const firms = new Map<string, KnownFirm>()
  for (const { document, quotes } of corpus.analyses) {
    for (const span of quotes.speakers.flatMap(({ roles }) => roles)) {
      const [name, telling] = begins.exec(sliceSpan(document.folded, span)) ?? []
      if (name !== undefined && telling !== undefined) firms.set(name, { name, telling })
    }
  }
  return [...firms.values()]
})
