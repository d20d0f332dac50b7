import type { InstallationStore } from '../../src/index.ts'
import { HOSTILE_IDS } from './examples.ts'
import type { OpenStores } from './open-stores.ts'

/** What every `InstallationStore` keeps to. */
export function installationStoreContract(name: string, openStores: OpenStores): void {
  const open = async (): Promise<InstallationStore> => (await openStores(1))[0].installations

  describe(`${name} as a keeper of installations`, () => {
    it('knows of none at first', async () => {
      const store = await open()

      expect(await store.find('slack/T1')).toBeUndefined()
      expect(await store.page('', 10)).toEqual([])
    })

    it('keeps, replaces and removes what was read before, for everybody', async () => {
      const [{ installations: store }, other] = await openStores(2)

      const done = [
        await store.replace('slack/T1', undefined, 'first'),
        await store.replace('slack/T1', 'first', 'second'),
      ]
      const kept = await other?.installations.find('slack/T1')
      done.push(await store.replace('slack/T1', 'second', undefined))

      expect(done).toEqual([true, true, true])
      expect(kept).toBe('second')
      expect(await other?.installations.find('slack/T1')).toBeUndefined()
      expect(await store.page('', 10)).toEqual([])
    })

    it('changes nothing when another change came first', async () => {
      const store = await open()
      await store.replace('slack/T1', undefined, 'first')

      const done = [
        await store.replace('slack/T1', undefined, 'again'),
        await store.replace('slack/T1', 'other', 'again'),
        await store.replace('slack/T1', 'other', undefined),
        await store.replace('slack/T2', 'other', 'again'),
      ]

      expect(done).toEqual([false, false, false, false])
      expect(await store.page('', 10)).toEqual([{ id: 'slack/T1', sealed: 'first' }])
    })

    it('says yes to the same change that is asked for again', async () => {
      const store = await open()
      await store.replace('slack/T1', undefined, 'first')
      await store.replace('slack/T1', 'first', 'second')

      expect(await store.replace('slack/T1', 'first', 'second')).toBe(true)
      expect(await store.replace('slack/T2', 'gone', undefined)).toBe(true)
      expect(await store.find('slack/T1')).toBe('second')
    })

    it('lets one of many win who change it at the same time', async () => {
      const stores = await openStores(5)
      await stores[0].installations.replace('slack/T1', undefined, 'first')

      const done = await Promise.all(
        stores.map(({ installations }, index) => installations.replace('slack/T1', 'first', `of ${index}`)),
      )

      const winner = done.indexOf(true)
      expect(done.filter((isDone) => isDone)).toHaveLength(1)
      expect(await stores[0].installations.find('slack/T1')).toBe(`of ${winner}`)
    })

    it('keeps installations apart, whatever their ids hold, and tells them in pages', async () => {
      const store = await open()
      for (const [index, id] of HOSTILE_IDS.entries()) await store.replace(id, undefined, `sealed ${index}`)

      const paged = []
      for (let after = ''; ; ) {
        const page = await store.page(after, 3)
        if (page.length === 0) break
        paged.push(...page)
        after = page.at(-1)?.id ?? ''
      }

      const kept = HOSTILE_IDS.map((id, index) => ({ id, sealed: `sealed ${index}` }))
      expect(paged).toHaveLength(kept.length)
      expect(new Set(paged.map(({ id, sealed }) => `${sealed} ${id}`))).toEqual(
        new Set(kept.map(({ id, sealed }) => `${sealed} ${id}`)),
      )
    })
  })
}
