import { type Store, targetKey } from '../../../src/index.ts'

/** Reads what working on a delivery takes, piece by piece: nothing of it is far away, and what was kept is there. */
export function createFindWork({
  ledger,
  subscriptions,
  memory,
}: Pick<Store, 'subscriptions'> & {
  readonly ledger: Pick<Store['ledger'], 'find'>
  readonly memory: Pick<Store['memory'], 'channel'>
}): Store['findWork'] {
  return async (id) => {
    const delivery = await ledger.find(id)
    if (delivery === undefined) return undefined
    const [found, channel] = await Promise.all([
      subscriptions.find(delivery.subscription),
      memory.channel(targetKey(delivery.target)),
    ])
    return { delivery, subscription: found?.subscription, channel, doubt: undefined }
  }
}
