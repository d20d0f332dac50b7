import { createInProcessQueue } from '../../../adapters/queue/in-process-queue.ts'
import type { Job, Queue } from '../../../src/index.ts'
import { queueContract } from '../../contract/queue-contract.ts'

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
})
