import { runStorm, type StormOptions } from './run-storm.ts'

const SMALL: StormOptions = {
  deliveries: 80,
  kills: 4,
  store: 'embedded',
  platform: 'slack',
  lookUp: true,
  seed: 11,
  workers: 3,
  faults: {},
  isStock: false,
}

const IN_TEAMS = { platform: 'teams', deliveries: 40, kills: 3 } as const

/** Each edition takes three posts. */
const PAGED = { pages: 3, deliveries: 25, kills: 3 } as const
const EVERY_PAGE = PAGED.pages * PAGED.deliveries

describe('workers that are killed at any moment', () => {
  it.each(['embedded', 'redis'] as const)(
    'post every delivery once, where posts can be looked up: %s',
    async (store) => {
      const result = await runStorm({ ...SMALL, store })

      expect(result).toMatchObject({ deliveries: 80, once: 80, missed: 0, duplicated: 0, unknown: 0, untold: 0 })
      expect(result.kills).toBeGreaterThan(0)
    },
  )

  it('post none twice where posts cannot be looked up, and say of each that may be missing', async () => {
    const result = await runStorm({ ...SMALL, lookUp: false })

    expect(result).toMatchObject({ deliveries: 80, duplicated: 0, untold: 0 })
    expect(result.unknown).toBeGreaterThanOrEqual(result.missed)
  })

  it('post none twice in Teams, where the app may read no channel, and say of each that may be missing', async () => {
    const result = await runStorm({ ...SMALL, ...IN_TEAMS, lookUp: false })

    expect(result).toMatchObject({ deliveries: 40, duplicated: 0, untold: 0 })
    expect(result.once + result.missed).toBe(40)
    expect(result.unknown).toBeGreaterThanOrEqual(result.missed)
  })

  it('post every delivery once in Teams, where the app may read the channels', async () => {
    const result = await runStorm({ ...SMALL, ...IN_TEAMS })

    expect(result).toMatchObject({ deliveries: 40, once: 40, missed: 0, duplicated: 0, unknown: 0, untold: 0 })
  })

  it.each([
    ['slack', 'embedded'],
    ['slack', 'redis'],
    ['teams', 'embedded'],
  ] as const)('post every page once, where pages can be looked up: %s, %s', async (platform, store) => {
    const result = await runStorm({ ...SMALL, ...PAGED, platform, store })

    expect(result).toMatchObject({
      posts: EVERY_PAGE,
      once: EVERY_PAGE,
      missed: 0,
      duplicated: 0,
      unknown: 0,
      untold: 0,
    })
    expect(result.kills).toBeGreaterThan(0)
  })

  it('post no page twice where they cannot be looked up, and say of each that may be missing', async () => {
    const result = await runStorm({ ...SMALL, ...PAGED, platform: 'teams', lookUp: false })

    expect(result).toMatchObject({ posts: EVERY_PAGE, duplicated: 0, untold: 0 })
    expect(result.once + result.missed).toBe(EVERY_PAGE)
  })
})
