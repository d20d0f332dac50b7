import { type Store, type Target, targetKey } from '../../src/index.ts'
import { contentOf, deliveryOf, NINE, restingOf } from './examples.ts'
import type { OpenStores } from './open-stores.ts'

const PLACES = [
  { platform: 'peer', workspace: 'T1' },
  // Its key begins with the other's.
  { platform: 'peer', workspace: 'T10' },
  { platform: 'other', workspace: 'T1' },
]

/** What erasing a workspace does in every `Store`. */
export function eraseContract(name: string, openStores: OpenStores): void {
  describe(`${name} without a workspace any more`, () => {
    it('holds nothing of it, and all of the others', async () => {
      const [store] = await openStores(1)
      for (const place of PLACES) await fill(store, { ...place, channel: 'C1' })

      await store.eraseWorkspace({ platform: 'peer', workspace: 'T1' })

      const left = await everything(store)
      expect(left.map((key) => key.replace(/^\w+ /, '')).sort()).toEqual(
        ['peer/T10/C1', 'other/T1/C1'].flatMap((key) => [key, key, key, key, key]).sort(),
      )
      expect((await store.ledger.counts()).planned).toBe(2)
      expect(await store.ledger.actionable(NINE, 10, 0)).toHaveLength(2)
      expect(await store.subscriptions.count()).toBe(2)
    })

    it('erases more than goes in one go, deliveries of channels that keep no digest included', async () => {
      const [store] = await openStores(1)
      const target = (index: number): Target => ({ platform: 'peer', workspace: 'T1', channel: `C${index}` })
      const entries = Array.from({ length: 1200 }, (_, index) => restingOf({ id: `s${index}`, target: target(index) }))
      await store.subscriptions.restore(entries)
      await store.ledger.add(
        entries.map(({ subscription }) => deliveryOf({ subscription: subscription.id, target: subscription.target })),
      )
      await store.subscriptions.remove(['s1'])

      await store.eraseWorkspace({ platform: 'peer', workspace: 'T1' })

      expect(await everything(store)).toEqual([])
    })

    it('is asked twice without harm, and may be filled again', async () => {
      const [store] = await openStores(1)
      const target = { platform: 'peer', workspace: 'T1', channel: 'C1' }
      await fill(store, target)

      await store.eraseWorkspace(target)
      await store.eraseWorkspace(target)
      await fill(store, target)

      expect(await everything(store)).toHaveLength(5)
    })
  })
}

async function fill(store: Store, target: Target): Promise<void> {
  const key = targetKey(target)
  const id = `of ${key}`
  await store.subscriptions.restore([restingOf({ id, target })])
  await store.ledger.add([deliveryOf({ subscription: id, target, content: contentOf(1) })])
  await store.memory.changeChannel(key, (before) => ({ ...before, seen: ['a'] }))
  await store.memory.changeThread(`${key}\n1.2`, (before) => ({ ...before, posted: ['a'] }))
  const { platform, workspace } = target
  const source = { platform, workspace, id: target.channel, title: 'T', addedAtMs: NINE, record: 'cg==' }
  await store.sources.add(source, { sources: 10, bytes: 1000 })
}

/** A line for each thing that is kept: what it is, and the key of its target. */
async function everything({ subscriptions, ledger, memory, sources }: Store): Promise<readonly string[]> {
  return [
    ...(await subscriptions.page('', 2000)).readable.map(
      ({ subscription }) => `subscription ${targetKey(subscription.target)}`,
    ),
    ...(await ledger.page('', 2000)).readable.map(({ target }) => `delivery ${targetKey(target)}`),
    ...(await memory.channels('', 2000)).readable.map(({ id }) => `channel ${id}`),
    ...(await memory.threads('', 2000)).readable.map(({ id }) => `thread ${id.split('\n')[0]}`),
    ...(await sources.page(undefined, 2000)).map(
      ({ id, ...place }) => `source ${targetKey({ ...place, channel: id })}`,
    ),
  ]
}
