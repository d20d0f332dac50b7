import { ErrorCode, WebAPIHTTPError, WebAPIPlatformError } from '@slack/web-api'
import { readSecrets } from '../../../adapters/config.ts'
import { createLog } from '../../../adapters/log/create-log.ts'

function logged(
  level: Parameters<typeof createLog>[0],
  write: (log: ReturnType<typeof createLog>) => void,
  secrets: readonly string[] = [],
) {
  const lines: string[] = []
  write(createLog(level, { write: (line) => void lines.push(line) }, secrets))
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

describe('an error in the log', () => {
  const echo = 'token=xoxb-1 text=a-word-of-the-reader\n    at a-word-of-the-reader (there:1:1)'

  it.each([
    ['an answer that is no success', new WebAPIHTTPError(502, echo, { echo }, echo)],
    ['a refusal in words', new WebAPIPlatformError({ ok: false, error: echo, response_metadata: {} })],
    ['an answer that cannot be read', thrownBy(() => JSON.parse(echo))],
    ['an address that is none', thrownBy(() => new URL(echo))],
    ['one that another caused', new Error('an upload failed', { cause: thrownBy(() => JSON.parse(echo)) })],
    ['one that is none', echo],
  ])('says nothing of what a server answered: %s', (_, err) => {
    const [entry] = logged('info', (log) => log.error({ err }, 'a request failed'))

    expect(JSON.stringify(entry)).not.toMatch(/xoxb-1|a-word-of-the-reader/)
    expect(entry).toMatchObject({ err: { type: expect.any(String) } })
  })

  it('tells which class, code and status it has', () => {
    const err = new WebAPIHTTPError(502, echo, { echo }, echo)

    const [entry] = logged('info', (log) => log.error({ err }, 'a request failed'))

    expect(entry).toMatchObject({ err: { type: 'WebAPIHTTPError', code: ErrorCode.HTTPError, status: 502 } })
  })

  it('tells what our own code says of a bug, and where it is', () => {
    const [entry] = logged('info', (log) => log.error({ err: new Error('a script did not answer a list') }, 'failed'))

    expect(entry).toMatchObject({
      err: { type: 'Error', message: 'a script did not answer a list', stack: expect.stringContaining('create-log') },
    })
  })
})

describe('secrets of the settings', () => {
  it('are masked wherever they stand in a line', () => {
    const secrets = readSecrets({
      SLACK_BOT_TOKEN: 'xoxb-"quoted"',
      REDIS_URL: 'redis://me:hidden-word@localhost:6379/0',
      PORT: '3978000',
    })

    const [entry] = logged(
      'info',
      (log) => log.info({ a: { b: ['it is xoxb-"quoted".', 'hidden-word'] }, port: 3_978_000 }, 'asked xoxb-"quoted"'),
      secrets,
    )

    expect(entry).toMatchObject({ a: { b: ['it is [secret].', '[secret]'] }, port: 3_978_000, msg: 'asked [secret]' })
  })
})

function thrownBy(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}
