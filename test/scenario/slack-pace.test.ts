import { deliveryOf, NINE, restingOf } from '../contract/examples.ts'
import { deliverToPeer } from './delivery-under-test.ts'

const CHANNELS = ['C1', 'C2', 'C3']
const DIGESTS = 3
/** The pace is kept where posts are sent from: on its way one may take longer than the next, on a busy machine above all. */
const ON_THE_WAY_MS = 500

describe('digests of several subscriptions in one Slack channel', () => {
  it('are posted a second apart, and those of other channels meanwhile', async () => {
    const under = await deliverToPeer(NINE)
    const subscriptions = CHANNELS.flatMap((channel) =>
      Array.from({ length: DIGESTS }, (_, index) => ({
        id: `${channel}-${index}`,
        target: { platform: 'slack', workspace: 'T1', channel },
      })),
    )
    await under.store.subscriptions.restore(subscriptions.map(restingOf))
    await under.store.ledger.add(subscriptions.map(({ id, target }) => deliveryOf({ subscription: id, target })))

    under.moveTo(NINE + 1000)
    await under.tick()

    const posts = await under.peer.posts()
    await under.close()
    const times = CHANNELS.map((name) => posts.filter(({ channel }) => channel === name).map(({ atMs }) => atMs))
    const gaps = times.flatMap((all) => all.slice(1).map((atMs, index) => atMs - (all[index] ?? 0)))
    expect(times.map(({ length }) => length)).toEqual(CHANNELS.map(() => DIGESTS))
    expect(gaps.filter((gap) => gap < 1_000 - ON_THE_WAY_MS)).toEqual([])
    const firsts = times.map(([first = 0]) => first)
    expect(Math.max(...firsts) - Math.min(...firsts)).toBeLessThan(Math.max(...gaps))
  })
})
