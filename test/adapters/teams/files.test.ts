import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { isMicrosoftFile } from '../../../adapters/teams/trusted-service.ts'
import { invoke, personalMessage } from './activities.ts'
import { TENANT } from './key-server.ts'
import { startTeams, type TeamsUnderTest } from './teams-under-test.ts'

const REPORT = `Spruce Bank cuts its losses

Losses of Spruce Bank fell by 8% in 2024, to 12 million euros. The bank closed four of its branches in March.

“We lend less and we lend better,” said Jane Roe, chief executive of Spruce Bank. She expects a profit in 2025.
`
const FILES: Readonly<Record<string, string>> = {
  '/report.txt': REPORT,
  '/empty.txt': '',
  '/blank.bin': '\u0000\u0001',
}

let teams: TeamsUnderTest
let host: Server
let address: string
let fetched: string[]

beforeAll(async () => {
  host = createServer(({ url = '', headers }, response) => {
    fetched.push(`${url} ${headers.authorization ?? 'without a token'}`)
    if (url === '/moved.txt') response.writeHead(302, { location: '/report.txt' }).end()
    else if (FILES[url] === undefined) response.writeHead(404).end()
    else response.writeHead(200).end(FILES[url])
  }).listen(0, '127.0.0.1')
  await once(host, 'listening')
  const bound = host.address()
  address = `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`
  teams = await startTeams()
})
beforeEach(() => {
  fetched = []
})
afterAll(async () => {
  await teams.stop()
  host.close()
})

async function sendFile(chat: string, downloadUrl: string, text = ''): Promise<void> {
  const contentType = 'application/vnd.microsoft.teams.file.download.info'
  const file = { contentType, name: 'report.txt', content: { downloadUrl, fileType: 'txt' } }
  const conversation = { id: chat, conversationType: 'personal', tenantId: TENANT }
  await teams.send(personalMessage(teams.serviceUrl, text, { conversation, attachments: [file] }))
}

async function untilSaid(chat: string, words: string): Promise<void> {
  await teams.untilCall(
    ({ path, fields }) =>
      decodeURIComponent(path) === `/v3/conversations/${chat}/activities` && JSON.stringify(fields).includes(words),
  )
}

describe('a file that is sent to the bot alone', () => {
  it('is briefed there, fetched without a token, and can be asked about', async () => {
    await sendFile('a:briefed', `${address}/report.txt`)
    await untilSaid('a:briefed', 'We lend less and we lend better')
    const conversation = { id: 'a:briefed', conversationType: 'personal', tenantId: TENANT }
    await teams.send(personalMessage(teams.serviceUrl, 'How many branches did it close?', { conversation }))

    await untilSaid('a:briefed', 'closed four of its branches')
    expect(fetched).toEqual(['/report.txt without a token'])
  })

  it('is briefed before its words are answered', async () => {
    await sendFile('a:asked', `${address}/report.txt`, 'What does Jane Roe expect?')

    await untilSaid('a:asked', 'We lend less and we lend better')
    await untilSaid('a:asked', 'She expects a profit in 2025')
  })

  it.each([
    ['that is not there', '/none.txt'],
    ['that its host says is elsewhere', '/moved.txt'],
    ['without a word', '/empty.txt'],
    ['that is no text', '/blank.bin'],
  ])('%s is answered with a sentence that says so', async (_, path) => {
    const chat = `a:bad${path}`
    await sendFile(chat, `${address}${path}`)

    await untilSaid(chat, 'AdaptiveCard')
    expect(fetched).toHaveLength(1)
  })

  it('is not fetched from anywhere else', async () => {
    await sendFile('a:foreign', 'https://files.evil.example/report.txt')

    await untilSaid('a:foreign', 'AdaptiveCard')
    expect(fetched).toEqual([])
  })
})

describe('“Brief this” on a message with a file', () => {
  it('says where the file can be read', async () => {
    const attachments = [{ contentType: 'reference', contentUrl: 'https://contoso.sharepoint.com/report.txt' }]
    const messagePayload = { id: '800', body: { contentType: 'html', content: '<p></p>' }, attachments }
    const value = { commandId: 'briefThis', messagePayload }
    const { body } = await teams.send(invoke(teams.serviceUrl, 'composeExtension/fetchTask', value))

    expect(JSON.stringify(body)).toContain('Send me the file in our own chat')
  })
})

describe('an address that files are fetched from', () => {
  it.each([
    ['https://contoso-my.sharepoint.com/personal/a/_layouts/15/download.aspx?UniqueId=1&tempauth=x', true],
    ['https://contoso.sharepoint.us/a', true],
    ['http://contoso.sharepoint.com/a', false],
    ['https://contoso.sharepoint.com:8443/a', false],
    ['https://contoso.sharepoint.com.evil.example/a', false],
    ['https://evilsharepoint.com/a', false],
    ['https://sharepoint.com@evil.example/a', false],
    ['file:///etc/passwd', false],
    ['', false],
  ])('%s: %s', (url, isTrusted) => {
    expect(isMicrosoftFile(url)).toBe(isTrusted)
  })
})
