import type { TeamsApp } from '../../../adapters/teams/settings.ts'
import { APP_ID, TENANT } from './key-server.ts'

/** A bot of one tenant, as its settings make it. */
export const TEAMS_APP: TeamsApp = {
  kind: 'app',
  appId: APP_ID,
  password: 'a-client-secret',
  type: 'SingleTenant',
  tenantId: TENANT,
  allowedTenants: [TENANT],
  canLookUp: false,
}
