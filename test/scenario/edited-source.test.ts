import { composeEngine, type Engine } from '../../adapters/compose.ts'
import { openTemporaryStore } from '../../adapters/storage/open-store.ts'
import { createReaders } from '../../src/app/create-readers.ts'
import { idByPlace } from '../../src/corpus/reference.ts'
import { composeContent } from '../../src/delivery/compose-content.ts'
import {
  type Bot,
  type ChannelMemory,
  EMPTY_CHANNEL,
  type Knowledge,
  type LanguageTag,
  type Message,
} from '../../src/index.ts'
import { deliveryOf, subscriptionOf } from '../contract/examples.ts'
import { analyse, itemsOf, referencesOf, TEXTS, wordsOf } from './thread-scene.ts'

let engine: Engine

beforeAll(async () => {
  engine = await composeEngine()
})

const GONE = {
  en: 'no longer stand in it',
  'zh-Hans': '文中已没有这些话',
  'zh-Hant': '文中已沒有這些話',
} as const
const UNTOLD = 'can no longer be told'
const WHO = { en: 'who said that?', 'zh-Hans': '谁说的？', 'zh-Hant': '誰說的？' } as const

/** A line of each text, a question that it answers, and what its place says after an edit, as long as before. */
const EDITS = {
  en: {
    question: 'How much do the reviews cost a year?',
    before: 'Peter Lomas, its head of technology, said the reviews cost £4 million a year.',
    after: 'Clara Whitby, who audits the bank, said nobody knows what any review costs it',
  },
  'zh-Hans': {
    question: '审查每年要花多少钱？',
    before: '技术总监罗启明透露,审查每年要花四千万元。',
    after: '审计师白川强调,谁也不知道审查花了多少钱。',
  },
  'zh-Hant': {
    question: '審查每年要花多少錢？',
    before: '技術總監羅啟明透露,審查每年要花四千萬元。',
    after: '審計師白川強調,誰也不知道審查花了多少錢。',
  },
} as const

const EMPTY_MESSAGE: Message = { language: 'en', summary: '', blocks: [] }
const LANGUAGES = ['en', 'zh-Hans', 'zh-Hant'] as const

/** A bot over one text, which may be started again over another one with the same id. */
function newScene(language: LanguageTag) {
  const { memory } = openTemporaryStore()
  const place = { channel: 'C1', thread: 'T1', language }
  const calendar = { today: () => '2026-03-02' }
  const start = (text: string): Bot =>
    engine.createBot([analyse(engine, 'report', text)], { commandName: '/b', language: 'en', calendar, memory })
  const remember = (channel: ChannelMemory) => memory.changeChannel('C1', () => channel)
  return { place, start, remember }
}

async function answered(language: LanguageTag) {
  const { question, before } = EDITS[language]
  const scene = newScene(language)
  const answer = await scene.start(TEXTS[language]).reply(scene.place, question)
  const [reference = ''] = referencesOf(answer)
  expect(itemsOf(answer)[0]).toBe(before)
  return { ...scene, reference }
}

