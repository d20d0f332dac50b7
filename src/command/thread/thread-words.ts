import type { ThreadWords } from '../../answer/thread.ts'
import type { CommandContext } from '../command.ts'

/** The words by which a line leans on what was said before it. */
export function threadWords({ knowledge }: Pick<CommandContext, 'knowledge'>): ThreadWords {
  const { thread, fold } = knowledge.index.index.rules
  return { tree: thread, fold }
}
