import { createLog } from '../../../adapters/log/create-log.ts'

function logged(level: Parameters<typeof createLog>[0], write: (log: ReturnType<typeof createLog>) => void) {
  const lines: string[] = []
  write(createLog(level, { write: (line) => void lines.push(line) }))
  return lines.map((line): Record<string, unknown> => JSON.parse(line))
}

describe('createLog', () => {
  it('writes one line of JSON with a fixed message and the facts beside it', () => {
    const [entry] = logged('info', (log) => log.info({ port: 3978 }, 'listening'))

    expect(entry).toMatchObject({ level: 'info', port: 3978, msg: 'listening' })
    expect(entry).not.toHaveProperty('pid')
  })

  it('leaves out what is below its level, and everything when silent', () => {
    const warned = logged('warn', (log) => log.info({}, 'listening'))
    const silent = logged('silent', (log) => log.error({}, 'broken'))

    expect([...warned, ...silent]).toEqual([])
  })

  it('masks secrets at the top and one level down', () => {
    const [entry] = logged('info', (log) =>
      log.info({ token: 'xoxb-1', headers: { authorization: 'Bearer abc', host: 'localhost' } }, 'asked'),
    )

    expect(entry).toMatchObject({ token: '[secret]', headers: { authorization: '[secret]', host: 'localhost' } })
  })
})