describe('a line whose place says something else since its source was edited', () => {
  it.each(LANGUAGES)('is not opened in %s, however it is asked for, and it is said why', async (language) => {
    const { before, after } = EDITS[language]
    const { place, start, reference } = await answered(language)
    const bot = start(TEXTS[language].replace(before, after.padEnd(before.length, '.')))
    const press = (verb: 'show-line' | 'why' | 'ask-about'): Promise<Message> =>
      bot.press(place, { verb, value: reference })

    const told = [
      await press('show-line'),
      await bot.reply(place, '#1'),
      await bot.reply(place, WHO[language]),
      await press('ask-about'),
      await press('why'),
      await bot.askAbout(place, reference, WHO[language]),
    ].map(wordsOf)

    for (const words of told) {
      expect(words).toContain(GONE[language])
      expect(words).not.toContain(after.slice(0, 10))
    }
    expect((await bot.open(place, reference))?.citation.span).toBeUndefined()
  })

  it.each(LANGUAGES)('is opened in %s where its words stand now', async (language) => {
    const { before } = EDITS[language]
    const { place, start, reference } = await answered(language)
    const bot = start(`${TEXTS[language].replace('\n\n', '\n\n!!!\n\n')}\n\n(2)`)

    const told = [
      await bot.press(place, { verb: 'show-line', value: reference }),
      await bot.reply(place, '#1'),
      await bot.reply(place, WHO[language]),
    ].map(wordsOf)

    for (const words of told) {
      expect(words).toContain(before)
      expect(words).not.toContain(GONE[language])
    }
    const span = (await bot.open(place, reference))?.citation.span
    expect(`${TEXTS[language].replace('\n\n', '\n\n!!!\n\n')}`.slice(span?.start, span?.end)).toBe(before)
  })

  it('is not chosen among several that say the same', async () => {
    const { before } = EDITS.en
    const { place, start, reference } = await answered('en')
    const bot = start(`A new preface.\n\n${TEXTS.en}\n\n${before}`)

    const told = wordsOf(await bot.press(place, { verb: 'show-line', value: reference }))

    expect(told).toContain(UNTOLD)
    expect(told).not.toContain(before)
  })

  it('is opened at its own place when another place says the same', async () => {
    const { before } = EDITS.en
    const { place, start, reference } = await answered('en')
    const bot = start(`${TEXTS.en}\n\n${before}`)

    const opened = await bot.open(place, reference)

    expect(opened?.citation.span?.start).toBe(TEXTS.en.indexOf(before))
  })
})

const QUOTE = '“The harbour will stay open to every boat this winter,” said Ada Merrow, the harbour master of Skelwick.'
const REPORT = `Skelwick harbour report\n\n${QUOTE}\n\nThe harbour earned £6 million in the last year, a third more than before.\n`
const OTHERS = REPORT.replace('will stay open to every boat', 'must be shut to all vessels').replace(
  'Ada Merrow',
  'Ned Thrale',
)

function knowledgeOf(text: string): Knowledge {
  return engine.knowledgeOfDocuments([analyse(engine, 'report', text)])
}

/** Composes the next digest of a channel from one text alone. */
function nextEdition(text: string, channel: ChannelMemory) {
  const knowledge = knowledgeOf(text)
  const reader = createReaders({ knowledge, voices: engine.voices, toTraditional: engine.toTraditional })('en')
  const { corpus } = knowledge
  const composed = composeContent({
    delivery: deliveryOf({ target: { platform: 'peer', workspace: 'T1', channel: 'C1' } }),
    subscription: subscriptionOf({}).subscription,
    channel,
    corpus,
    reader,
  })
  if (composed === undefined) throw new Error('nothing was composed')
  return { items: composed.content.items, channel: composed.channel, texts: itemsOf(composed.content.message) }
}

/** What a version kept whose items were named by their places. */
function asKeptBefore(channel: ChannelMemory): ChannelMemory {
  const { edition, seen } = channel
  if (edition === undefined) throw new Error('no edition was shown')
  const older = (choices: typeof edition.takeaways) =>
    choices.map((choice) => ({ ...choice, item: { ...choice.item, id: idByPlace(choice.item) ?? '' } }))
  const [takeaways, quotes] = [older(edition.takeaways), older(edition.quotes)]
  const ids = [...takeaways, ...quotes].map(({ item }) => item.id)
  expect(seen).not.toEqual(ids)
  return { ...channel, seen: ids, edition: { ...edition, takeaways, quotes } }
}

