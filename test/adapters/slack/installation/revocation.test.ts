import { readEncryptionKeys } from '../../../../adapters/shared/encryption-key.ts'
import { createSealer } from '../../../../adapters/shared/sealer.ts'
import { createBook, type InstallationBook } from '../../../../adapters/slack/installation/book.ts'
import { createInstalledWorkspaces } from '../../../../adapters/slack/installation/installed-workspaces.ts'
import type { Grant } from '../../../../adapters/slack/installation/record.ts'
import { createRevocations } from '../../../../adapters/slack/installation/revocation.ts'
import type { FailureError, Store } from '../../../../src/index.ts'
import { restingOf } from '../../../contract/examples.ts'
import { sqliteStores } from '../../storage/sqlite-stores.ts'

const NOW = Date.UTC(2026, 2, 2, 9)
const stores = sqliteStores()

function sealerOf(text: string) {
  const keys = readEncryptionKeys(text)
  if (!keys.ok) throw new Error(keys.failure)
  return createSealer(keys.value)
}

const GRANT: Grant = {
  kind: 'grant',
  token: 'xoxb-1',
  botUser: 'UBOT',
  botId: 'BBOT',
  rotation: undefined,
  installedAtMs: NOW - 1000,
}

function partsOf(store: Store, clock: { nowMs: number }, keys = 'ab'.repeat(32)) {
  const book = createBook(store.installations, sealerOf(keys))
  const unreadable: FailureError[] = []
  const revocations = createRevocations({
    book,
    eraseWorkspace: store.eraseWorkspace,
    now: () => clock.nowMs,
    onUnreadable: (error) => unreadable.push(error),
  })
  const fresh = async (_: string, { record }: { record: unknown }) =>
    (record as Grant).kind === 'grant' ? (record as Grant) : undefined
  return { book, unreadable, ...revocations, ...createInstalledWorkspaces({ book, fresh }) }
}

async function open() {
  const [store] = await stores(1)
  const clock = { nowMs: NOW }
  return { store, clock, ...partsOf(store, clock) }
}

function subscribe(store: Store, workspace: string): Promise<readonly string[]> {
  const target = { platform: 'slack', workspace, channel: 'C1' }
  return store.subscriptions.restore([restingOf({ id: `of ${workspace}`, target })])
}

function event(fields: object, envelope: object = {}) {
  return { type: 'event_callback', team_id: 'T1', event_time: NOW / 1000, event: fields, ...envelope }
}

async function tenantsOf(book: InstallationBook): Promise<readonly string[]> {
  const found = []
  for await (const [tenant, { record }] of book.all(() => undefined)) found.push(`${tenant} ${record.kind}`)
  return found
}

describe('a workspace that the bot was removed from', () => {
  it.each([
    ['uninstalled', event({ type: 'app_uninstalled' })],
    ['revoked', event({ type: 'tokens_revoked', tokens: { bot: ['UBOT'], oauth: [] } })],
  ])('has no token when the event is taken, and nothing else after the sweep: %s', async (_, gone) => {
    const { store, book, take, sweep, tokenOf } = await open()
    await book.put('T1', GRANT)
    await book.put('T2', GRANT)
    await subscribe(store, 'T1')
    await subscribe(store, 'T2')

    const isTaken = await take(gone)
    const [token, other] = [await tokenOf('T1'), await tokenOf('T2')]
    const kept = (await store.installations.find('slack/T1')) ?? ''
    await sweep()

    expect(isTaken).toBe(true)
    expect([token, other]).toEqual([undefined, 'xoxb-1'])
    expect(sealerOf('ab'.repeat(32)).open(kept, 'slack/T1')).toBe(`{"kind":"gone","atMs":${NOW}}`)
    expect((await store.subscriptions.page('', 10)).readable.map(({ subscription }) => subscription.id)).toEqual([
      'of T2',
    ])
  })

  it('is erased again until what was under way has ended, and then forgotten within a minute', async () => {
    const { store, clock, book, take, sweep } = await open()
    await book.put('T1', GRANT)
    await take(event({ type: 'app_uninstalled' }))
    await sweep()
    await subscribe(store, 'T1')

    clock.nowMs += 25_000
    const swept = await sweep()

    expect(swept.erased).toBe(1)
    expect(await store.subscriptions.count()).toBe(0)
    expect(await tenantsOf(book)).toEqual([])
  })

  it('is erased by another process when the one that took the event ended', async () => {
    const [store, other] = await stores(2)
    const clock = { nowMs: NOW }
    const first = partsOf(store, clock)
    await first.book.put('T1', GRANT)
    await subscribe(store, 'T1')
    await first.take(event({ type: 'app_uninstalled' }))

    if (other === undefined) throw new Error('there is no other store')
    await partsOf(other, clock).sweep()

    expect(await other.subscriptions.count()).toBe(0)
  })

  it('is let alone by an event from before it was installed again', async () => {
    const { book, take, tokenOf } = await open()
    await book.put('T1', { ...GRANT, installedAtMs: NOW + 60_000 })

    await take(event({ type: 'app_uninstalled' }))

    expect(await tokenOf('T1')).toBe('xoxb-1')
  })

  it('may install the bot again while it is being erased', async () => {
    const { clock, book, take, sweep, tokenOf } = await open()
    await book.put('T1', GRANT)
    await take(event({ type: 'app_uninstalled' }))
    await book.put('T1', { ...GRANT, token: 'xoxb-2', installedAtMs: NOW + 5000 })

    clock.nowMs += 60_000
    await sweep()

    expect(await tokenOf('T1')).toBe('xoxb-2')
  })

  it('loses its token also when that cannot be opened any more', async () => {
    const [store] = await stores(1)
    const clock = { nowMs: NOW }
    await partsOf(store, clock).book.put('T1', GRANT)
    const { book, take } = partsOf(store, clock, 'cd'.repeat(32))

    await take(event({ type: 'app_uninstalled' }))

    expect(await tenantsOf(book)).toEqual(['T1 gone'])
  })

  it.each([
    ['a person’s token', event({ type: 'tokens_revoked', tokens: { oauth: ['U1'] } })],
    ['another event', event({ type: 'message', text: 'app_uninstalled' })],
    ['what only looks like one', { ...event({ type: 'app_uninstalled' }), type: 'view_submission' }],
  ])('is no workspace that %s speaks of', async (_, other) => {
    const { book, take, tokenOf } = await open()
    await book.put('T1', GRANT)

    expect(await take(other)).toBe(false)
    expect(await tokenOf('T1')).toBe('xoxb-1')
  })
})

