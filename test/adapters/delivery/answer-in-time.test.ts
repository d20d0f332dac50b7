import { answeringInTime } from '../../../adapters/delivery/answer-in-time.ts'
import type { Platform } from '../../../src/index.ts'
import { messageOf } from '../../src/message/message-samples.ts'

function never<T>(): Promise<T> {
  return new Promise(() => undefined)
}

/** A place whose adapter never says anything, whatever it waits for. */
const SILENT: Platform = {
  id: 'silent',
  answerWithinMs: 1,
  settleMs: 0,
  canLookUp: async () => true,
  ratesOf: () => [],
  pageCount: () => 1,
  post: never,
  lookUp: never,
  update: never,
  tell: never,
}

const target = { platform: 'silent', workspace: 'T1', channel: 'C1' }
const said = { target, message: messageOf([]), layout: 'flat', key: 'k' } as const

describe('a platform whose adapter never answers', () => {
  it.each<[what: string, ask: (platform: Platform) => Promise<unknown>, answer: unknown]>([
    ['is in doubt about a post', ({ post }) => post({ ...said, page: 0, thread: undefined }), { kind: 'unsure' }],
    [
      'cannot look anything up',
      ({ lookUp }) => lookUp({ ...said, thread: undefined }, { sinceMs: 0, untilMs: 1 }),
      { kind: 'unavailable' },
    ],
    [
      'has changed nothing, as far as is known',
      ({ update }) => update(said, { post: '1', following: [] }),
      { kind: 'not-updated', retryAfterMs: undefined },
    ],
  ])('%s', async (_, ask, answer) => {
    const platform = answeringInTime(() => SILENT)('silent')

    expect(platform && (await ask(platform))).toMatchObject(Object(answer))
  })

  it('reaches nobody', async () => {
    const platform = answeringInTime(() => SILENT)('silent')

    expect(await platform?.tell('U1', target, said.message)).toBe(false)
  })
})
