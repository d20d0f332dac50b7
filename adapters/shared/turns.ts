import { FailureError } from '../../src/index.ts'

/** Who asks for a piece of work. */
export interface Asker {
  /** The workspace or tenant it is for. */
  readonly workspace: string
  /** `undefined` for what nobody in it asked for, such as a channel's new name: none of that is refused. */
  readonly user: string | undefined
}

/** How much of what is asked for may be under way and wait. */
export interface TurnLimits {
  /** Of one asker at a time: what waits for a platform's answer need not hold up their next question. */
  readonly underWayOfOne: number
  /** Of one asker, beside those under way. */
  readonly waitingOfOne: number
  /** Of everybody in a workspace; each holds a request of up to a megabyte. */
  readonly waitingOfWorkspace: number
}

/** More than anybody types, and few enough to be answered within seconds. */
const TURN_LIMITS: TurnLimits = { underWayOfOne: 2, waitingOfOne: 20, waitingOfWorkspace: 500 }

/**
 * Resolves when a piece of work may begin, with a function to be called when it has ended.
 * @throws FailureError `asked-too-much` at once, when so much of theirs waits already that it will not be done.
 */
export type TakeTurn = (asker: Asker) => Promise<() => void>

/** Resolves when work that nobody waits for may begin, at the latest after half a second. Never fails. */
export type GiveWay = () => Promise<void>

/** A gate for all that is done in one process. */
export interface Turns {
  readonly take: TakeTurn
  readonly giveWay: GiveWay
}

/** A turn of the event loop that took longer was full of work, or another process had the processor, in milliseconds. */
const BUSY_MS = 15
/** So many pieces may be under way however long turns take: with fewer, another process's work would keep ours waiting. */
const FEW = 16
/**
 * What nobody waits for begins after so long however many ask, in milliseconds: with eight digests at a time these are
 * sixteen a second, some hundredths of a processor.
 */
const LONGEST_GIVEN_MS = 500

/**
 * Makes a gate that lets one piece of work begin in each turn of the event loop, and none while the loop is busy with
 * those under way: what has come in meanwhile is read and acknowledged first, however much work waits. Work that only
 * waits for somebody else's answer leaves the loop free, and holds nobody up.
 *
 * Workspaces take turns, and so do those who ask within one: whoever asks a thousand things holds up others by one. What
 * a schedule asks for begins when no person waits.
 */
export function createTurns(limits: TurnLimits = TURN_LIMITS): Turns {
  const lines = new Lines(limits)
  const aside = new Set<() => void>()
  let [underWay, lastTurnMs, isPlanned] = [0, 0, false]
  function begin(): void {
    isPlanned = false
    const nowMs = performance.now()
    const isBusy = nowMs - lastTurnMs > BUSY_MS
    lastTurnMs = nowMs
    const next = !isBusy || underWay < FEW ? lines.next() : undefined
    if (next !== undefined) {
      underWay++
      next()
    } else if (!isBusy && !lines.isAnyReady()) {
      const [go] = aside
      go?.()
    }
    plan()
  }
  function plan(): void {
    if (isPlanned || (!lines.isAnyReady() && aside.size === 0)) return
    isPlanned = true
    lastTurnMs = performance.now()
    setImmediate(begin)
  }
  return {
    take: (asker) =>
      new Promise((resolve, reject) => {
        const end = (): void => {
          underWay--
          lines.end(asker)
          plan()
        }
        if (!lines.add(asker, () => resolve(end))) return reject(tooMuch())
        plan()
      }),
    giveWay: () =>
      new Promise((resolve) => {
        const go = (): void => {
          clearTimeout(timer)
          aside.delete(go)
          resolve()
        }
        const timer = setTimeout(go, LONGEST_GIVEN_MS)
        aside.add(go)
        plan()
      }),
  }
}

function tooMuch(): FailureError {
  const detail = 'one user, or one workspace, asks for more than is kept waiting'
  return new FailureError({ code: 'asked-too-much', detail })
}

/** What one asker waits for. */
interface Line {
  readonly workspace: string
  readonly waiting: Set<() => void>
  readonly mostUnderWay: number
  readonly mostWaiting: number
  underWay: number
}

/** Those who wait, in the order in which they come next. */
class Lines {
  readonly #limits: TurnLimits
  readonly #lines = new Map<string, Line>()
  /** Of each workspace, those of whom something may begin; whoever was served last is last. */
  readonly #ready = new Map<string, Set<Line>>()
  readonly #waiting = new Map<string, number>()

  constructor(limits: TurnLimits) {
    this.#limits = limits
  }

  isAnyReady(): boolean {
    return this.#ready.size > 0
  }

  /** @returns `false` when the asker, or their workspace, has too much waiting. */
  add(asker: Asker, begin: () => void): boolean {
    const { workspace, user } = asker
    const line = this.#lineOf(asker)
    const isFull = (this.#waiting.get(workspace) ?? 0) >= this.#limits.waitingOfWorkspace
    if (line.waiting.size >= line.mostWaiting || (isFull && user !== undefined)) return false
    line.waiting.add(begin)
    this.#count(workspace, 1)
    this.#enlist(line)
    return true
  }

  /** Takes out what comes next; `undefined` when nothing may begin. */
  next(): (() => void) | undefined {
    const [[workspace, lines] = ['', new Set<Line>()]] = this.#ready
    const [line] = lines
    const [begin] = line?.waiting ?? []
    if (line === undefined || begin === undefined) return undefined
    line.waiting.delete(begin)
    line.underWay++
    this.#count(workspace, -1)
    this.#ready.delete(workspace)
    lines.delete(line)
    if (lines.size > 0) this.#ready.set(workspace, lines)
    this.#enlist(line)
    return begin
  }

  /** Something of theirs has ended. */
  end(asker: Asker): void {
    const line = this.#lineOf(asker)
    line.underWay--
    if (line.underWay + line.waiting.size === 0) this.#lines.delete(keyOf(asker))
    else this.#enlist(line)
  }

  #lineOf(asker: Asker): Line {
    const key = keyOf(asker)
    const known = this.#lines.get(key)
    if (known !== undefined) return known
    const { underWayOfOne, waitingOfOne } = this.#limits
    const isNamed = asker.user !== undefined
    const line: Line = {
      workspace: asker.workspace,
      waiting: new Set(),
      mostUnderWay: isNamed ? underWayOfOne : Number.POSITIVE_INFINITY,
      mostWaiting: isNamed ? waitingOfOne : Number.POSITIVE_INFINITY,
      underWay: 0,
    }
    this.#lines.set(key, line)
    return line
  }

  #enlist(line: Line): void {
    if (line.waiting.size === 0 || line.underWay >= line.mostUnderWay) return
    const others = this.#ready.get(line.workspace)
    if (others === undefined) this.#ready.set(line.workspace, new Set([line]))
    else others.add(line)
  }

  #count(workspace: string, by: number): void {
    const now = (this.#waiting.get(workspace) ?? 0) + by
    if (now === 0) this.#waiting.delete(workspace)
    else this.#waiting.set(workspace, now)
  }
}

function keyOf({ workspace, user }: Asker): string {
  return JSON.stringify([workspace, user])
}
