import type { CheckedActivity } from '../../../adapters/teams/conversation.ts'
import { createReferences } from '../../../adapters/teams/references.ts'
import type { Store, Target } from '../../../src/index.ts'
import { type RedisServer, startRedis } from '../storage/redis-server.ts'
import { redisStores } from '../storage/redis-stores.ts'
import { sqliteStores } from '../storage/sqlite-stores.ts'

const TENANT = '99999999-8888-7777-6666-555555555555'
let nowMs = 1_800_000_000_000

function activityIn(channel: string, more: Partial<CheckedActivity> = {}): CheckedActivity {
  const account = { id: '28:bot', name: undefined, directoryId: undefined }
  return {
    type: 'message',
    id: '1',
    platform: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/amer/',
    tenant: TENANT,
    conversation: `${channel};messageid=5`,
    kind: 'channel',
    from: account,
    bot: account,
    text: '',
    files: [],
    channel: undefined,
    isBotMentioned: false,
    locale: undefined,
    zone: undefined,
    name: undefined,
    value: undefined,
    replyTo: undefined,
    team: '19:team',
    group: undefined,
    placeName: undefined,
    event: undefined,
    action: undefined,
    added: [],
    removed: [],
    ...more,
  }
}

function target(channel: string): Target {
  return { platform: 'teams', workspace: TENANT, channel }
}

let redis: RedisServer

beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis.remove())

describe.each(['SQLite', 'Redis'])('references in %s', (kind) => {
  const openStores = kind === 'SQLite' ? sqliteStores() : redisStores(() => redis)
  const open = (store: Store): ReturnType<typeof createReferences> => createReferences(store, () => nowMs++)

  it('are known to every replica, and follow the place’s service', async () => {
    const [first, second] = await openStores(2)
    const [here, there] = [open(first), open(second ?? first)]
    await here.learn(activityIn('19:channel', { placeName: 'Mornings', group: 'a-group' }))
    await there.learn(activityIn('19:channel', { serviceUrl: 'https://smba.trafficmanager.net/emea/' }))

    expect(await here.find(target('19:channel'))).toEqual({
      kind: 'channel',
      serviceUrl: 'https://smba.trafficmanager.net/emea/',
      bot: '28:bot',
      team: '19:team',
      group: 'a-group',
      name: 'Mornings',
    })
  })

  it('are written once, however often a place is heard from', async () => {
    const [store] = await openStores(1)
    const references = open(store)
    await references.learn(activityIn('19:channel'))
    const [before] = await store.installations.page('', 10)
    for (let times = 0; times < 10; times++) await references.learn(activityIn('19:channel'))

    expect(await store.installations.page('', 10)).toEqual([before])
  })

  it('of a team are found, and no other’s; one that was forgotten can be learnt again', async () => {
    const [store] = await openStores(1)
    const references = open(store)
    for (let number = 0; number < 3; number++) await references.learn(activityIn(`19:${number}@thread.tacv2`))
    await references.learn(activityIn('19:other', { team: '19:another' }))
    await references.learn(activityIn('19:foreign', { tenant: `${TENANT}0` }))
    await references.forget(target('19:1@thread.tacv2'))
    const left = await references.ofTeam(TENANT, '19:team')
    await references.learn(activityIn('19:1@thread.tacv2'))

    expect(left.map(({ channel }) => channel).sort()).toEqual(['19:0@thread.tacv2', '19:2@thread.tacv2'])
    expect(await references.ofTeam(TENANT, '19:team')).toHaveLength(3)
  })

  it('learnt by many at once are one', async () => {
    const [first, second] = await openStores(2)
    const all = [open(first), open(second ?? first), open(first), open(second ?? first)]
    await Promise.all(all.map((references) => references.learn(activityIn('19:channel'))))

    expect(await first.installations.page('', 10)).toHaveLength(1)
  })
})

describe('a place that others write at the same time, again and again', () => {
  const openStores = sqliteStores()

  it('is taken in with what is said there next, and is never said to be forgotten', async () => {
    const [{ installations: kept }] = await openStores(1)
    let isBusy = true
    const replace: Store['installations']['replace'] = async (...change) => !isBusy && (await kept.replace(...change))
    const references = createReferences({ installations: { ...kept, replace } }, () => nowMs++)
    const said = activityIn('19:busy')

    await references.learn(said)
    const early = await references.find(target('19:busy'))
    isBusy = false
    await references.learn(said)
    const late = await references.find(target('19:busy'))
    isBusy = true

    expect(early).toBeUndefined()
    expect(late).toMatchObject({ serviceUrl: said.serviceUrl })
    await expect(references.forget(target('19:busy'))).rejects.toThrow('store-unavailable')
  })
})
