import type { KeptSource, SourceKey, SourceStore } from '../../src/index.ts'
import { HOSTILE_IDS } from './examples.ts'
import type { OpenStores } from './open-stores.ts'

const HERE = { platform: 'peer', workspace: 'T1' }
const PLENTY = { sources: 100, bytes: 1_000_000 }

function sourceOf(id: string, parts: Partial<KeptSource> = {}): KeptSource {
  return { ...HERE, id, title: `Title of ${id}`, addedAtMs: 1000, record: 'cmVjb3Jk', ...parts }
}

/** What every `SourceStore` keeps to. */
export function sourceStoreContract(name: string, openStores: OpenStores): void {
  const open = async (): Promise<SourceStore> => (await openStores(1))[0].sources

  describe(`${name} as a keeper of what readers brought`, () => {
    it('knows of nothing at first', async () => {
      const store = await open()

      expect(await store.find(HERE, 'a')).toBeUndefined()
      expect(await store.has(HERE, 'a')).toBe(false)
      expect(await store.list(HERE)).toEqual([])
      expect(await store.page(undefined, 10)).toEqual([])
    })

    it('gives back what was added, to everybody of its workspace and nobody else', async () => {
      const [{ sources: store }, other] = await openStores(2)
      const source = sourceOf('a', { title: '报告 “一”\n2' })

      await store.add(source, PLENTY)

      expect(await other?.sources.find(HERE, 'a')).toEqual(source)
      expect(await other?.sources.has(HERE, 'a')).toBe(true)
      expect(await store.find({ ...HERE, workspace: 'T10' }, 'a')).toBeUndefined()
      expect(await store.has({ ...HERE, platform: 'other' }, 'a')).toBe(false)
      expect(await store.list({ ...HERE, workspace: 'T' })).toEqual([])
    })

    it('names what is there in the order it came, and what came again as the newest', async () => {
      const store = await open()
      for (const [index, id] of ['b', 'c', 'a'].entries()) await store.add(sourceOf(id, { addedAtMs: index }), PLENTY)

      await store.add(sourceOf('b', { addedAtMs: 9, title: 'New', record: 'bmV3' }), PLENTY)

      expect((await store.list(HERE)).map(({ id, title }) => [id, title])).toEqual([
        ['c', 'Title of c'],
        ['a', 'Title of a'],
        ['b', 'New'],
      ])
      expect((await store.find(HERE, 'b'))?.record).toBe('bmV3')
    })

    it('forgets the oldest of the workspace beyond so many', async () => {
      const store = await open()
      await store.add(sourceOf('a', { workspace: 'T2', addedAtMs: 0 }), PLENTY)
      for (const [index, id] of ['a', 'b', 'c'].entries()) {
        await store.add(sourceOf(id, { addedAtMs: index }), { ...PLENTY, sources: 2 })
      }

      expect((await store.list(HERE)).map(({ id }) => id)).toEqual(['b', 'c'])
      expect(await store.find(HERE, 'a')).toBeUndefined()
      expect(await store.has({ ...HERE, workspace: 'T2' }, 'a')).toBe(true)
    })

    it('forgets the oldest beyond so many bytes, and never what was just added', async () => {
      const store = await open()
      const limits = { ...PLENTY, bytes: 80 }
      for (const [index, bytes] of [40, 30, 50].entries()) {
        await store.add(sourceOf(`s${index}`, { addedAtMs: index, record: 'x'.repeat(bytes) }), limits)
      }
      expect((await store.list(HERE)).map(({ id }) => id)).toEqual(['s1', 's2'])

      await store.add(sourceOf('long', { addedAtMs: -1, record: 'x'.repeat(200) }), limits)

      expect((await store.list(HERE)).map(({ id }) => id)).toEqual(['long'])
    })

    it('keeps a long text', async () => {
      const store = await open()
      const record = 'longtext'.repeat(500_000)

      await store.add(sourceOf('a', { record }), { sources: 1, bytes: 1 })

      expect((await store.find(HERE, 'a'))?.record).toBe(record)
    })

    it('keeps sources apart, whatever their ids hold, and tells them in pages', async () => {
      const store = await open()
      const kept = HOSTILE_IDS.flatMap((id) => [sourceOf(id), sourceOf(id, { workspace: id })])
      for (const source of kept) await store.add(source, PLENTY)

      const paged: KeptSource[] = []
      for (let after: SourceKey | undefined; ; ) {
        const page = await store.page(after, 5)
        paged.push(...page)
        after = page.at(-1)
        if (after === undefined) break
      }

      expect(paged).toHaveLength(kept.length)
      expect(new Set(paged.map((source) => JSON.stringify(sorted(source))))).toEqual(
        new Set(kept.map((source) => JSON.stringify(sorted(source)))),
      )
    })
  })
}

function sorted({ platform, workspace, id, title, addedAtMs, record }: KeptSource): readonly unknown[] {
  return [platform, workspace, id, title, addedAtMs, record]
}
