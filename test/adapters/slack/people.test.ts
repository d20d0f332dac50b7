import { createSlackClient } from '../../../adapters/slack/client.ts'
import { createPeople } from '../../../adapters/slack/people.ts'
import { type RunningPeer, startPeer } from '../../peer/start-peer.ts'

const WORKSPACE = { id: 'T1', token: 'xoxb-test', botUser: 'UBOT', botId: 'BBOT' }
const IN_SHANGHAI = { zone: 'Asia/Shanghai', locale: 'en', isAdmin: false }
const UNKNOWN = { zone: undefined, locale: undefined, isAdmin: false }
const MINUTE = 60_000
/** Less than anybody waits for what Slack says of a person, so that it is given up before. */
const GIVEN_UP_MS = 100

let peer: RunningPeer
let nowMs: number

beforeEach(async () => {
  peer = await startPeer()
  nowMs = 0
})

afterEach(() => peer.stop())

function people(timeoutMs = 10_000) {
  const person = createPeople(createSlackClient({ apiUrl: `${peer.url}/api/`, timeoutMs }), () => nowMs)
  return (user: string) => person(WORKSPACE, user)
}

describe('what Slack says of a person', () => {
  it('is asked for once an hour, however many ask at once', async () => {
    const person = people()

    const first = await Promise.all([person('U1'), person('U1'), person('U1')])
    nowMs = 59 * MINUTE
    await person('U1')
    const within = (await peer.calls()).length
    nowMs = 61 * MINUTE
    await person('U1')

    expect(first).toEqual([IN_SHANGHAI, IN_SHANGHAI, IN_SHANGHAI])
    expect([within, (await peer.calls()).length]).toEqual([1, 2])
  })

  it('is asked for again a minute after there was no answer', async () => {
    const person = people(GIVEN_UP_MS)
    await peer.setFaults({ hangPeople: true })
    const without = await person('U1')
    await peer.setFaults({})
    const soon = await person('U1')
    nowMs = MINUTE

    expect([without, soon, await person('U1')]).toEqual([UNKNOWN, UNKNOWN, IN_SHANGHAI])
  })

  it('holds until Slack says something else', async () => {
    const person = people(GIVEN_UP_MS)
    await person('U1')
    await peer.setFaults({ hangPeople: true })
    nowMs = 61 * MINUTE

    expect(await person('U1')).toEqual(IN_SHANGHAI)
  })

  it.each([
    ['UADMIN', true],
    ['UORGANISED', true],
    ['UPARTNER', false],
    ['USTRANGER', false],
  ])('makes no administrator of %s who is one of another company', async (user, isAdmin) => {
    expect(await people()(user)).toMatchObject({ isAdmin })
  })
})
