import { createTurns } from '../../../adapters/shared/turns.ts'
import { FailureError } from '../../../src/index.ts'

const LIMITS = { underWayOfOne: 2, waitingOfOne: 5, waitingOfWorkspace: 8 }

/** Lets everybody who asked have their turns, each for a turn of the event loop. @returns who had them, in order. */
async function takeAll(askers: readonly (readonly [workspace: string, user: string | undefined])[]) {
  const { take: takeTurn } = createTurns(LIMITS)
  const order: string[] = []
  const had = askers.map(async ([workspace, user]) => {
    const end = await takeTurn({ workspace, user })
    order.push(user ?? 'nobody')
    setImmediate(end)
  })
  const refused = (await Promise.allSettled(had)).flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  return { order, refused }
}

function times<T>(count: number, value: T): readonly T[] {
  return Array.from({ length: count }, () => value)
}

describe('those who ask', () => {
  it('take turns, so that whoever asks much holds up another by one piece of work', async () => {
    const { order } = await takeAll([...times(5, ['T1', 'greedy'] as const), ['T1', 'other'], ['T2', 'far']])

    expect(order.indexOf('other')).toBeLessThanOrEqual(2)
    expect(order.indexOf('far')).toBeLessThanOrEqual(2)
    expect(order).toHaveLength(7)
  })

  it('are refused what is too much, and nobody else is', async () => {
    const { order, refused } = await takeAll([...times(9, ['T1', 'greedy'] as const), ['T1', 'other'], ['T2', 'far']])

    expect(refused.map((error) => error instanceof FailureError && error.failure.code)).toEqual(
      times(4, 'asked-too-much'),
    )
    expect([...order].sort()).toEqual(['far', ...times(5, 'greedy'), 'other'])
  })

  it('are refused what is too much for their workspace, and no other workspace is', async () => {
    const crowd = Array.from({ length: 10 }, (_, index) => ['T1', `user ${index}`] as const)
    const { order, refused } = await takeAll([...crowd, ['T2', 'far'], ...times(3, ['T1', undefined] as const)])

    expect(refused).toHaveLength(2)
    expect(order).toContain('far')
    expect(order.filter((user) => user === 'nobody')).toHaveLength(3)
  })

  it('have no more under way than a few, and go on when one of them has ended', async () => {
    const { take: takeTurn } = createTurns(LIMITS)
    const begun: (() => void)[] = []
    const asked = times(4, { workspace: 'T1', user: 'greedy' }).map(async (asker) => begun.push(await takeTurn(asker)))
    for (const user of ['other', 'another', 'a third']) (await takeTurn({ workspace: 'T1', user }))()
    const before = begun.length
    begun[0]?.()
    begun[1]?.()
    await Promise.all(asked)

    expect([before, begun.length]).toEqual([2, 4])
  })

  it('are not kept waiting for one another where each turn of the event loop takes long', async () => {
    const { take } = createTurns(LIMITS)
    let isOver = false
    const holdLoop = (): void => {
      const untilMs = performance.now() + 20
      while (performance.now() < untilMs);
      if (!isOver) setImmediate(holdLoop)
    }
    holdLoop()

    // none ends before all have begun
    const begun = await Promise.all(
      Array.from({ length: 8 }, (_, index) => take({ workspace: 'T1', user: `U${index}` })),
    )
    isOver = true

    expect(begun).toHaveLength(8)
  })
})

describe('what a schedule asks for', () => {
  it('begins when nobody waits', async () => {
    const { take, giveWay } = createTurns(LIMITS)
    const order: string[] = []
    const digest = giveWay().then(() => order.push('digest'))
    const people = Array.from({ length: 6 }, async (_, index) => {
      const end = await take({ workspace: 'T1', user: `U${index}` })
      order.push('person')
      end()
    })
    await Promise.all([digest, ...people])

    expect(order).toEqual([...times(6, 'person'), 'digest'])
  })

  it('begins after a while however many ask', async () => {
    const { take, giveWay } = createTurns(LIMITS)
    let hasBegun = false
    const ask = async (user: string): Promise<void> => {
      while (!hasBegun) (await take({ workspace: 'T1', user }))()
    }
    const people = ['one', 'another', 'a third'].map(ask)
    await giveWay()
    hasBegun = true

    await expect(Promise.all(people)).resolves.toHaveLength(3)
  })
})
