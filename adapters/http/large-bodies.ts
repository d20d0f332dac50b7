import type { IncomingMessage } from 'node:http'
import { HttpProblem, tooManyBodies } from './http-problem.ts'

/** Lets few large bodies of strangers be read at a time: whoever can prove nothing yet must not take the time of the others. */
export interface LargeBodies {
  /**
   * Waits until a body may be read. Nothing of it is read before.
   * @param drop ends its reading, when it has had its time and others wait.
   * @returns ends its turn; to be called once, however the reading ended.
   * @throws HttpProblem `too-many-bodies` when it waited in vain, `bad-request` when its sender went away.
   */
  begin(request: IncomingMessage, drop: (problem: HttpProblem) => void): Promise<() => void>
}

/** How many large bodies are read, and how long. */
export interface LargeBodyRules {
  /** Bytes; what is announced to be no longer is not large. */
  readonly largerThan: number
  /** So many are read at a time; at least 1. */
  readonly atOnce: number
  /** Milliseconds that each is given while others wait. */
  readonly eachMs: number
  /** Milliseconds that others wait; then they are told to come again. */
  readonly waitMs: number
}

interface Reading {
  readonly beganMs: number
  readonly drop: (problem: HttpProblem) => void
}

interface Waiting {
  readonly drop: Reading['drop']
  readonly begin: (end: () => void) => void
}

/** Makes the turns. Who came last is next: of many who wait, those who came first have long been given up by their senders. */
export function createLargeBodies({ atOnce, eachMs, waitMs }: LargeBodyRules): LargeBodies {
  const reading = new Set<Reading>()
  const waiting = new Set<Waiting>()
  let hurrying: NodeJS.Timeout | undefined
  const enter = (drop: Reading['drop']): (() => void) => {
    const one: Reading = { beganMs: performance.now(), drop }
    reading.add(one)
    return () => {
      if (!reading.delete(one)) return
      const next = [...waiting].at(-1)
      if (next !== undefined) next.begin(enter(next.drop))
    }
  }
  /** Ends the reading of whoever had its time, for as long as others wait. */
  const hurry = (): void => {
    const [oldest] = reading
    if (hurrying !== undefined || oldest === undefined || waiting.size === 0) return
    const end = (): void => {
      hurrying = undefined
      if (reading.has(oldest) && waiting.size > 0) oldest.drop(tooManyBodies())
      hurry()
    }
    hurrying = setTimeout(end, Math.max(0, oldest.beganMs + eachMs - performance.now())).unref()
  }
  return {
    async begin(request, drop) {
      if (reading.size < atOnce) return enter(drop)
      const turn = waitAmong(waiting, { request, drop, waitMs })
      hurry()
      return await turn
    },
  }
}

interface Wait {
  readonly request: IncomingMessage
  readonly drop: Reading['drop']
  readonly waitMs: number
}

/** Waits to be begun. @throws HttpProblem `too-many-bodies`, `bad-request`. */
function waitAmong(waiting: Set<Waiting>, { request, drop, waitMs }: Wait): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      clearTimeout(timer)
      request.off('close', goneAway)
      waiting.delete(one)
    }
    const refuse = (problem: HttpProblem): void => {
      settle()
      reject(problem)
    }
    const goneAway = (): void => refuse(new HttpProblem('bad-request'))
    const timer = setTimeout(() => refuse(tooManyBodies()), waitMs)
    const begin = (end: () => void): void => {
      settle()
      resolve(end)
    }
    const one: Waiting = { drop, begin }
    request.once('close', goneAway)
    waiting.add(one)
  })
}
