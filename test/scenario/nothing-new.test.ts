import { composeEngine, type Engine } from '../../adapters/compose.ts'
import { EMPTY_CHANNEL } from '../../src/briefing/memory.ts'
import { type ComposedContent, composeContent } from '../../src/delivery/compose-content.ts'
import { createComposer } from '../../src/delivery/create-composer.ts'
import { createReaders, type LanguageTag, type Message, type SubscriptionOptions } from '../../src/index.ts'
import { deliveredPages } from '../../src/message/thread-parts.ts'
import { deliveryOf, subscriptionOf } from '../contract/examples.ts'
import { textOf } from './text-of.ts'

let engine: Engine

beforeAll(async () => {
  engine = await composeEngine()
})

function requestOf(options: Partial<SubscriptionOptions>, seen: readonly string[], language: LanguageTag = 'en') {
  const knowledge = engine.knowledgeOf([])
  const readerOf = createReaders({ knowledge, voices: engine.voices, toTraditional: engine.toTraditional })
  return {
    delivery: deliveryOf({}),
    subscription: subscriptionOf({ options }).subscription,
    channel: { ...EMPTY_CHANNEL, seen },
    corpus: knowledge.corpus,
    reader: readerOf(language),
  }
}

function everything(): readonly string[] {
  return engine.knowledgeOf([]).corpus.items.map(({ id }) => id)
}

function compose(...request: Parameters<typeof requestOf>): ComposedContent {
  const composed = composeContent(requestOf(...request))
  if (composed === undefined) throw new Error('it has something to say')
  return composed
}

function pagesOf({ content }: ComposedContent): readonly string[] {
  const one = (message: Message): readonly [string] => [textOf(message)]
  return deliveredPages(content.message, content.layout ?? 'flat', one)
}

describe('a digest with nothing new', () => {
  it('is one post also where details stand in a thread', () => {
    expect(pagesOf(compose({ layout: 'thread' }, everything()))).toEqual([
      'Nothing new for 2 March 2026: everything that the sources hold has been shown here.',
    ])
  })

  it.each<[LanguageTag, string]>([
    ['en', 'Nothing new for 2 March 2026: everything that the sources hold on Risks, Regulation has been shown here.'],
    ['zh-Hans', '2026年3月2日没有新内容：来源中关于风险、监管的条目都已在这里发过。'],
    ['zh-Hant', '2026年3月2日沒有新內容：來源中關於風險、監管的條目都已在這裡發過。'],
  ])('speaks only of the topics that it is limited to, in %s', (language, text) => {
    const topics = ['risks', 'regulation']

    expect(compose({ topics }, everything(), language).content.message.summary).toBe(text)
    const again = textOf(compose({ topics, whenNothingNew: 'revisit' }, everything(), language).content.message)
    expect(again).toContain(/(?:everything that|来源中关于|來源中關於)[^.。]*?(?=has been|都已)/.exec(text)?.[0])
  })

  it('speaks only of the packs that it is limited to', () => {
    const { summary } = compose({ packs: ['none'] }, []).content.message

    expect(summary).toContain('everything that the packs of this digest hold has been shown here')
  })

  it.each([1, 2])('comes only when also the quotes were shown, with %d items', (items) => {
    const takeaways = engine.knowledgeOf([]).corpus.items.filter(({ kind }) => kind === 'takeaway')

    const { content } = compose(
      { items },
      takeaways.map(({ id }) => id),
    )

    expect(content.items.length).toBeGreaterThan(0)
  })
})

describe('a digest whose details stand in a thread', () => {
  it.each<[LanguageTag, RegExp]>([
    ['en', /\d takeaways and \d quotes? in the thread below, each with its source\.$/],
    ['zh-Hans', /条引语，见下方的回复，均注明来源。$/],
    ['zh-Hant', /條引言，見下方的回覆，均註明來源。$/],
  ])('says so above it, in %s', (language, said) => {
    const [parent = '', details] = pagesOf(compose({ layout: 'thread' }, [], language))

    expect(parent).toMatch(said)
    expect(details).toBeDefined()
  })

  it('is composed apart from the same in one message', () => {
    const composer = createComposer()
    const flat = requestOf({ layout: 'flat' }, [])
    const thread = { ...flat, subscription: requestOf({ layout: 'thread' }, []).subscription }

    const layouts = [composer(flat), composer(thread)].map((composed) => composed?.content.layout)

    expect(layouts).toEqual(['flat', 'thread'])
  })
})

it.each<[LanguageTag]>([['en'], ['zh-Hans'], ['zh-Hant']])(
  'counts nothing that an edition has none of, in %s',
  (language) => {
    const { message } = compose({ items: 1 }, [], language).content

    expect(`${message.summary} ${textOf(message)}`).not.toMatch(/(?<!\d)0 /)
  },
)
