import { everyMinute, tickLog } from '../../../adapters/delivery/every-minute.ts'
import { createLog } from '../../../adapters/log/create-log.ts'

function logged(level: 'info' | 'warn', write: (log: ReturnType<typeof createLog>) => void) {
  const lines: string[] = []
  write(createLog(level, { write: (line) => void lines.push(line) }))
  return lines.map((line): Record<string, unknown> => JSON.parse(line))
}

describe('the clock of ticks', () => {
  it('says in the log, as facts beside a fixed sentence, that a tick came late', () => {
    const entries = logged('info', (log) => tickLog(log).warn('missed execution at noon!'))

    expect(entries).toMatchObject([
      { level: 'info', detail: 'missed execution at noon!', msg: 'a tick came late or not at all' },
    ])
  })

  it('troubles nobody with it who wants to hear of problems only', () => {
    expect(logged('warn', (log) => tickLog(log).warn('missed execution at noon!'))).toEqual([])
  })

  it('tells a failure as one', () => {
    const entries = logged('warn', (log) => tickLog(log).error(new Error('broken')))

    expect(entries).toMatchObject([{ level: 'error', err: { message: 'broken' }, msg: 'a tick failed' }])
  })

  it('ticks on, and again with each minute, when the clock is set back two hours', async () => {
    jest.useFakeTimers({ now: Date.UTC(2026, 2, 2, 9, 0, 30) })
    try {
      const ticks: number[] = []
      const ticker = everyMinute(createLog('silent'))(async () => void ticks.push(Date.now()))
      await jest.advanceTimersByTimeAsync(60_000)
      jest.setSystemTime(Date.UTC(2026, 2, 2, 7, 1, 40))

      await jest.advanceTimersByTimeAsync(240_000)
      ticker.stop()

      const minutes = ticks.map((atMs) => new Date(atMs).toISOString().slice(11, 16))
      expect(minutes).toEqual(['09:01', expect.stringMatching(/^07:02/), '07:03', '07:04', '07:05'])
      expect(jest.getTimerCount()).toBe(0)
    } finally {
      jest.useRealTimers()
    }
  })

  it('begins and ends without a word', () => {
    expect(logged('info', (log) => everyMinute(log)(async () => undefined).stop())).toEqual([])
  })
})
