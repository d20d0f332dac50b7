import { channelMessage, nextId, personalMessage } from './activities.ts'
import type { TokenChoice } from './key-server.ts'
import { startTeams, type TeamsUnderTest } from './teams-under-test.ts'

let teams: TeamsUnderTest

beforeAll(async () => {
  teams = await startTeams()
})
afterAll(() => teams.stop())

const nowS = (): number => Math.floor(Date.now() / 1000)

function tokenWith(choice: TokenChoice): string {
  return `Bearer ${teams.keys.tokenFor(teams.serviceUrl, choice)}`
}

function claims(changed: object): string {
  return tokenWith({ claims: changed })
}

/** Changes what a token says and keeps its signature. */
function tampered(token: string): string {
  const [head = '', body = '', signature = ''] = token.split('.')
  const said = { ...JSON.parse(Buffer.from(body, 'base64url').toString('utf8')), serviceurl: 'https://evil.example/' }
  return [head, Buffer.from(JSON.stringify(said)).toString('base64url'), signature].join('.')
}

const FORGED: readonly (readonly [what: string, authorization: () => string])[] = [
  ['no token', () => ''],
  ['another scheme', () => `Basic ${teams.keys.tokenFor(teams.serviceUrl)}`],
  ['no token at all behind the scheme', () => 'Bearer '],
  ['words in place of a token', () => 'Bearer let.me.in'],
  ['a token without its signature', () => tokenWith({}).replace(/\.[^.]*$/, '.')],
  ['a signature that is cut short', () => tokenWith({}).slice(0, -20)],
  ['a token that was changed after it was signed', () => tampered(tokenWith({}))],
  ['the algorithm none', () => tokenWith({ secret: '', options: { algorithm: 'none' } })],
  [
    'the public key used as a secret',
    () => tokenWith({ secret: teams.keys.publicKey, options: { algorithm: 'HS256' } }),
  ],
  ['another key under the name of a known one', () => tokenWith({ key: 'unpublished', keyId: 'endorsed' })],
  ['a key that nobody published', () => tokenWith({ key: 'unpublished' })],
  ['a key that is not endorsed for Teams', () => tokenWith({ key: 'unendorsed' })],
  ['another audience', () => claims({ aud: '00000000-0000-0000-0000-000000000000' })],
  ['another issuer', () => claims({ iss: 'https://sts.windows.net/99999999-8888-7777-6666-555555555555/' })],
  ['an end six minutes ago', () => claims({ exp: nowS() - 360 })],
  ['a beginning in six minutes', () => claims({ nbf: nowS() + 360 })],
  ['no end', () => claims({ exp: undefined })],
  ['the address of another service', () => claims({ serviceurl: 'https://smba.trafficmanager.net/amer/' })],
  ['no address of a service', () => claims({ serviceurl: undefined })],
]

const DAMAGED: readonly (readonly [what: string, change: object])[] = [
  ['no serviceUrl', { serviceUrl: undefined }],
  ['an empty serviceUrl', { serviceUrl: '' }],
  ['another channel', { channelId: 'webchat' }],
  ['no channel', { channelId: undefined }],
  ['a tenant that is not answered', { channelData: { tenant: { id: '00000000-0000-0000-0000-000000000001' } } }],
  ['no tenant', { channelData: {}, conversation: { id: 'a:reader', conversationType: 'personal' } }],
]

/** Whatever was not refused would have been answered by the time that a later message is. */
async function untilAnswered(text: string): Promise<number> {
  const before = (await teams.peer.calls()).length
  await teams.send(personalMessage(teams.serviceUrl, text))
  await teams.untilCall(({ fields }) => JSON.stringify(fields).includes('Guo Song'))
  return (await teams.peer.calls()).length - before
}

describe('a request that is not of Teams', () => {
  it.each(FORGED)('is refused with 401 and no word of why: %s', async (_, authorization) => {
    expect(await teams.send(personalMessage(teams.serviceUrl, 'help'), authorization())).toEqual({
      status: 401,
      body: {},
    })
  })

  it.each(DAMAGED)('is refused with 401 although its token is good: %s', async (_, change) => {
    const answered = await teams.send(personalMessage(teams.serviceUrl, 'help', change))

    expect(answered).toEqual({ status: 401, body: {} })
  })

  it('is refused when it comes again, with whatever good token', async () => {
    const said = channelMessage(teams.serviceUrl, 'who Cao Gang')
    const times = await Promise.all([1, 2, 3].map(() => teams.send(said)))

    expect(times.map(({ status }) => status).sort()).toEqual([200, 401, 401])
  })

  it('is answered by nothing', async () => {
    await teams.untilCall(() => true)
    const calls = (await teams.peer.calls()).length

    expect(calls).toBe(1)
    // somebody of whom no earlier answer speaks
    expect(await untilAnswered('who Guo Song')).toBe(1)
  })

  it('is refused when it cannot be read', async () => {
    const authorization = tokenWith({})
    const deep = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`
    const bodies = ['', '{', '[]', '{"type":"message"}', '{"__proto__":{"type":"message"}}', deep, '\u0000', '"\ud800"']
    const answers = []
    for (const body of bodies) answers.push((await teams.sendBytes(body, { authorization })).status)

    expect(answers).toEqual(bodies.map(() => 400))
  })

  it('is refused when it is longer than any of Teams', async () => {
    expect((await teams.sendBytes('x'.repeat(1_100_000), { authorization: tokenWith({}) })).status).toBe(413)
  })
})

describe('a request of Teams', () => {
  it('passes within five minutes of the clock', async () => {
    const late = claims({ exp: nowS() - 240 })
    const early = claims({ nbf: nowS() + 240 })

    const answers = [late, early].map((token) => teams.send(personalMessage(teams.serviceUrl, 'help'), token))
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200])
  })

  it('passes with texts that are hard to read', async () => {
    const texts = [null, '', '\ud800', '\u0000', '\u202eevil', '😀'.repeat(5000)]
    const sent = texts.map((text) => teams.send({ ...personalMessage(teams.serviceUrl, ''), text }))

    expect((await Promise.all(sent)).map(({ status }) => status)).toEqual(texts.map(() => 200))
  })

  it('passes without an id when it asks for nothing', async () => {
    const event = { ...personalMessage(teams.serviceUrl, ''), type: 'conversationUpdate', id: undefined }
    const message = { ...personalMessage(teams.serviceUrl, 'help'), id: undefined }

    expect([(await teams.send(event)).status, (await teams.send(message)).status]).toEqual([200, 401])
    expect(nextId()).toMatch(/^\d+$/)
  })
})
