import { messageText, onlyLink } from '../../../adapters/teams/message-text.ts'
import { channelMessage, invoke } from './activities.ts'
import { TENANT } from './key-server.ts'
import { startTeams, type TeamsUnderTest } from './teams-under-test.ts'
import { teamsMistakes } from './validate-card.ts'

let teams: TeamsUnderTest

beforeAll(async () => {
  teams = await startTeams()
})
afterAll(() => teams.stop())

interface Found {
  readonly composeExtension: {
    readonly type: string
    readonly attachments?: readonly {
      readonly content: object
      readonly preview: { readonly content: { readonly title: string; readonly text: string } }
    }[]
    readonly text?: string
  }
}

async function search(words: string | undefined): Promise<Found> {
  const parameters = words === undefined ? [{ name: 'initialRun', value: 'true' }] : [{ name: 'words', value: words }]
  const value = { commandId: 'search', parameters, queryOptions: { skip: 0, count: 25 } }
  const { body } = await teams.send(invoke(teams.serviceUrl, 'composeExtension/query', value))
  const found: Found = JSON.parse(JSON.stringify(body))
  return found
}

describe('the search beside the box that messages are written in', () => {
  it('finds takeaways and quotes, each a card of its own', async () => {
    const { composeExtension } = await search('cost')
    const attachments = composeExtension.attachments ?? []

    expect(composeExtension.type).toBe('result')
    expect(attachments.length).toBeGreaterThan(1)
    expect(attachments.flatMap(({ content }) => teamsMistakes({ summary: 'x', card: content }))).toEqual([])
    expect(attachments.every(({ preview }) => preview.content.title !== '')).toBe(true)
  })

  it('shows what was said before anything is asked for', async () => {
    const { composeExtension } = await search(undefined)

    expect(composeExtension.attachments?.length).toBeGreaterThan(1)
  })

  it('says when there is nothing', async () => {
    expect((await search('qwxyzzy')).composeExtension).toMatchObject({ type: 'message', text: 'Nothing was found.' })
  })
})

/** The menu entry on a message. */
function briefThis(body: object, more: object = {}): object {
  const value = { commandId: 'briefThis', messagePayload: { id: '800', body, ...more } }
  return invoke(teams.serviceUrl, 'composeExtension/fetchTask', value, {
    conversation: { id: '19:briefed;messageid=800', conversationType: 'channel', tenantId: TENANT },
    channelData: { tenant: { id: TENANT }, team: { id: '19:team' } },
  })
}

const TEXT = '<p>The regulator fined three banks 12&nbsp;million yuan in March.</p>'

describe('“Brief this” on a message', () => {
  it('opens a dialog for whoever asked where the bot is not', async () => {
    const { body } = await teams.send(briefThis({ contentType: 'html', content: TEXT }))

    expect(JSON.stringify(body)).toContain('12 million yuan')
    expect(body).toMatchObject({ task: { type: 'continue' } })
  })

  it('answers in the message’s thread where the bot is, and can be asked about it there', async () => {
    await teams.send(channelMessage(teams.serviceUrl, 'help', { channel: '19:briefed' }))
    await teams.untilCall(({ path }) => decodeURIComponent(path).startsWith('/v3/conversations/19:briefed'))
    const { body } = await teams.send(briefThis({ contentType: 'html', content: TEXT }))

    expect(body).toMatchObject({ task: { type: 'message', value: 'The answer is below.' } })
    await teams.untilCall(
      ({ path, fields }) =>
        decodeURIComponent(path) === '/v3/conversations/19:briefed;messageid=800/activities' &&
        JSON.stringify(fields).includes('12 million yuan'),
    )
  })

  it.each([
    [{ contentType: 'text', content: '  ' }, 'There is no text in that message.'],
    [{ contentType: 'html', content: '<p><img src="x"></p>' }, 'There is no text in that message.'],
    [{ contentType: 'text', content: 'https://localhost/report' }, 'I cannot read that page'],
    [{ contentType: 'text', content: 'https://169.254.169.254/latest' }, 'I cannot read that page'],
  ])('says what it cannot brief: %j', async (content, said) => {
    expect(JSON.stringify((await teams.send(briefThis(content))).body)).toContain(said)
  })
})

describe('messageText', () => {
  it.each([
    ['<p>a &amp;lt; b</p>', 'a &lt; b'],
    ['one<br>two<br/>three', 'one\ntwo\nthree'],
    ['<div>x&#20013;&#x6587;</div><div>y</div>', 'x中文\ny'],
    ['<at id="0">Bot</at>&nbsp;hi', 'Bot hi'],
    ['&bogus; &#xd800; &#0;', '&bogus; &#xd800; &#0;'],
  ])('reads %s', (html, words) => {
    expect(messageText(html, true)).toBe(words)
  })

  it('knows an address from words', () => {
    expect([onlyLink('https://a.example/b'), onlyLink('see https://a.example')]).toEqual([true, false])
  })
})
