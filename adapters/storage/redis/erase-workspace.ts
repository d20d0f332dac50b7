import type { WorkspacePlace } from '../../../src/index.ts'
import { workspacePrefix } from '../records/workspace-prefix.ts'
import { ERASE_DELIVERIES, ERASE_MEMORIES, ERASE_SUBSCRIPTIONS } from './erase-scripts.ts'
import type { Argument, Script, Scripts } from './script.ts'
import { ERASE as ERASE_SOURCES } from './source-scripts.ts'

/** Erased, or looked at, in one go: Redis does nothing else meanwhile. */
const AT_ONCE = 500

/** Erases everything of a workspace. */
export async function eraseWorkspace(scripts: Scripts, place: WorkspacePlace): Promise<void> {
  const { first, end } = workspacePrefix(place)
  const eraseAll = async (script: Script, ...rest: readonly Argument[]): Promise<void> => {
    while ((await scripts.run(script, [first, end, AT_ONCE, ...rest])) === AT_ONCE);
  }
  await eraseAll(ERASE_SUBSCRIPTIONS)
  await eraseAll(ERASE_MEMORIES, 'channel')
  await eraseAll(ERASE_MEMORIES, 'thread')
  await eraseAll(ERASE_SOURCES)
  for (let after: Argument = ''; ; ) {
    after = String(await scripts.run(ERASE_DELIVERIES, [first, end, AT_ONCE, after]))
    if (after === '') return
  }
}