describe('an item that was posted, and whose words were edited away', () => {
  it('is shown as it was posted, with the word that its source says so no longer', async () => {
    const { place, start, remember } = newScene('en')
    const { channel } = nextEdition(REPORT, EMPTY_CHANNEL)
    await remember(channel)
    const quote = channel.edition?.quotes[0]?.item
    const bot = start(OTHERS)

    const told = await bot.press(place, { verb: 'show-line', value: quote?.id ?? '' })
    const why = wordsOf(await bot.press(place, { verb: 'why', value: quote?.id ?? '' }))

    expect(itemsOf(told)).toEqual([quote?.texts[0]?.text])
    expect(wordsOf(told)).toContain(GONE.en)
    expect(JSON.stringify(told)).toContain('Ada Merrow')
    expect(JSON.stringify(told)).not.toContain('Ned Thrale')
    expect(why).toContain(GONE.en)
  })

  it('is known by its words though it was kept under an older id, which tells its place alone', async () => {
    const { place, start, remember } = newScene('en')
    const { edition } = await remembered(remember)
    const older = edition?.quotes[0]?.item.id ?? ''

    const changed = wordsOf(await start(OTHERS).press(place, { verb: 'show-line', value: older }))
    const moved = wordsOf(await start(`A new title\n\n${REPORT}`).press(place, { verb: 'show-line', value: older }))

    expect(older).toMatch(/^report#quote-\d+-\d+$/)
    expect(changed).toContain(GONE.en)
    expect(moved).toContain(QUOTE)
  })

  it('is opened by an older id that nothing is remembered of only where an item stands there still', async () => {
    const { place, start } = newScene('en')
    const [quote] = knowledgeOf(REPORT).corpus.items.filter(({ kind }) => kind === 'quote')
    const older = quote && idByPlace(quote)

    const there = wordsOf(await start(REPORT).press(place, { verb: 'show-line', value: older ?? '' }))
    const moved = wordsOf(
      await start(`A new title\n\n${REPORT}`).press(place, { verb: 'show-line', value: older ?? '' }),
    )

    expect(there).toContain(QUOTE)
    expect(moved).toContain(UNTOLD)
  })

  async function remembered(remember: (channel: ChannelMemory) => Promise<unknown>): Promise<ChannelMemory> {
    const channel = asKeptBefore(nextEdition(REPORT, EMPTY_CHANNEL).channel)
    await remember(channel)
    return channel
  }
})

describe('lines that are shown again after their source was edited', () => {
  it('are those that stand in it still, and the others are counted', async () => {
    const { place, start } = newScene('en')
    const before = itemsOf((await start(TEXTS.en).briefLoaded(place, 'report')) ?? EMPTY_MESSAGE)
    const [first = '', ...others] = before
    const bot = start(TEXTS.en.replace(first, first.replace(/[a-z]/g, 'x')))

    const again = await bot.reply(place, 'in English')

    expect(others.length).toBeGreaterThan(0)
    expect(itemsOf(again).map((line) => line.trim())).toEqual(others)
    expect(wordsOf(again)).toContain('Left out: 1 line whose words')
  })
})

describe('an older reference to a passage, which tells its place alone', () => {
  it.each([
    ['a sentence stands there', TEXTS.en, true],
    ['no sentence stands there any more', `New. ${TEXTS.en}`, false],
  ])('is opened only where %s', async (_, text, isOpened) => {
    const { place, start, reference } = await answered('en')
    const older = reference.replace(/-[0-9a-z]+$/, '')

    const told = wordsOf(await start(text).press(place, { verb: 'show-line', value: older }))

    expect(told.includes(EDITS.en.before)).toBe(isOpened)
    expect(told.includes(UNTOLD)).toBe(!isOpened)
  })
})

describe('what a channel has seen', () => {
  it.each([
    ['the title of its source', REPORT.replace('report', 'report (updated)')],
    ['another line of its source', REPORT.replace('£6 million', '£7 million')],
    ['how its lines are broken', REPORT.replace('every boat', 'every\nboat')],
  ])('is not posted again when %s was edited', (_, edited) => {
    const first = nextEdition(REPORT, EMPTY_CHANNEL)

    const second = nextEdition(edited, first.channel)

    expect(first.items.length).toBeGreaterThan(1)
    const plain = (texts: readonly string[]): readonly string[] => texts.map((text) => text.replace(/\s+/g, ' '))
    expect(plain(second.texts).filter((text) => plain(first.texts).includes(text))).toEqual([])
  })

  it('is not posted again where it was remembered by older ids', () => {
    const { channel } = nextEdition(REPORT, EMPTY_CHANNEL)

    expect(nextEdition(REPORT, asKeptBefore(channel)).items).toEqual([])
  })
})
