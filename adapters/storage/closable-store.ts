import { FailureError, type Store } from '../../src/index.ts'

type AnyMethod = (...args: readonly never[]) => Promise<unknown>
/** A part of a store: methods that answer later, and nothing else. */
type Part = { readonly [Name in string]: AnyMethod }

/**
 * Makes a store that can be closed at any moment: what was asked for before is done first, what is asked for later is
 * refused with `store-unavailable`.
 * @param end lets go of what the store holds, when nothing is under way any more.
 */
export function closableStore(store: Omit<Store, 'close'>, end: () => Promise<void> | void): Store {
  const underWay = new Set<Promise<unknown>>()
  let closing: Promise<void> | undefined
  const guard = <T>(work: () => Promise<T>): Promise<T> => {
    if (closing !== undefined) return Promise.reject(closed())
    const answer = work()
    const ended = answer.then(noMore, noMore)
    function noMore(): void {
      underWay.delete(ended)
    }
    underWay.add(ended)
    return answer
  }
  return {
    memory: guardedPart(store.memory, guard),
    subscriptions: guardedPart(store.subscriptions, guard),
    ledger: guardedPart(store.ledger, guard),
    limits: guardedPart(store.limits, guard),
    installations: guardedPart(store.installations, guard),
    sources: guardedPart(store.sources, guard),
    imports: guardedPart(store.imports, guard),
    findWork: (delivery) => guard(() => store.findWork(delivery)),
    eraseWorkspace: (place) => guard(() => store.eraseWorkspace(place)),
    health: () => guard(store.health),
    close() {
      closing ??= Promise.all(underWay).then(end)
      return closing
    },
  }
}

function guardedPart<T extends object>(part: T, guard: (work: () => Promise<unknown>) => Promise<unknown>): T {
  const methods = Object.entries(part as Part)
  return Object.fromEntries(
    methods.map(([name, method]) => [name, (...args: readonly never[]) => guard(() => method(...args))]),
  ) as T
}

function closed(): FailureError {
  return new FailureError({ code: 'store-unavailable', detail: 'the store has been closed' })
}
