import type { Analysis } from '../analysis/analysis.ts'
import type { BotParts } from './bot-parts.ts'

/** Finds a document of the corpus or of the library by its id. */
export async function findAnalysis(
  parts: Pick<BotParts, 'knowledge' | 'library'>,
  id: string,
): Promise<Analysis | undefined> {
  const published = parts.knowledge.corpus.analyses.find(({ document }) => document.id === id)
  return published ?? (await parts.library.find(id))
}
