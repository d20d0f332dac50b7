import { type DeliveryParts, type WorkOn, workOnDelivery } from '../../src/index.ts'
import { type Silence, seeSilence } from './see-silence.ts'

/** What lending takes. */
export interface LendingParts {
  readonly parts: DeliveryParts
  /** So many deliveries wait for their platforms without a worker, at least 1; the next one keeps its own. */
  readonly most: number
  /** Told when work on a delivery failed, or bringing it again. */
  readonly onError: (error: unknown, delivery: string) => void
}

/** Works on deliveries, each of which has a worker for as long as there is something to do. */
export interface LendingWorkers {
  readonly work: WorkOn
  /** Lends no worker from now on, brings nothing again, and resolves when nothing waits any more. */
  readonly close: () => Promise<void>
}

/** A delivery whose process dies meanwhile is looked at again when nobody holds its attempt any more. */
const HELD_ANSWERS = 3
/** A job that comes while its delivery is still waited for comes again after this. */
const HELD_AGAIN_MS = 1_000

/**
 * While a platform keeps a delivery waiting for an answer, its worker goes on with others: a platform that hangs, or a
 * workspace of one that does, takes no worker from those that answer. What comes of it is written as ever, and then the
 * queue is told when to come back.
 */
export function lendWorkers({ parts, most, onError }: LendingParts): LendingWorkers {
  const { clock } = parts
  const held = new Set<string>()
  const ending = new Set<Promise<void>>()
  let isClosing = false
  const hold = async (id: string, workspace: string, done: Promise<number | undefined>): Promise<void> => {
    held.add(id)
    // where it failed, the job comes back by itself
    const ended = await done.then((atMs) => ({ atMs })).catch(() => undefined)
    held.delete(id)
    if (ended !== undefined && !isClosing) await bringAgain(parts, { id, workspace, ...ended })
  }
  const holding = ({ workspace, answerWithinMs }: Silence, id: string, done: Promise<number | undefined>) => {
    const end = hold(id, workspace, done)
      // what the queue does not know of is brought by the ledger
      .catch((error) => (isClosing ? undefined : onError(error, id)))
      .finally(() => ending.delete(end))
    ending.add(end)
    return { atMs: clock.now() + answerWithinMs * HELD_ANSWERS, isLast: false }
  }
  return {
    async work(id) {
      if (held.has(id)) return { atMs: clock.now() + HELD_AGAIN_MS, isLast: false }
      const sight = seeSilence(parts)
      const done = workOn({ ...parts, platformOf: sight.platformOf }, id, onError)
      const silence = await Promise.race([sight.silence, done.then(() => undefined)])
      if (silence !== undefined && !isClosing && held.size < most) return holding(silence, id, done)
      const atMs = await done
      return atMs === undefined ? undefined : { atMs, isLast: sight.isRefused() }
    },
    async close() {
      isClosing = true
      await Promise.all(ending)
    },
  }
}

async function workOn(parts: DeliveryParts, id: string, onError: LendingParts['onError']): Promise<number | undefined> {
  try {
    return await workOnDelivery(parts, id)
  } catch (error) {
    onError(error, id)
    throw error
  }
}

/** A job that waits for the end of what was lent is put where what came of it says; one that has ended ends by itself. */
async function bringAgain(
  { queue, clock }: Pick<DeliveryParts, 'queue' | 'clock'>,
  { id, workspace, atMs }: { readonly id: string; readonly workspace: string; readonly atMs: number | undefined },
): Promise<void> {
  await queue.forget(id)
  await queue.add([{ delivery: id, actAtMs: atMs ?? clock.now(), workspace }])
}
