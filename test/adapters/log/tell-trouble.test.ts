import { createLog } from '../../../adapters/log/create-log.ts'
import { tellTrouble } from '../../../adapters/log/tell-trouble.ts'
import { FailureError } from '../../../src/index.ts'

describe('trouble with a server of others', () => {
  it('is one plain line a minute of each kind, with no stack and nothing of what the server said', () => {
    const lines: string[] = []
    let elapsedMs = 0
    const log = createLog('warn', { write: (line) => void lines.push(line) })
    const tell = tellTrouble(log, 'the queue has trouble', () => elapsedMs)
    const away = new FailureError({ code: 'store-unavailable', detail: 'start it' }, new Error('connect ECONNREFUSED'))
    const foreign = Object.assign(new RangeError('Missing lock for job d-a'), { code: 'ELOST' })

    for (const atMs of [0, 1, 2, 60_001]) {
      elapsedMs = atMs
      tell(away)
    }
    tell(foreign)

    const said = { level: 'warn', msg: 'the queue has trouble' }
    expect(lines.map((line) => ({ ...JSON.parse(line), time: 0 }))).toEqual([
      { ...said, type: 'FailureError', code: 'store-unavailable', detail: 'start it', repeated: 0, time: 0 },
      { ...said, type: 'FailureError', code: 'store-unavailable', detail: 'start it', repeated: 2, time: 0 },
      { ...said, type: 'RangeError', code: 'ELOST', repeated: 0, time: 0 },
    ])
  })
})
