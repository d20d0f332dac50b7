import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { createTeamsClient, credentialsOf } from '../../../adapters/teams/client.ts'
import type { TeamsApp } from '../../../adapters/teams/settings.ts'
import { isLocalService } from '../../../adapters/teams/trusted-service.ts'
import { APP_ID, TENANT } from './key-server.ts'
import { TEAMS_APP } from './teams-app.ts'

const AUDIENCE = 'https://api.botframework.com'
const MESSAGE = { summary: 'A digest', attachments: [] }

/** What the library goes by to log in. */
async function loginOf(config: TeamsApp): Promise<object> {
  const login = 'https://login.microsoftonline.com/botframework.com'
  const made = await credentialsOf(config).createCredentials(APP_ID, AUDIENCE, login, true)
  const { appId, appPassword, oAuthEndpoint, oAuthScope } = Object(made)
  return { appId, appPassword, oAuthEndpoint, oAuthScope }
}

async function listen(answer: (request: IncomingMessage) => object): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    request.resume()
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer(request)))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return { server, url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/` }
}

describe('the tokens of the bot', () => {
  it('of one tenant come from that tenant’s login', async () => {
    expect(await loginOf(TEAMS_APP)).toEqual({
      appId: APP_ID,
      appPassword: 'a-client-secret',
      oAuthEndpoint: `https://login.microsoftonline.com/${TENANT}`,
      oAuthScope: AUDIENCE,
    })
  })

  it('of many tenants come from the login of all bots', async () => {
    expect(
      await loginOf({ ...TEAMS_APP, type: 'MultiTenant', tenantId: undefined, allowedTenants: 'any' }),
    ).toMatchObject({
      appPassword: 'a-client-secret',
      oAuthEndpoint: 'https://login.microsoftonline.com/botframework.com',
    })
  })

  it('are told of when there is none, and of no channel is said that it is gone', async () => {
    const troubles: unknown[] = []
    const credentials = Object.assign(Object.create(credentialsOf(TEAMS_APP)), {
      createCredentials: async () => ({
        signRequest: () => Promise.reject(new Error('AADSTS7000222: it has expired')),
      }),
    })
    const client = createTeamsClient({
      config: TEAMS_APP,
      timeoutMs: 5_000,
      isTrusted: isLocalService,
      credentials,
      onToken: (trouble) => troubles.push(trouble),
    })
    const route = { serviceUrl: 'http://127.0.0.1:9/', tenant: TENANT, bot: '28:bot' }

    const outcome = await client.send(route, '19:a', MESSAGE)

    expect(outcome).toEqual({ kind: 'not-posted', reason: 'unreachable', retryAfterMs: undefined, rate: undefined })
    expect(troubles).toHaveLength(1)
    expect(String(troubles[0])).toContain('AADSTS7000222')
  })

  it('are made for no other app', async () => {
    const made = credentialsOf(TEAMS_APP).createCredentials(
      TENANT,
      AUDIENCE,
      'https://login.microsoftonline.com/x',
      true,
    )

    await expect(made).rejects.toThrow()
  })

  it('of a managed identity come from the machine it runs on, and go with what is sent', async () => {
    const asked: URL[] = []
    const sentWith: (string | undefined)[] = []
    const machine = await listen(({ url = '' }) => {
      asked.push(new URL(url, 'http://machine'))
      const expires_on = Math.floor(Date.now() / 1000) + 3_600
      return { access_token: 'a-token-of-the-machine', expires_on, resource: AUDIENCE, token_type: 'Bearer' }
    })
    const connector = await listen(({ headers }) => {
      sentWith.push(headers.authorization)
      return { id: '1' }
    })
    const environment = { ...process.env }
    Object.assign(process.env, { IDENTITY_ENDPOINT: `${machine.url}msi/token`, IDENTITY_HEADER: 'a-header' })
    const config: TeamsApp = { ...TEAMS_APP, type: 'UserAssignedMsi', password: undefined }
    const client = createTeamsClient({ config, timeoutMs: 5_000, isTrusted: isLocalService })

    const sent = await client.send({ serviceUrl: connector.url, tenant: TENANT, bot: '28:bot' }, 'a:reader', MESSAGE)
    process.env = environment
    machine.server.close()
    connector.server.close()

    expect(sent).toMatchObject({ kind: 'sent', id: '1' })
    expect(sentWith).toEqual(['Bearer a-token-of-the-machine'])
    expect(asked.map(({ searchParams }) => searchParams.get('client_id'))).toEqual([APP_ID])
    expect(asked.map(({ searchParams }) => searchParams.get('resource'))).toEqual([AUDIENCE])
  })
})
