import { createTeamsClient } from '../../adapters/teams/client.ts'
import { createGraphReader } from '../../adapters/teams/graph.ts'
import { createTeamsPlatform } from '../../adapters/teams/platform.ts'
import { createReferences } from '../../adapters/teams/references.ts'
import { isLocalService } from '../../adapters/teams/trusted-service.ts'
import { type Platform, type Store, type Target, targetKey } from '../../src/index.ts'
import { PEER_APP } from '../peer/connector.ts'

/** What the bot may do in the peer's teams. */
export interface TeamsAtPeer {
  /** Whether the app may read the channels, and so look its posts up. */
  readonly mayRead: boolean
}

interface Place {
  readonly store: Store
  readonly peerUrl: string
  readonly timeoutMs: number
}

/** Teams as the product posts to it, with the peer as its connector and as Graph. */
export function teamsAtPeer({ mayRead }: TeamsAtPeer, { store, peerUrl, timeoutMs }: Place): Platform {
  const places = { graphUrl: `${peerUrl}/graph`, loginUrl: `${peerUrl}/login` }
  const reader = createGraphReader({ appId: PEER_APP, password: 'a-secret', ...places, timeoutMs, now: Date.now })
  return createTeamsPlatform({
    client: createTeamsClient({ config: { kind: 'development' }, timeoutMs, isTrusted: isLocalService }),
    references: createReferences(store, Date.now),
    timeoutMs,
    hasDialogs: true,
    lookUp: mayRead ? { reader, settleMs: timeoutMs } : undefined,
  })
}

/** Lets the bot know a channel, as its team does that adds it. */
export async function introduce({ installations }: Store, target: Target, peerUrl: string): Promise<void> {
  const reference = { kind: 'channel', serviceUrl: `${peerUrl}/`, bot: '28:bot', team: 'a-team', group: 'a-group' }
  await installations.replace(targetKey(target), undefined, JSON.stringify(reference))
}
