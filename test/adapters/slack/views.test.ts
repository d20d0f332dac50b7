import type { HomeView as HomePage, KnownBlock, ModalView } from '@slack/types'
import { formView } from '../../../adapters/slack/home/form-view.ts'
import { homePage } from '../../../adapters/slack/home/home-view.ts'
import { blocksInModal, modalOf } from '../../../adapters/slack/modal.ts'
import { createSay, type HomeView, LANGUAGE_TAGS, type LanguageTag, RHYTHMS } from '../../../src/index.ts'
import { emptyForm } from '../../../src/subscription/subscription-form.ts'
import { HOSTILE_TEXTS } from '../../src/message/hostile-texts.ts'
import { messageOfEverywhere } from '../../src/message/message-samples.ts'
import { randomMessage } from '../../src/message/random-message.ts'
import { readStrings } from './read-strings.ts'
import { slackPages } from './slack-page.ts'
import { viewMistakes } from './validate-calls.ts'

const say = Object.fromEntries(LANGUAGE_TAGS.map((tag) => [tag, createSay(readStrings(tag))]))

function sayIn(language: LanguageTag) {
  const found = say[language]
  if (found === undefined) throw new Error('every language has a voice')
  return found
}

/** A page with so many channels, each with so many digests, of one text. */
function pageOf(language: LanguageTag, channels: number, digests: number, text = 'Weekdays 8:30'): HomePage {
  const names = Array.from({ length: channels }, (_, index) => `C${index}`)
  const view: HomeView = {
    language,
    zone: 'Asia/Shanghai',
    chosen: { language: undefined, zone: undefined },
    channels: names.map((channel) => ({
      channel,
      entries: Array.from({ length: digests }, (_, index) => ({
        id: `s${index}`,
        text,
        details: text,
        isPaused: false,
        isDamaged: false,
      })),
      deliveries: [{ state: 'sent', text, details: text }],
    })),
    coming: names.slice(0, 5).map((channel) => ({ channel, text })),
    sources: [text, text],
    topics: Array.from({ length: 120 }, (_, index) => ({ id: `t${index}`, title: text })),
    packs: ['p'],
  }
  return homePage({ view, say: sayIn(language), note: text, knowsChannels: true, directMessages: 'D1' })
}

function windowOf(seed: number, language: LanguageTag): ModalView {
  const message = randomMessage(seed, language)
  const at = { channel: 'C1', thread: '1.2', reference: 'r'.repeat(1_000) }
  return modalOf({ title: 'title-answer', say: sayIn(language), at, blocks: blocksInModal(message) })
}

describe.each(LANGUAGE_TAGS)('what is shown in windows in %s', (language) => {
  it('is within every limit for 200 random messages', () => {
    const mistakes = Array.from({ length: 200 }, (_, seed) => viewMistakes(windowOf(seed + 1, language)))

    expect(mistakes.flat()).toEqual([])
  })

  it.each(['title-show-line', 'title-why', 'title-answer', 'title-ask', 'title-ask-about', 'title-prefer'])(
    'has a title that fits: %s',
    (title) => {
      const view = modalOf({ title, say: sayIn(language), at: { channel: 'C1', thread: '1.2' }, blocks: [] })

      expect(viewMistakes(view)).toEqual([])
    },
  )

  it('calls each of several digests of a channel by its number, and one alone by none', () => {
    const textOf = (page: HomePage): string => JSON.stringify(page.blocks)

    expect(textOf(pageOf(language, 1, 2))).toMatch(/"1\. Weekdays 8:30"[\s\S]*"2\. Weekdays 8:30"/)
    expect(textOf(pageOf(language, 1, 1))).not.toContain('1. Weekdays')
  })

  it.each(RHYTHMS)('holds a form for what comes %s, with whatever stands in its fields', (rhythm) => {
    const texts = ['', 'x', 'x'.repeat(199), 'x'.repeat(200), '字'.repeat(201), '👍'.repeat(101)]
    const topics = Array.from({ length: 101 }, (_, index) => ({ id: `t${index}`, title: '字'.repeat(76) }))
    const at = { channel: '', id: '', directMessages: 'D1' }

    const mistakes = texts.map((text) => {
      const form = { ...emptyForm(text), rhythm, times: text, pattern: text, monthDays: text, days: [] }
      return viewMistakes(formView({ form, say: sayIn(language), language, topics, packs: ['a', 'b'], at }))
    })

    expect(mistakes.flat()).toEqual([])
  })

  it.each([
    [0, 0],
    [1, 1],
    [1, 20],
    [9, 3],
    [40, 2],
    [300, 20],
  ])('holds the page of a reader with %i channels of %i digests', (channels, digests) => {
    expect(viewMistakes(pageOf(language, channels, digests))).toEqual([])
    expect(viewMistakes(pageOf(language, channels, digests, '字'.repeat(3_001)))).toEqual([])
  })
})

describe('a page with more channels than it holds', () => {
  it('says how many it does not show', () => {
    expect(JSON.stringify(pageOf('en', 60, 3))).toMatch(/\d+ more channels of yours have digests/)
  })
})

describe('hostile text in windows and on the page', () => {
  const textOf = (view: { readonly blocks: readonly unknown[] }): string => JSON.stringify(view.blocks)

  it('is shown to the letter, without a mention, a link or an image', () => {
    const windows = HOSTILE_TEXTS.map(({ text }) =>
      modalOf({
        title: 'title-answer',
        say: sayIn('en'),
        at: { channel: 'C1', thread: '1.2' },
        blocks: blocksInModal(messageOfEverywhere(text)),
      }),
    )
    const pages = HOSTILE_TEXTS.map(({ text }) => pageOf('en', 1, 1, text))
    const shown = slackPages([...windows, ...pages].map(({ blocks }) => blocks as readonly KnownBlock[]))

    expect(shown.flatMap(({ links }) => links)).toEqual([])
    expect(shown.filter(({ images }) => images > 0)).toEqual([])
    expect([...windows, ...pages].flatMap(viewMistakes)).toEqual([])
    expect([...windows, ...pages].map(textOf).join()).not.toMatch(
      /"type":"(?:user|usergroup|broadcast|emoji|date|image)"/,
    )
  })
})
