import { readConfig } from '../../../adapters/config.ts'
import { mistakesOf } from '../config-mistakes.ts'

const APP_ID = '11111111-2222-3333-4444-555555555555'
const TENANT = '99999999-8888-7777-6666-555555555555'
const SINGLE = { MICROSOFT_APP_ID: APP_ID, MICROSOFT_APP_PASSWORD: 'a-client-secret', MICROSOFT_APP_TENANT_ID: TENANT }

describe('the settings of Teams', () => {
  it('connect a bot of one tenant, and answer that tenant', () => {
    expect(readConfig(SINGLE).teams).toEqual({
      kind: 'app',
      appId: APP_ID,
      password: 'a-client-secret',
      type: 'SingleTenant',
      tenantId: TENANT,
      allowedTenants: [TENANT],
      canLookUp: false,
    })
  })

  it('connect a bot of many tenants that says whom it answers', () => {
    const { MICROSOFT_APP_TENANT_ID: _, ...many } = { ...SINGLE, MICROSOFT_APP_TYPE: 'multitenant' }

    expect(readConfig({ ...many, TEAMS_ALLOWED_TENANTS: 'any' }).teams).toMatchObject({ allowedTenants: 'any' })
    expect(readConfig({ ...many, TEAMS_ALLOWED_TENANTS: `${TENANT}, ${APP_ID}` }).teams).toMatchObject({
      type: 'MultiTenant',
      allowedTenants: [TENANT, APP_ID],
    })
  })

  it('connect a managed identity, which has no secret', () => {
    const { MICROSOFT_APP_PASSWORD: _, ...managed } = { ...SINGLE, MICROSOFT_APP_TYPE: 'UserAssignedMsi' }

    expect(readConfig(managed).teams).toMatchObject({ type: 'UserAssignedMsi', password: undefined })
    expect(mistakesOf({ ...managed, MICROSOFT_APP_PASSWORD: 'a-client-secret' })).toEqual([
      'MICROSOFT_APP_PASSWORD must not be set for a managed identity',
    ])
  })

  it('look posts up where an app with a secret is told to', () => {
    const { MICROSOFT_APP_PASSWORD: _, ...managed } = { ...SINGLE, MICROSOFT_APP_TYPE: 'UserAssignedMsi' }

    expect(readConfig({ ...SINGLE, TEAMS_LOOK_UP: '1' }).teams).toMatchObject({ canLookUp: true })
    expect(mistakesOf({ ...managed, TEAMS_LOOK_UP: '1' })).toEqual([
      'TEAMS_LOOK_UP must not be 1 for a managed identity',
    ])
  })

  it.each<[what: string, environment: Readonly<Record<string, string>>, names: readonly string[]]>([
    ['only an id', { MICROSOFT_APP_ID: APP_ID }, ['MICROSOFT_APP_PASSWORD', 'MICROSOFT_APP_TENANT_ID']],
    ['only a secret', { MICROSOFT_APP_PASSWORD: 'a-client-secret' }, ['MICROSOFT_APP_ID', 'MICROSOFT_APP_TENANT_ID']],
    [
      'only tenants',
      { TEAMS_ALLOWED_TENANTS: 'any' },
      ['MICROSOFT_APP_ID', 'MICROSOFT_APP_PASSWORD', 'MICROSOFT_APP_TENANT_ID'],
    ],
    ['many tenants and no list', { ...SINGLE, MICROSOFT_APP_TYPE: 'MultiTenant' }, ['TEAMS_ALLOWED_TENANTS']],
    ['a wrong id, told once', { ...SINGLE, MICROSOFT_APP_ID: 'bot' }, ['MICROSOFT_APP_ID']],
    ['a wrong list', { ...SINGLE, TEAMS_ALLOWED_TENANTS: 'contoso' }, ['TEAMS_ALLOWED_TENANTS']],
    ['development beside an app', { ...SINGLE, TEAMS_DEVELOPMENT: '1' }, ['TEAMS_DEVELOPMENT']],
    ['development for other machines', { TEAMS_DEVELOPMENT: '1', HOST: '0.0.0.0' }, ['TEAMS_DEVELOPMENT']],
    ['development under a name', { TEAMS_DEVELOPMENT: '1', HOST: 'bot.example' }, ['TEAMS_DEVELOPMENT']],
  ])('name everything that is missing or wrong: %s', (_, environment, names) => {
    expect(mistakesOf(environment).map((mistake) => mistake.split(' ')[0])).toEqual(names)
  })

  it('accept what is unsigned on this machine only', () => {
    expect(readConfig({ TEAMS_DEVELOPMENT: '1' }).teams).toEqual({ kind: 'development' })
    expect(readConfig({}).teams).toBeUndefined()
  })
})
