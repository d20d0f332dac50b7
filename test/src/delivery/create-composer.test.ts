import { EMPTY_CHANNEL } from '../../../src/briefing/memory.ts'
import type { Corpus } from '../../../src/corpus/corpus.ts'
import type { ContentRequest } from '../../../src/delivery/compose-content.ts'
import { composeContent } from '../../../src/delivery/compose-content.ts'
import { createComposer } from '../../../src/delivery/create-composer.ts'
import { deliveryOf, MINUTE, NINE, subscriptionOf } from '../../contract/examples.ts'

const corpus: Corpus = { packs: [], analyses: [], items: [] }
const reader = {
  language: 'en',
  say: (key: string) => key,
  toTraditional: (text: string) => text,
  topicTitle: (topic: string) => topic,
} as const
const request: ContentRequest = {
  delivery: deliveryOf({}),
  subscription: subscriptionOf({}).subscription,
  channel: EMPTY_CHANNEL,
  corpus,
  reader,
}
const { options } = request.subscription

describe('createComposer', () => {
  it('composes as without it, and once for channels that have seen the same', () => {
    const compose = createComposer()

    const [first, second] = [compose(request), compose({ ...request, delivery: deliveryOf({ subscription: 'other' }) })]

    expect(first).toEqual(composeContent(request))
    expect(second).toBe(first)
  })

  it.each<[string, Partial<ContentRequest>]>([
    ['another day', { delivery: deliveryOf({ dueAtMs: NINE + 1440 * MINUTE }) }],
    ['another language', { reader: { ...reader, language: 'zh-Hans' } }],
    ['other topics', { subscription: { ...request.subscription, options: { ...options, topics: ['risks'] } } }],
    ['another layout', { subscription: { ...request.subscription, options: { ...options, layout: 'thread' } } }],
    ['other packs', { subscription: { ...request.subscription, options: { ...options, packs: ['p'] } } }],
    ['fewer items', { subscription: { ...request.subscription, options: { ...options, items: 1 } } }],
    ['silence', { subscription: { ...request.subscription, options: { ...options, whenNothingNew: 'silent' } } }],
    ['so many missed', { delivery: deliveryOf({ missed: 2 }) }],
    ['a channel that has seen something', { channel: { ...EMPTY_CHANNEL, seen: ['a'] } }],
    ['another corpus', { corpus: { ...corpus } }],
  ])('composes anew for %s', (_, parts) => {
    const compose = createComposer()
    const first = compose(request)

    const other = compose({ ...request, ...parts })

    expect(other).not.toBe(first)
    expect(other).toEqual(composeContent({ ...request, ...parts }))
  })
})
