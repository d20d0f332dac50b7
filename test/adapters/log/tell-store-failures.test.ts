import { createLog } from '../../../adapters/log/create-log.ts'
import { tellStoreFailures } from '../../../adapters/log/tell-store-failures.ts'
import { FailureError } from '../../../src/index.ts'

describe('requests that fail because of the store', () => {
  it('are one plain line a minute that counts the others, with no stack', () => {
    const lines: string[] = []
    let elapsedMs = 0
    const log = createLog('warn', { write: (line) => void lines.push(line) })
    const tell = tellStoreFailures(log, 'a request failed', () => elapsedMs)
    const locked = new FailureError({ code: 'store-unavailable', detail: 'held by another' }, new Error('SQLITE_BUSY'))

    const told = [0, 1, 2, 3, 60_001].map((atMs) => {
      elapsedMs = atMs
      return tell(locked)
    })

    const line = { level: 'warn', code: 'store-unavailable', detail: 'held by another', msg: 'a request failed' }
    const entries = lines.map((text) => JSON.parse(text))
    expect(entries).toMatchObject([
      { ...line, repeated: 0 },
      { ...line, repeated: 3 },
    ])
    expect([told, lines.join('').includes('stack')]).toEqual([[true, true, true, true, true], false])
  })

  it('leave every other error to whoever logs it', () => {
    const lines: string[] = []
    const log = createLog('warn', { write: (line) => void lines.push(line) })
    const tell = tellStoreFailures(log, 'a request failed', () => 0)

    const told = [new TypeError('a bug'), new FailureError({ code: 'setting-invalid', detail: 'a port' })].map(tell)

    expect([told, lines]).toEqual([[false, false], []])
  })
})
