import { type DeliveryWatch, watchDelivery } from '../../../adapters/delivery/watch-delivery.ts'
import type { DeadLetter } from '../../../src/index.ts'
import { MINUTE, NINE } from '../../contract/examples.ts'

let [nowMs, elapsedMs]: [number, number] = [0, 0]
let dead: readonly DeadLetter[]
let size: () => Promise<number>
let set: number[]
let watch: DeliveryWatch

beforeEach(() => {
  ;[nowMs, elapsedMs, dead, set] = [NINE, 0, [], []]
  size = async () => 3
  watch = watchDelivery({
    queue: { size: () => size(), deadLetters: async () => dead },
    now: () => nowMs,
    elapsed: () => elapsedMs,
    onClockSet: (byMs) => void set.push(byMs),
  })
})

function pass(ms: number): void {
  nowMs += ms
  elapsedMs += ms
}

function tick(isWhole = true): void {
  watch.begin()
  watch.end(isWhole)
}

describe('watching deliveries', () => {
  it('tells when the last tick was and how much waits', async () => {
    pass(MINUTE)
    tick()

    expect(await watch.health()).toEqual({
      problems: [],
      facts: ['last tick: 2026-03-02T09:01:00.000Z', 'jobs waiting or running: 3'],
    })
  })

  it('says that no tick has ended, and that the last one failed', async () => {
    tick(false)
    pass(6 * MINUTE)

    expect((await watch.health()).problems).toEqual([
      'no tick has ended for 360 s: deliveries may wait',
      'the last tick failed: the log says why, and the next one tries again',
    ])
  })

  it('counts subscriptions that cannot be read, and leaves their names to the log, for as long as it is told of them', async () => {
    for (const id of ['a', 'b', 'c', 'd', 'a']) watch.unreadable(id)
    const told = (await watch.health()).problems
    pass(10 * MINUTE)
    tick()
    watch.unreadable('b')
    pass(6 * MINUTE)
    tick()

    expect(told).toEqual([
      'subscriptions whose record in the store is damaged: 4; they get no digests, and the log names them',
    ])
    expect((await watch.health()).problems).toEqual([
      'subscriptions whose record in the store is damaged: 1; they get no digests, and the log names them',
    ])
  })

  it.each([
    [7_200_000, 'the clock was set forward by 7200 s, seen 2026-03-02T11:01:00.000Z'],
    [-7_200_000, 'the clock was set back by 7200 s, seen 2026-03-02T07:01:00.000Z'],
  ])('sees that the clock was set by %d, and tells for an hour', async (byMs, problem) => {
    tick()
    pass(MINUTE)
    nowMs += byMs
    tick()
    const told = (await watch.health()).problems
    pass(61 * MINUTE)
    tick()

    expect([told, set]).toEqual([[problem], [byMs]])
    expect((await watch.health()).problems).toEqual([])
  })

  it('takes a clock that is corrected a little for right', () => {
    tick()
    nowMs += 2_000
    tick()

    expect(set).toEqual([])
  })

  it('counts dead letters, and says when the queue does not answer', async () => {
    dead = [{ delivery: 'd', reason: 'TypeError', atMs: NINE }]
    const counted = (await watch.health()).problems
    size = async () => await Promise.reject(new Error('away'))

    expect(counted.join()).toContain('dead letters: 1;')
    expect((await watch.health()).problems).toEqual(['the queue does not answer'])
  })
})
