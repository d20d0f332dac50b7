import {
  type ChannelMemory,
  EMPTY_CHANNEL,
  EMPTY_THREAD,
  type MemoryStore,
  type ThreadMemory,
} from '../../src/index.ts'
import { contentOf, HOSTILE_IDS, longMemory } from './examples.ts'
import type { OpenStores } from './open-stores.ts'

/** What every `MemoryStore` keeps to. */
export function memoryStoreContract(name: string, openStores: OpenStores): void {
  const createStore = async (): Promise<MemoryStore> => (await openStores(1))[0].memory

  describe(`${name} as a memory store`, () => {
    it('knows nothing of a channel at first', async () => {
      const store = await createStore()

      expect(await store.channel('C1')).toEqual(EMPTY_CHANNEL)
    })

    it('knows nothing of a thread at first', async () => {
      const store = await createStore()

      expect(await store.thread('C1\nT1')).toEqual(EMPTY_THREAD)
    })

    it('keeps what a change makes of a channel', async () => {
      const store = await createStore()

      await store.changeChannel('C1', (before) => ({ ...before, seen: [...before.seen, 'a'] }))
      await store.changeChannel('C1', (before) => ({ ...before, seen: [...before.seen, 'b'] }))

      expect((await store.channel('C1')).seen).toEqual(['a', 'b'])
    })

    it('gives back a long memory as it was', async () => {
      const [{ memory }, other] = await openStores(2)

      await memory.changeChannel('C1', longMemory)

      expect(await other?.memory.channel('C1')).toEqual(longMemory())
    })

    it('gives back what readers thought, chose and asked as it was', async () => {
      const [{ memory }, other] = await openStores(2)
      const channel: ChannelMemory = {
        ...EMPTY_CHANNEL,
        zone: 'Asia/Shanghai',
        opinions: [
          { item: 'a', user: 'U1', verdict: 'more', topic: 'risks', speaker: undefined },
          { item: 'b', user: 'U1', verdict: 'dislike', topic: undefined, speaker: 'cao-gang' },
        ],
      }
      const thread: ThreadMemory = {
        posted: ['a'],
        documents: [],
        asked: [{ question: 'Why?', answers: ['a'], message: '1.2' }],
        answers: [{ id: 7, words: 'risks', message: contentOf(1).message, posted: ['a'], isShared: true }],
        exchanges: [
          { message: '1.2', posts: ['1.3', '1.4'] },
          { message: '1.5', posts: ['1.6'], now: 'risks' },
          { message: '1.7', posts: [], now: null },
        ],
      }

      await memory.changeChannel('C1', () => channel)
      await memory.changeThread('T1', () => thread)

      expect(await other?.memory.channel('C1')).toEqual(channel)
      expect(await other?.memory.thread('T1')).toEqual(thread)
    })

    it('forgets what readers saw alone by its number in a workspace and by its age, and nothing else', async () => {
      const store = await createStore()
      const answers = [{ id: 1, words: 'risks', message: contentOf(1).message, posted: [], isShared: false }]
      const own = ['U1', 'U2', 'U3'].map((user) => `slack/T1/C1\nprivate ${user}`)
      for (const id of [...own, 'slack/T2/C1\nprivate U1'])
        await store.changeThread(id, (before) => ({ ...before, answers }))
      await store.changeThread('slack/T1/C1\n1.2', (before) => ({ ...before, posted: ['a'] }))

      const above = await store.forgetPrivate(0, 2)
      const left = (await store.threads('', 10)).readable.map(({ id }) => id)
      const old = await store.forgetPrivate(Date.now() + 60_000, 2)
      const leftAtLast = (await store.threads('', 10)).readable.map(({ id }) => id)

      expect({ above, old }).toEqual({ above: 1, old: 3 })
      expect(left).toHaveLength(4)
      expect(left).toContain('slack/T2/C1\nprivate U1')
      expect(leftAtLast).toEqual(['slack/T1/C1\n1.2'])
    })

    it('looks through more private threads than there are in a page', async () => {
      const store = await createStore()
      const answers = [{ id: 1, words: 'risks', message: contentOf(1).message, posted: [], isShared: false }]
      const ids = Array.from({ length: 1_200 }, (_, index) => `slack/T1/C1\nprivate U${index}`)
      await Promise.all(ids.map((id) => store.changeThread(id, (before) => ({ ...before, answers }))))

      const forgotten = await store.forgetPrivate(0, 50)

      expect(forgotten).toBe(1_150)
      expect((await store.threads('', 2_000)).readable).toHaveLength(50)
    })

    it('forgets threads of channels by their age, and nothing that one reader saw alone', async () => {
      const store = await createStore()
      const answers = [{ id: 1, words: 'risks', message: contentOf(1).message, posted: [], isShared: false }]
      const ids = Array.from({ length: 1_200 }, (_, index) => `slack/T1/C1\n${index}.1`)
      await Promise.all(ids.map((id) => store.changeThread(id, (before) => ({ ...before, posted: ['a'] }))))
      await store.changeThread('slack/T1/C1\nprivate U1', (before) => ({ ...before, answers }))
      await store.changeChannel('slack/T1/C1', (before) => ({ ...before, seen: ['a'] }))

      const none = await store.forgetThreads(Date.now() - 60_000)
      const all = await store.forgetThreads(Date.now() + 60_000)
      const left = (await store.threads('', 10)).readable.map(({ id }) => id)

      expect([none, all, left]).toEqual([0, 1_200, ['slack/T1/C1\nprivate U1']])
      expect((await store.channels('', 10)).readable).toHaveLength(1)
    })

    it('loses no change made at the same time as others', async () => {
      const store = await createStore()

      const changes = Array.from({ length: 50 }, (_, index) =>
        store.changeChannel('C1', (before) => ({ ...before, seen: [...before.seen, String(index)] })),
      )
      await Promise.all(changes)

      expect(new Set((await store.channel('C1')).seen).size).toBe(50)
    })

    it('keeps channels and threads apart, whatever their ids hold', async () => {
      const store = await createStore()

      await store.changeThread('C1\nT1', (before) => ({ ...before, posted: ['x'] }))
      await store.changeThread('__proto__', (before) => ({ ...before, posted: ['y'] }))

      expect((await store.thread('C1\nT2')).posted).toEqual([])
      expect((await store.thread('C1\nT1')).posted).toEqual(['x'])
      expect((await store.thread('__proto__')).posted).toEqual(['y'])
    })

    it('leaves everything as it was when a change throws', async () => {
      const store = await createStore()
      await store.changeChannel('C1', (before) => ({ ...before, seen: ['a'] }))

      const failing = store.changeChannel('C1', () => {
        throw new Error('no')
      })

      await expect(failing).rejects.toThrow('no')
      expect((await store.channel('C1')).seen).toEqual(['a'])
    })

    it('makes of a thread that is kept what a change says, and nothing where it changes nothing', async () => {
      const [{ memory }] = await openStores(1)
      const first = { ...EMPTY_THREAD, posted: ['a'] }
      await memory.changeThread('t', () => first)

      await memory.changeThread('t', (before) => ({ ...before, documents: [...before.posted, 'd'] }))
      await memory.changeThread('t', (before) => before)
      await memory.changeThread('t', (before) => (before.posted.length === 0 ? { ...before, posted: ['b'] } : before))
      await memory.changeThread('u', (before) => before)

      expect(await memory.thread('t')).toEqual({ ...first, documents: ['a', 'd'] })
      expect((await memory.threads('', 10)).readable).toHaveLength(1)
    })

    it('loses no change made by several processes at once', async () => {
      const stores = await openStores(4)

      const changes = stores.flatMap(({ memory }, place) =>
        Array.from({ length: 10 }, (_, index) =>
          memory.changeChannel('C1', (before) => ({ ...before, seen: [...before.seen, `${place}-${index}`] })),
        ),
      )
      await Promise.all(changes)

      expect(new Set((await stores[0].memory.channel('C1')).seen).size).toBe(40)
    })

    it('keeps ids apart, whatever they hold, and pages through them', async () => {
      const store = await createStore()

      for (const id of HOSTILE_IDS) {
        await store.changeChannel(id, (before) => ({ ...before, seen: [id], language: 'zh-Hans' }))
        await store.changeThread(id, (before) => ({ ...before, documents: [id] }))
      }
      const pages = [(await store.channels('', 7)).readable]
      pages.push((await store.channels(pages[0]?.at(-1)?.id ?? '', 7)).readable)
      const paged = pages.flat()

      for (const id of HOSTILE_IDS) {
        expect(await store.channel(id)).toEqual({ ...EMPTY_CHANNEL, seen: [id], language: 'zh-Hans' })
      }
      expect(paged.map(({ id }) => id).sort()).toEqual([...HOSTILE_IDS].sort())
      expect(paged.every(({ id, memory }) => memory.seen[0] === id)).toBe(true)
      expect((await store.threads('', 100)).readable.every(({ id, memory }) => memory.documents[0] === id)).toBe(true)
    })
  })
}
