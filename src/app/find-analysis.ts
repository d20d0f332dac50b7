import type { Analysis } from '../analysis/analysis.ts'
import type { BotParts } from './bot-parts.ts'
import { type Place, workspaceOf } from './place.ts'

/**
 * Finds a document of the corpus, or one that was brought to the place's workspace, by its id.
 * @throws FailureError when it is kept and cannot be read now.
 */
export async function findAnalysis(
  { knowledge, library }: Pick<BotParts, 'knowledge' | 'library'>,
  place: Pick<Place, 'target'>,
  id: string,
): Promise<Analysis | undefined> {
  const published = knowledge.corpus.analyses.find(({ document }) => document.id === id)
  return published ?? (await library.find(workspaceOf(place), id))
}
