import { parseRedisUrl } from '../../adapters/shared/redis-place.ts'
import { openStore } from '../../adapters/storage/open-store.ts'
import { type Delivery, type ScheduledSubscription, type Store, type Subscription, targetKey } from '../../src/index.ts'
import type { RedisServer } from '../adapters/storage/redis-server.ts'
import { deliveryOf, MINUTE, subscriptionOf } from '../contract/examples.ts'
import { pagedContent } from '../peer/paged-content.ts'

const PAGE = 500
/** Few enough that no workspace's limit is what a storm waits for. */
export const CHANNELS_PER_WORKSPACE = 15

/** One subscription a channel, all due now; the first channels may be there already. */
export async function subscribe(store: Store, count: number, known = 0): Promise<void> {
  const dueAtMs = Math.floor(Date.now() / MINUTE) * MINUTE
  for (let from = known; from < known + count; from += PAGE) {
    const numbers = Array.from({ length: Math.min(PAGE, known + count - from) }, (_, index) => from + index)
    await store.subscriptions.restore(numbers.map((number) => dueChannel(number, dueAtMs)))
  }
}

/** One subscription a channel of Teams, all due now; Teams has to have said before where they are reached. */
export async function subscribeInTeams(store: Store, count: number, serviceUrl: string): Promise<void> {
  const dueAtMs = Math.floor(Date.now() / MINUTE) * MINUTE
  const entries = Array.from({ length: count }, (_, number) => dueChannel(number, dueAtMs, 'teams'))
  await store.subscriptions.restore(entries)
  await introduceAll(
    store,
    entries.map(({ subscription }) => subscription),
    serviceUrl,
  )
}

/** What a storm of digests of several pages begins with. */
export interface PagedStorm {
  readonly deliveries: number
  readonly pages: number
  readonly platform: 'slack' | 'teams'
  readonly serviceUrl: string
}

/** One digest a channel that waits to be posted, with an edition of its own that takes several pages. */
export async function planPages(store: Store, { deliveries, pages, platform, serviceUrl }: PagedStorm): Promise<void> {
  const dueAtMs = Math.floor(Date.now() / MINUTE) * MINUTE
  for (let from = 0; from < deliveries; from += PAGE) {
    const numbers = Array.from({ length: Math.min(PAGE, deliveries - from) }, (_, index) => from + index)
    const due = numbers.map((number) => dueChannel(number, dueAtMs, platform).subscription)
    if (platform === 'teams') await introduceAll(store, due, serviceUrl)
    await store.subscriptions.restore(due.map((subscription) => ({ subscription, dueAtMs: undefined })))
    const planned = due.map(({ id, target }) => {
      return deliveryOf({ subscription: id, target, dueAtMs, content: pagedContent(id, pages) })
    })
    await store.ledger.add(planned)
  }
}

/** As Teams has to have said before where its channels are reached. */
async function introduceAll(store: Store, subscriptions: readonly Subscription[], serviceUrl: string): Promise<void> {
  const reference = JSON.stringify({ kind: 'channel', serviceUrl, bot: '28:bot', group: 'g1' })
  for (const { target } of subscriptions) {
    await store.installations.replace(targetKey(target), undefined, reference)
  }
}

/** A channel that is due at a time. */
export function dueChannel(
  number: number,
  dueAtMs: number,
  platform: 'slack' | 'teams' = 'slack',
): ScheduledSubscription & { readonly dueAtMs: number } {
  const workspace = `T${Math.floor(number / CHANNELS_PER_WORKSPACE)}`
  const target = { platform, workspace, channel: `C${number}` }
  const { subscription } = subscriptionOf({
    id: `s${number}`,
    target,
    schedule: { cron: cronOf(dueAtMs), zone: 'UTC' },
  })
  return { subscription, dueAtMs }
}

/** A schedule that has the time as an occurrence, and the next one so late that no storm lasts till then. */
function cronOf(dueAtMs: number): string {
  const due = new Date(dueAtMs)
  return `${due.getUTCMinutes()} ${due.getUTCHours()} * * *`
}

/** Opens the store of a place, on a Redis or in a folder, for as long as it is used. */
export async function withStore<T>(
  dataFolder: string,
  redis: RedisServer | undefined,
  use: (store: Store) => Promise<T>,
): Promise<T> {
  const place = redis === undefined ? undefined : parseRedisUrl(redis.url)
  const store = await openStore({ dataFolder, redis: place?.ok ? place.value : undefined, redisMayForget: false })
  try {
    return await use(store)
  } finally {
    await store.close()
  }
}

/** Everything the ledger has. */
export async function allDeliveries(store: Store): Promise<readonly Delivery[]> {
  const all: Delivery[] = []
  for (;;) {
    const { readable, last } = await store.ledger.page(all.at(-1)?.id ?? '', PAGE)
    all.push(...readable)
    if (last === undefined) return all
  }
}
