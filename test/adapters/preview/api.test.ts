import type { WireChoice, WireDocument, WireEntry, WireMessage, WireThread } from '../../../adapters/preview/wire.ts'
import { type StartedPreview, startPreview } from './start-preview.ts'
import { CHINESE_ARTICLE, ENGLISH_ARTICLE } from './texts.ts'

let preview: StartedPreview
let channel = 0

beforeAll(async () => {
  preview = await startPreview()
})

afterAll(async () => {
  await preview.close()
  expect(preview.bugs()).toBe('')
})

beforeEach(() => {
  channel += 1
})

function post(path: string, fields: object, language = 'en'): Promise<Response> {
  return fetch(`${preview.url}/preview/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ channel: `test-${channel}`, language, ...fields }),
  })
}

function upload(name: string, text: string, language = 'en'): Promise<Response> {
  const query = new URLSearchParams({ channel: `test-${channel}`, language, name })
  const body = new TextEncoder().encode(text)
  return fetch(`${preview.url}/preview/api/upload?${query}`, { method: 'POST', body })
}

async function thread(answered: Promise<Response>): Promise<WireThread> {
  const response = await answered
  expect(response.status).toBe(200)
  return (await response.json()) as WireThread
}

function lastMessage({ entries }: WireThread): WireMessage {
  const last: WireEntry | undefined = entries.at(-1)
  if (last?.from !== 'bot') throw new Error('the bot did not answer')
  return last.message
}

/** Everything a platform would be sent, as one text. */
function sent(message: WireMessage): readonly [slack: string, teams: string] {
  return [JSON.stringify(message.slack.map(({ payload }) => payload)), JSON.stringify(message.teams)]
}

describe('the channel', () => {
  it('shows the day’s edition as both platforms get it', async () => {
    const message = lastMessage(await thread(post('digest', {})))

    expect(message.slack[0]?.payload).toMatchObject({ blocks: expect.any(Array) })
    expect(message.teams[0]?.payload).toMatchObject({ card: { type: 'AdaptiveCard' } })
    expect(message.slack[0]?.html).toContain('Edition 1')
  })

  it.each([
    ['ask 雅意大模型有多少参数?', '300 亿'],
    ['ask How many parameters does Yayi have?', '30 billion'],
    ['quotes 郭嵩', 'Guo Song'],
    ['who Cao Gang', 'BAAI'],
  ])('answers %j on both platforms', async (words, expected) => {
    const [slack, teams] = sent(lastMessage(await thread(post('command', { words }))))

    expect(slack).toContain(expected)
    expect(teams).toContain(expected)
  })

  it('answers in the language of the page', async () => {
    const message = lastMessage(await thread(post('command', { words: 'risks' }, 'zh-Hant')))

    expect(message.language).toBe('zh-Hant')
  })

  it('finds again what was said before', async () => {
    const before = await thread(post('command', { words: 'risks' }))

    const found = await fetch(`${preview.url}/preview/api/threads?channel=test-${channel}`)

    expect(await found.json()).toEqual([before])
  })

  it('keeps channels apart', async () => {
    await thread(post('command', { words: 'risks' }))

    const found = await fetch(`${preview.url}/preview/api/threads?channel=another`)

    expect(await found.json()).toEqual([])
  })

  it('continues a thread with a reply', async () => {
    const { id } = await thread(post('digest', {}))

    const after = await thread(post('reply', { thread: id, text: 'How many parameters does Yayi have?' }))

    expect(after.id).toBe(id)
    expect(after.entries.map(({ from }) => from)).toEqual(['bot', 'reader', 'bot'])
    expect(sent(lastMessage(after))[0]).toContain('30 billion')
  })
})

/** A button's payload, found in what a platform was sent. */
function findButton(value: unknown, isWanted: (node: Readonly<Record<string, unknown>>) => boolean): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  const node = value as Readonly<Record<string, unknown>>
  if (isWanted(node)) return node
  for (const inner of Object.values(node)) {
    const found = findButton(inner, isWanted)
    if (found !== undefined) return found
  }
  return undefined
}

function verbIn(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'verb' in data ? data.verb : undefined
}

describe('a pressed button', () => {
  it('does the same on both platforms', async () => {
    const { id, entries } = await thread(post('digest', {}))
    const message = lastMessage({ id, entries })
    const slack = findButton(message.slack, (node) => String(node.action_id).startsWith('show-line-'))
    const teams = findButton(
      message.teams,
      ({ type, data }) => type === 'Action.Submit' && verbIn(data) === 'show-line',
    )

    const fromSlack = await thread(
      post('press', { thread: id, platform: 'slack', action: slack, label: 'Show the line' }),
    )
    const fromTeams = await thread(
      post('press', { thread: id, platform: 'teams', action: teams, label: 'Show the line' }),
    )

    expect(sent(lastMessage(fromTeams))).toEqual(sent(lastMessage(fromSlack)))
  })

  it.each([
    { platform: 'slack', action: { action_id: 'delete-1', value: 'x' } },
    { platform: 'slack', action: { action_id: 'why-1' } },
    { platform: 'teams', action: { verb: 'why', data: 'x' } },
    { platform: 'teams', action: { verb: 'delete', data: { value: 'x' } } },
    { platform: 'irc', action: {} },
  ])('is refused when it is none of the bot’s: %j', async (press) => {
    const response = await post('press', { thread: 't', label: 'Why?', ...press })

    expect(response.status).toBe(400)
  })
})

describe('a text to brief', () => {
  it('is briefed and can be asked about in its thread', async () => {
    const briefed = await thread(upload('cloud.txt', CHINESE_ARTICLE, 'zh-Hans'))

    const text = '云帆银行覆盖了多少家网点？'
    const asked = await thread(post('reply', { thread: briefed.id, text }, 'zh-Hans'))

    expect(briefed.document).toMatch(/^upload-/)
    expect(sent(lastMessage(asked))[1]).toContain('320 家')
  })

  it('is briefed from a file’s bytes, and can be opened with its marks', async () => {
    const briefed = await thread(upload('harbour.txt', ENGLISH_ARTICLE))

    const opened = await fetch(`${preview.url}/preview/api/documents/${briefed.document}`)

    const view = (await opened.json()) as WireDocument
    const pieces = view.blocks.flatMap((block) => block.pieces)
    expect(pieces.every(({ text, start }) => ENGLISH_ARTICLE.startsWith(text, start))).toBe(true)
    expect(view.findings.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['takeaway', 'direct']))
  })

  it.each([
    ['', 'source-empty', 400],
    ['\u200b\u200d \ufeff\u2060', 'source-empty', 400],
    ['\u0000\u0001\u0002PNG\u0000', 'source-binary', 400],
  ])('is refused in a sentence when it is no text: %j', async (text, code, status) => {
    const response = await upload('x', text)

    expect(response.status).toBe(status)
    const problem = await response.json()
    expect(problem).toMatchObject({ code, message: expect.stringMatching(/\.$/) })
  })

  it('is cut another way on demand, from one to fifty takeaways', async () => {
    const { document = '' } = await thread(upload('cloud.txt', CHINESE_ARTICLE))
    const choose = (query: string) =>
      fetch(`${preview.url}/preview/api/documents/${encodeURIComponent(document)}/takeaways?${query}`)

    const choice = (await (await choose('count=2&unit=clause')).json()) as WireChoice
    const refused = await Promise.all(['count=0', 'count=51', 'count=1e1', 'unit=word'].map(choose))

    expect(choice.takeaways).toHaveLength(2)
    expect(choice.takeaways.every(({ text, start }) => CHINESE_ARTICLE.startsWith(text, start))).toBe(true)
    expect(refused.map(({ status }) => status)).toEqual([400, 400, 400, 400])
  })

  it('is briefed in the page’s language, whatever its own', async () => {
    const message = lastMessage(await thread(upload('cloud.txt', CHINESE_ARTICLE, 'en')))

    expect(message.slack[0]?.html).toContain('Each line is an exact slice of the text')
  })

  it('leaves nothing behind when it is refused', async () => {
    await upload('x', '   ')

    const found = await fetch(`${preview.url}/preview/api/threads?channel=test-${channel}`)

    expect(await found.json()).toEqual([])
  })
})

describe('a request that the page would not send', () => {
  it.each([
    ['half of a body', '{"channel":', 'application/json'],
    ['a list', '[]', 'application/json'],
    ['another channel’s path', '{"channel":"../x","words":"risks"}', 'application/json'],
    ['no channel', '{"words":"risks"}', 'application/json'],
    ['words that are none', '{"channel":"a","words":7}', 'application/json'],
    ['a plain form', 'channel=a&words=risks', 'application/x-www-form-urlencoded'],
  ])('is refused without internals: %s', async (_, body, type) => {
    const headers = { 'content-type': type }

    const response = await fetch(`${preview.url}/preview/api/command`, { method: 'POST', headers, body })

    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({ code: 'request-invalid', message: expect.any(String) })
  })

  it.each([
    ['en', 'too long'],
    ['zh-Hans', '太长'],
    ['zh-Hant', '太長'],
  ])('is said in %s to be too long where it is', async (language, said) => {
    const body = JSON.stringify({ channel: 'a', language, words: 'x'.repeat(20_001) })
    const headers = { 'content-type': 'application/json', 'accept-language': language }

    const response = await fetch(`${preview.url}/preview/api/command`, { method: 'POST', headers, body })

    expect(response.status).toBe(413)
    expect(await response.json()).toEqual({ code: 'text-too-long', message: expect.stringContaining(said) })
  })

  it('is refused above a megabyte', async () => {
    const response = await post('command', { words: 'x'.repeat(1024 * 1024) })

    expect(response.status).toBe(413)
  })

  it('gets nothing for a document that is not loaded', async () => {
    const response = await fetch(`${preview.url}/preview/api/documents/${encodeURIComponent('../../package.json')}`)

    expect(response.status).toBe(404)
  })
})
