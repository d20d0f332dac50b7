import { createInProcessQueue } from '../../../adapters/queue/in-process-queue.ts'
import type { Job, Queue } from '../../../src/index.ts'
import { MINUTE, NINE } from '../../contract/examples.ts'
import { queueContract } from '../../contract/queue-contract.ts'
import { briefly } from '../../scenario/delivery-under-test.ts'

const OPTIONS = { mostWaiting: 1000, mostTries: 2, failureWaitMs: 1, now: () => Date.now() }
const opened: Queue[] = []

afterEach(async () => {
  for (const queue of opened.splice(0)) await queue.close()
})

function open(options: Partial<typeof OPTIONS> = {}): Queue {
  const queue = createInProcessQueue({ ...OPTIONS, ...options })
  opened.push(queue)
  return queue
}

queueContract('the queue of a process', async () => open())

describe('the queue of a process', () => {
  const jobsOf = (workspace: string, count: number): readonly Job[] =>
    Array.from({ length: count }, (_, index) => ({ delivery: `${workspace}${index}`, actAtMs: 0, workspace }))

  it('lets workspaces take turns, so that one with many jobs holds up nobody', async () => {
    const queue = open()
    const worked: string[] = []
    await queue.add([...jobsOf('big', 100), ...jobsOf('small', 2)])

    await new Promise<void>((resolve) => {
      void queue.start(async (delivery) => {
        worked.push(delivery)
        if (worked.length === 102) resolve()
        return undefined
      }, 1)
    })

    expect(worked.slice(0, 4)).toEqual(['big0', 'small0', 'big1', 'small1'])
  })

  it('makes whoever adds wait while too many jobs wait', async () => {
    const queue = open({ mostWaiting: 10 })
    let most = 0
    let count = 0
    await queue.start(async () => {
      count++
      most = Math.max(most, await queue.size())
      return undefined
    }, 2)

    await queue.add(jobsOf('T', 200))
    await queue.close()

    expect(most).toBeLessThanOrEqual(10)
    expect(count).toBeGreaterThanOrEqual(190)
  })

  it('tries a dead letter that is brought again after ten minutes, and strikes it out when it works', async () => {
    let [nowMs, isBroken, tries] = [NINE, true, 0]
    const queue = open({ now: () => nowMs })
    const idle = async (): Promise<void> => {
      while ((await queue.size()) > 0) await briefly()
    }
    await queue.start(async () => {
      tries++
      if (isBroken) throw new TypeError('a bug')
      return undefined
    }, 1)
    await queue.add(jobsOf('T', 1))
    while ((await queue.deadLetters(9)).length === 0) {
      nowMs += 1
      await briefly()
    }

    isBroken = false
    await queue.add(jobsOf('T', 1))
    await idle()
    const [early, still] = [tries, (await queue.deadLetters(9)).length]
    nowMs += 11 * MINUTE
    await queue.add(jobsOf('T', 1))
    await idle()

    expect([early, still, tries, await queue.deadLetters(9)]).toEqual([2, 1, 3, []])
  })

  it('brings a job that has waited as long as it was to, although the clock was set back meanwhile', async () => {
    let nowMs = NINE
    const queue = open({ now: () => nowMs })
    const worked: string[] = []
    await queue.add([{ delivery: 'soon', actAtMs: NINE + 50, workspace: 'T' }])

    nowMs -= 120 * MINUTE
    await queue.start(async (delivery) => void worked.push(delivery), 1)
    while ((await queue.size()) > 0) await briefly()

    expect(worked).toEqual(['soon'])
  })

  it('brings a job that waits for a clock which was set on meanwhile, when it is brought again', async () => {
    let nowMs = NINE - 120 * MINUTE
    const queue = open({ now: () => nowMs })
    const worked: string[] = []
    const job = { delivery: 'soon', actAtMs: NINE, workspace: 'T' }
    await queue.start(async (delivery) => void worked.push(delivery), 1)
    await queue.add([job])

    await queue.add([{ ...job, actAtMs: 0 }])
    const early = await queue.size()
    nowMs = NINE + 1
    await queue.add([{ ...job, actAtMs: 0 }])
    while ((await queue.size()) > 0) await briefly()

    expect([early, worked]).toEqual([1, ['soon']])
  })

  it('waits again when a timer wakes before the time has come', async () => {
    let [nowMs, looks] = [NINE, 0]
    const queue = open({
      now: () => {
        looks++
        return nowMs
      },
    })
    const worked: string[] = []
    await queue.start(async (delivery) => void worked.push(delivery), 1)
    await queue.add([{ delivery: 'later', actAtMs: NINE + 1, workspace: 'T' }])
    while (looks < 5) await briefly()

    const early = [...worked]
    nowMs += 1
    while ((await queue.size()) > 0) await briefly()

    expect([early, worked]).toEqual([[], ['later']])
  })
})
