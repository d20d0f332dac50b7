import { tellSeldom } from '../../../adapters/log/tell-seldom.ts'

describe('tellSeldom', () => {
  it('tells the same error once a minute with how often it came, and another one at once', () => {
    const told: string[] = []
    let elapsedMs = 0
    const tell = tellSeldom(({ message }, repeated) => void told.push(`${message} ${repeated}`), {
      everyMs: 60_000,
      elapsed: () => elapsedMs,
    })

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

    expect(told).toEqual(['refused 0', 'reset 0', 'refused 2'])
  })
})
