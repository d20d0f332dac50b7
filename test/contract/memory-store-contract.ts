import type { MemoryStore } from '../../src/ports/memory-store.ts'

/** What every `MemoryStore` keeps to. */
export function memoryStoreContract(name: string, createStore: () => MemoryStore): void {
  describe(`${name} as a memory store`, () => {
    it('knows nothing of a channel at first', async () => {
      const store = createStore()

      expect(await store.channel('C1')).toEqual({ seen: [], language: undefined, edition: undefined })
    })

    it('knows nothing of a thread at first', async () => {
      const store = createStore()

      expect(await store.thread('C1\nT1')).toEqual({ posted: [], documents: [] })
    })

    it('keeps what a change makes of a channel', async () => {
      const store = createStore()

      await store.changeChannel('C1', (before) => ({ ...before, seen: [...before.seen, 'a'] }))
      await store.changeChannel('C1', (before) => ({ ...before, seen: [...before.seen, 'b'] }))

      expect((await store.channel('C1')).seen).toEqual(['a', 'b'])
    })

    it('loses no change made at the same time as others', async () => {
      const store = createStore()

      const changes = Array.from({ length: 50 }, (_, index) =>
        store.changeChannel('C1', (before) => ({ ...before, seen: [...before.seen, String(index)] })),
      )
      await Promise.all(changes)

      expect(new Set((await store.channel('C1')).seen).size).toBe(50)
    })

    it('keeps channels and threads apart, whatever their ids hold', async () => {
      const store = createStore()

      await store.changeThread('C1\nT1', (before) => ({ ...before, posted: ['x'] }))
      await store.changeThread('__proto__', (before) => ({ ...before, posted: ['y'] }))

      expect((await store.thread('C1\nT2')).posted).toEqual([])
      expect((await store.thread('C1\nT1')).posted).toEqual(['x'])
      expect((await store.thread('__proto__')).posted).toEqual(['y'])
    })

    it('leaves everything as it was when a change throws', async () => {
      const store = createStore()
      await store.changeChannel('C1', (before) => ({ ...before, seen: ['a'] }))

      const failing = store.changeChannel('C1', () => {
        throw new Error('no')
      })

      await expect(failing).rejects.toThrow('no')
      expect((await store.channel('C1')).seen).toEqual(['a'])
    })
  })
}
