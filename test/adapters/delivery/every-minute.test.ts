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

  it('begins and ends without a word', () => {
    expect(logged('info', (log) => everyMinute(log)(async () => undefined).stop())).toEqual([])
  })
})