describe('an organisation', () => {
  it('lends its token to each of its workspaces, and to no other', async () => {
    const { book, find, tokenOf } = await open()
    await book.put('E1', { ...GRANT, token: 'xoxb-E1' })

    const before = await tokenOf('T1')
    const found = await find({ team: 'T1', enterprise: 'E1' })
    const foreign = await find({ team: 'T3', enterprise: 'E2' })

    expect(before).toBeUndefined()
    expect(found).toEqual({ id: 'T1', token: 'xoxb-E1', botUser: 'UBOT', botId: 'BBOT' })
    expect(await tokenOf('T1')).toBe('xoxb-E1')
    expect(foreign).toBeUndefined()
  })

  it('takes the bot from all of its workspaces at once, and from a workspace of another not', async () => {
    const { store, clock, book, find, take, sweep, tokenOf } = await open()
    await book.put('E1', GRANT)
    await book.put('T9', GRANT)
    for (const team of ['T1', 'T2']) await find({ team, enterprise: 'E1' })
    for (const team of ['T1', 'T2', 'T9']) await subscribe(store, team)

    await take(event({ type: 'app_uninstalled' }, { enterprise_id: 'E1', is_enterprise_install: true }))
    const tokens = [await tokenOf('T1'), await tokenOf('T2'), await tokenOf('T9')]
    await sweep()
    clock.nowMs += 25_000
    await sweep()

    expect(tokens).toEqual([undefined, undefined, 'xoxb-1'])
    expect((await store.subscriptions.page('', 10)).readable.map(({ subscription }) => subscription.id)).toEqual([
      'of T9',
    ])
    expect(await tenantsOf(book)).toEqual(['T9 grant'])
  })

  it('may take the bot from one of its workspaces', async () => {
    const { store, book, find, take, sweep, tokenOf } = await open()
    await book.put('E1', GRANT)
    for (const team of ['T1', 'T2']) await find({ team, enterprise: 'E1' })
    await subscribe(store, 'T1')

    await take(event({ type: 'team_access_revoked', team_ids: ['T1'] }, { enterprise_id: 'E1', team_id: 'E1' }))
    await sweep()

    expect([await tokenOf('T1'), await tokenOf('T2')]).toEqual([undefined, 'xoxb-1'])
    expect(await store.subscriptions.count()).toBe(0)
  })
})

describe('a new key', () => {
  it('seals at the next sweep what the old one sealed, after which the old one is not needed', async () => {
    const [store] = await stores(1)
    const clock = { nowMs: NOW }
    const [old, fresh] = ['ab'.repeat(32), 'cd'.repeat(32)]
    await partsOf(store, clock, old).book.put('T1', GRANT)

    const { renewed } = await partsOf(store, clock, `${fresh},${old}`).sweep()
    const again = await partsOf(store, clock, `${fresh},${old}`).sweep()

    expect([renewed, again.renewed]).toEqual([1, 0])
    expect(await partsOf(store, clock, fresh).tokenOf('T1')).toBe('xoxb-1')
    await expect(partsOf(store, clock, old).tokenOf('T1')).rejects.toMatchObject({
      failure: { code: 'setting-invalid' },
    })
  })
})
