import { composeEngine, type Engine } from '../../../adapters/compose.ts'
import { metadataOf, postsOf } from '../../../adapters/slack/delivery-pages.ts'
import { SLACK_LIMITS } from '../../../adapters/slack/limits.ts'
import { renderSlack, type SlackPost } from '../../../adapters/slack/render.ts'
import { LANGUAGE_TAGS, type LanguageTag, type Message, type MessageBlock } from '../../../src/index.ts'
import { run } from '../../src/message/message-samples.ts'
import { typeMistakes } from './published-types.ts'
import { composeEditions, type RealEdition } from './real-editions.ts'
import { slackMistakes } from './validate-blocks.ts'
import { callMistakes } from './validate-calls.ts'

let engine: Engine
const editions = new Map<LanguageTag, readonly RealEdition[]>()

beforeAll(async () => {
  engine = await composeEngine()
  for (const language of LANGUAGE_TAGS) editions.set(language, composeEditions(engine, language))
}, 120_000)

afterAll(() => engine.close())

function editionsIn(language: LanguageTag): readonly RealEdition[] {
  return editions.get(language) ?? []
}

/** What is wrong with a post by itself, and with the call that posts it. */
function mistakesOf(post: SlackPost): readonly string[] {
  const { text, blocks, parse } = post
  const body = { text, parse, blocks: JSON.stringify(blocks), unfurl_links: 'false', unfurl_media: 'false' }
  const fields = { ...body, channel: 'C1', metadata: JSON.stringify(metadataOf('s1@2026-03-02T01:00:00Z')) }
  const call = { path: '/api/chat.postMessage', fields, token: 'xoxb-1', atMs: 0 }
  return [...slackMistakes(post), ...callMistakes(call)]
}

function textIn(value: unknown): string {
  return JSON.stringify(value)
}

/** An edition with more and more of something, up to the last that is one post and the first that is two. */
function aroundTheEdge(message: Message, grow: (size: number) => MessageBlock[]): readonly [SlackPost[], SlackPost[]] {
  const postsWith = (size: number): SlackPost[] => {
    const { overflow, ...first } = renderSlack({ ...message, blocks: [...message.blocks, ...grow(size)] })
    return [first, ...overflow]
  }
  let fits = 0
  let splits = 20_000
  while (splits - fits > 1) {
    const middle = Math.floor((fits + splits) / 2)
    if (postsWith(middle).length === 1) fits = middle
    else splits = middle
  }
  return [postsWith(fits), postsWith(splits)]
}

describe.each(LANGUAGE_TAGS)('editions from the pack and from documents of all sizes in %s', (language) => {
  it.each(['flat', 'thread'] as const)('are what Slack takes, laid out %s', (layout) => {
    const mistakes = editionsIn(language).flatMap(({ corpus, message }) =>
      postsOf({ message, layout })
        .flatMap(mistakesOf)
        .map((mistake) => `${corpus}: ${mistake}`),
    )

    expect(mistakes).toEqual([])
  })

  it('are many, and no two of them alike but those that say that nothing is new', () => {
    const messages = editionsIn(language).map(({ message }) => message)
    const full = messages.filter(({ blocks }) => blocks.length > 1)

    expect(messages.length).toBeGreaterThanOrEqual(70)
    expect(new Set(full.map(textIn)).size).toBeGreaterThan(full.length * 0.6)
    expect(messages.some((message) => postsOf({ message, layout: 'flat' }).length > 1)).toBe(true)
  })

  it('say in what a notification shows what they are, and wake nobody', () => {
    const first = editionsIn(language).map(({ message }) => renderSlack(message).text)

    expect(first.filter((text) => [...text].length > 150 || text.length < 10)).toEqual([])
    expect(first.filter((text) => /<[!@#]/.test(text))).toEqual([])
  })

  it('go on in a second post one character behind the budget', () => {
    const [edition] = editionsIn(language)
    const grow = (size: number): MessageBlock[] => [{ kind: 'note', content: [run('x'.repeat(size), 'quiet')] }]

    const [one, two] = aroundTheEdge((edition as RealEdition).message, grow)

    const lengthOf = ({ blocks }: SlackPost): number => textIn(blocks).length
    expect([...one, ...two].flatMap(mistakesOf)).toEqual([])
    expect(one.map(lengthOf)[0]).toBeGreaterThan(SLACK_LIMITS.jsonPerMessage - 100)
    expect(one.map(lengthOf)[0]).toBeLessThanOrEqual(SLACK_LIMITS.jsonPerMessage)
    expect(two).toHaveLength(2)
  })

  it('go on in a second post behind the fiftieth block', () => {
    const [edition] = editionsIn(language)
    const grow = (size: number): MessageBlock[] => Array.from({ length: size }, () => ({ kind: 'divider' }))
    const short = { ...(edition as RealEdition).message }
    const message = { ...short, blocks: short.blocks.slice(0, 3) }

    const [one, two] = aroundTheEdge(message, (size) => grow(Math.min(size, 200)))

    expect([...one, ...two].flatMap(mistakesOf)).toEqual([])
    expect(one[0]?.blocks).toHaveLength(SLACK_LIMITS.blocksPerMessage)
    expect(two).toHaveLength(2)
  })
})

it('every edition is of the types that Slack publishes (X2)', () => {
  const posts = LANGUAGE_TAGS.flatMap(editionsIn).flatMap(({ message }) =>
    (['flat', 'thread'] as const).flatMap((layout) => postsOf({ message, layout })),
  )
  const calls = posts.map((post) => ({
    path: '/api/chat.postMessage',
    fields: { channel: 'C1', ...post },
    token: '',
    atMs: 0,
  }))

  expect(typeMistakes(calls)).toEqual([])
}, 60_000)

it('two hundred editions and more were looked at', () => {
  expect(LANGUAGE_TAGS.flatMap(editionsIn).length).toBeGreaterThanOrEqual(200)
})
