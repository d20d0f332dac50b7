import { tellSeldom } from '../../../adapters/log/tell-seldom.ts'

describe('tellSeldom', () => {
  it('tells the same error once a minute, and another one at once', () => {
    const told: string[] = []
    let elapsedMs = 0
    const tell = tellSeldom(({ message }) => void told.push(message), { everyMs: 60_000, elapsed: () => elapsedMs })

    for (const [atMs, message] of [
      [0, 'refused'],
      [100, 'refused'],
      [200, 'reset'],
      [300, 'refused'],
      [60_299, 'refused'],
      [60_300, 'refused'],
    ] as const) {
      elapsedMs = atMs
      tell(new Error(message))
    }

    expect(told).toEqual(['refused', 'reset', 'refused', 'refused'])
  })
})
