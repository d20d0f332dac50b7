import type { ChannelMemory, DeliveryContent, Store } from '../../../src/index.ts'
import { damaged } from '../records/damaged.ts'
import { subscriptionIn } from '../records/delivery-record.ts'
import type { MemoryCodec } from '../records/memory-record.ts'
import { storedKey } from '../records/stored-key.ts'
import type { TextCodec } from '../records/text-codec.ts'
import { readDoubt } from './doubt.ts'
import { readDeliveryRow } from './ledger.ts'
import { FIND_WORK } from './ledger-scripts.ts'
import { readKept } from './memories.ts'
import { readTriple } from './rows.ts'
import type { Reply, Scripts } from './script.ts'
import { readSubscriptionRow } from './subscriptions.ts'

interface FindWorkParts {
  readonly subscriptions: Pick<Store['subscriptions'], 'find'>
  readonly contents: TextCodec<DeliveryContent>
  readonly channels: MemoryCodec<ChannelMemory>
}

/** Reads what working on a delivery takes, in one round trip. */
export function createFindWork(
  scripts: Scripts,
  { subscriptions, contents, channels }: FindWorkParts,
): Store['findWork'] {
  return async (id) => {
    const named = subscriptionIn(id)
    const found: readonly Reply[] = await scripts.list(FIND_WORK, [storedKey(id), storedKey(named)])
    const row = readTriple('delivery', found[0])
    const [, subscription, channel, doubt] = found
    if (typeof subscription !== 'string' || typeof channel !== 'string') throw damaged('delivery')
    if (row[1] === '') return undefined
    const delivery = readDeliveryRow(contents, row)
    const work = { delivery, channel: readKept(channels, channel), doubt: readDoubt(doubt) }
    // few are of another subscription than their id says
    if (delivery.subscription !== named) {
      return { ...work, subscription: (await subscriptions.find(delivery.subscription))?.subscription }
    }
    return { ...work, subscription: subscription === '' ? undefined : readSubscriptionRow(named, subscription) }
  }
}
