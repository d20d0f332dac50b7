import { createPace, type Waiting } from '../../../src/delivery/create-pace.ts'
import { NINE } from '../../contract/examples.ts'

const CHANNEL_PER_SECOND = 1
const WORKSPACE_PER_SECOND = 8
/** Eight that use up the workspace's rate, and three that are on their way. */
const MOST_BEGUN = 11

interface Who {
  readonly number: number
  readonly workspace?: string
  readonly post?: string
  readonly afterMs?: number
}

function waiting({ number, workspace = 'T1', post, afterMs = 0 }: Who): Waiting {
  const target = { platform: 'slack', workspace, channel: `C${number}` }
  const rates = [
    { key: `${workspace}/C${number}`, perSecond: CHANNEL_PER_SECOND, burst: 1 },
    { key: workspace, perSecond: WORKSPACE_PER_SECOND, burst: 20 },
  ]
  return { delivery: { id: `d${number}`, post, target }, rates, nowMs: NINE + afterMs }
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, number) => number)
}

describe('createPace', () => {
  it('has those that wait for a workspace come back one after another, as fast as it takes them', () => {
    const pace = createPace()

    const waits = numbers(4).map((number) => pace.refuse(waiting({ number }), 100))

    expect(waits).toEqual([100, 225, 350, 475])
  })

  it('has those that wait for one channel come back as fast as that takes them', () => {
    const pace = createPace()
    const { rates } = waiting({ number: 0 })

    const waits = numbers(3).map((number) => pace.refuse({ ...waiting({ number }), rates }, 1000))

    expect(waits).toEqual([1000, 2000, 3000])
  })

  it('keeps nobody longer for a channel that is closed for an hour', () => {
    const pace = createPace()

    const closed = pace.refuse(waiting({ number: 0 }), 3_600_000)

    expect([closed, pace.refuse(waiting({ number: 1 }), 100)]).toEqual([3_600_000, 225])
  })

  it('spreads a crowd over half a minute, so that a line of those that are gone is soon at its end', () => {
    const pace = createPace()

    const waits = numbers(2000).map((number) => pace.refuse(waiting({ number }), 100))
    const inFirstSecond = waits.filter((waitMs) => waitMs <= 1000).length

    expect(Math.max(...waits)).toBeLessThanOrEqual(30_100)
    expect(inFirstSecond).toBeLessThan(100)
  })

  it('lets no digest begin while as many as a workspace takes at a time are half posted', () => {
    const pace = createPace()
    for (const number of numbers(MOST_BEGUN - 1)) pace.attempt(waiting({ number }), true)

    const before = pace.ask(waiting({ number: 100 }))
    pace.attempt(waiting({ number: MOST_BEGUN - 1 }), true)
    const [other, half] = [waiting({ number: 101, workspace: 'T2' }), waiting({ number: 0, post: '1' })]

    expect([before, pace.ask(waiting({ number: 101 })) > 0, pace.ask(other), pace.ask(half)]).toEqual([0, true, 0, 0])
  })

  it('lets the next one begin when one is whole, and when one is not heard of any more', () => {
    const pace = createPace()
    for (const number of numbers(MOST_BEGUN)) pace.attempt(waiting({ number }), true)

    pace.attempt(waiting({ number: 0 }), false)
    const whenWhole = pace.ask(waiting({ number: 100 }))
    pace.attempt(waiting({ number: 0 }), true)
    const later = pace.ask(waiting({ number: 100, afterMs: 11_000 }))

    expect([whenWhole, later]).toEqual([0, 0])
  })

  it('lets others begin while half of a digest waits for a channel that is closed for long', () => {
    const pace = createPace()
    for (const number of numbers(MOST_BEGUN)) pace.attempt(waiting({ number }), true)

    pace.refuse(waiting({ number: 0, post: '1' }), 60_000)

    expect(pace.ask(waiting({ number: 100 }))).toBe(0)
  })

  it('serves half posted digests in order, none of which waits behind those that have not begun', () => {
    const pace = createPace()
    for (const number of numbers(50)) pace.refuse(waiting({ number }), 100)

    const waits = [60, 61, 62].map((number) => pace.refuse(waiting({ number, post: '1' }), 100))

    expect(waits).toEqual([100, 125, 250])
  })

  it('asks for whatever has no limits', () => {
    expect(createPace().ask({ ...waiting({ number: 0 }), rates: [] })).toBe(0)
  })
})
