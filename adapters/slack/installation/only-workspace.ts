import type { Store } from '../../../src/index.ts'
import { SLACK_PLATFORM } from '../conversation.ts'
import type { SlackWorkspace, SlackWorkspaces } from '../workspace.ts'
import { readRevocation } from './read-revocation.ts'
import type { Revocations } from './revocation.ts'

/** One token is one workspace's: what comes from another is not answered with it, and when it is revoked nobody is. */
export function createOnlyWorkspace(
  only: SlackWorkspace,
  eraseWorkspace: Store['eraseWorkspace'],
): SlackWorkspaces & Revocations {
  let isRevoked = false
  const tokenOf = (workspace: string | undefined): string | undefined =>
    workspace === only.id && !isRevoked ? only.token : undefined
  return {
    find: async ({ team }) => (tokenOf(team) === undefined ? undefined : only),
    tokenOf: async (workspace) => tokenOf(workspace),
    async take(event) {
      const revocation = readRevocation(event)
      if (revocation?.tenants.includes(only.id) !== true) return false
      isRevoked = true
      await eraseWorkspace({ platform: SLACK_PLATFORM, workspace: only.id })
      return true
    },
    async sweep() {
      if (isRevoked) await eraseWorkspace({ platform: SLACK_PLATFORM, workspace: only.id })
      return { erased: 0, renewed: 0 }
    },
  }
}
