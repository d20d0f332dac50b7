import { composeEngine, type Engine } from '../../adapters/compose.ts'
import { openTemporaryStore } from '../../adapters/storage/open-store.ts'
import type { Bot, Delivery, LanguageTag, Place, Store } from '../../src/index.ts'
import { sqliteStores } from '../adapters/storage/sqlite-stores.ts'
import { changed, deliveryOf, MINUTE, NINE } from '../contract/examples.ts'
import { PLACE, TARGET } from './desk-place.ts'
import { textOf } from './text-of.ts'

let engine: Engine
let store: Store
let bot: Bot
let nowMs: number
let delivered: Delivery[]

beforeAll(async () => {
  engine = await composeEngine()
})

beforeEach(() => {
  store = openTemporaryStore()
  // Monday, 2 March 2026, 9:00 in UTC
  nowMs = NINE
  delivered = []
  bot = createBot('members')
})

afterEach(() => store.close())

function createBot(mayChange: 'members' | 'admins', newId = countUp()): Bot {
  const desk = {
    store,
    clock: { now: () => nowMs },
    zone: 'UTC',
    mayChange,
    newId,
    deliver: async (deliveries: readonly Delivery[]) => void delivered.push(...deliveries),
  }
  const calendar = { today: () => '2026-03-02' }
  return engine.createBot([], { commandName: '/report', language: 'en', calendar, memory: store.memory, desk })
}

function countUp(): () => string {
  let ids = 0
  return () => `s${++ids}`
}

async function say(words: string, place: Partial<Place> = {}): Promise<string> {
  return textOf(await bot.command({ ...PLACE, ...place }, words))
}

async function crons(): Promise<readonly string[]> {
  return (await store.subscriptions.ofTarget(TARGET)).readable.map(
    ({ subscription: { schedule } }) => `${schedule.cron} ${schedule.zone}`,
  )
}

describe('a digest whose record is damaged', () => {
  const inSqlite = sqliteStores()

  beforeEach(async () => {
    await store.close()
    const [opened] = await inSqlite(1)
    store = opened
    bot = createBot('members')
    await say('subscribe weekdays 8:30')
    await say('subscribe daily 7:00')
    await inSqlite.breakRecords('subscription', ['s1'], '[1')
  })

  it.each<[LanguageTag, RegExp]>([
    ['en', /2 digests here.*Every day 7:00.*Digest that cannot be read\nIts record is damaged.*s1/s],
    ['zh-Hans', /这里有 2 个订阅.*无法读取的订阅\n记录已损坏.*s1/s],
    ['zh-Hant', /這裡有 2 個訂閱.*無法讀取的訂閱\n記錄已損壞.*s1/s],
  ])('is listed beside the others, with what to do, in %s', async (language, expected) => {
    expect(await say('subscriptions', { language })).toMatch(expected)
  })

  it('is ended by its number, and leaves the others alone', async () => {
    const unclear = await say('unsubscribe')
    const ended = await say('unsubscribe 2')

    expect(unclear).toContain('Which one?')
    expect(ended).toBe('Ended: Digest that cannot be read')
    expect(await crons()).toEqual(['0 7 * * * UTC'])
    expect(await say('subscriptions')).not.toContain('damaged')
  })

  it('cannot be paused, and holds up nobody else’s pause', async () => {
    const alone = await say('pause 2')
    const all = await say('pause')

    expect(alone).toContain('can only be ended')
    expect(all).toContain('Paused: 1 digest')
  })

  it('is ended with all others', async () => {
    await say('unsubscribe all')

    expect(await store.subscriptions.count()).toBe(0)
  })

  it('says what to do where it is the only one', async () => {
    await say('unsubscribe 1')

    const said = await Promise.all(['pause', 'preview', 'now', 'resume'].map((words) => say(words)))

    expect(said.every((text) => text.includes('can only be ended'))).toBe(true)
    expect(await say('unsubscribe')).toContain('Ended')
  })
})

describe('subscribing', () => {
  it.each<[string, string, string, RegExp]>([
    [
      'en',
      'subscribe weekdays 8:30 Asia/Shanghai topics=risks',
      '30 8 * * 1-5 Asia/Shanghai',
      /Weekdays 8:30 \(Asia\/Shanghai\)\nRisks · English\nThe next times: Tue 3 March at 8:30 · Wed/,
    ],
    ['en', 'subscribe daily 9:00', '0 9 * * * UTC', /Every day 9:00 \(UTC\)/],
    ['en', 'subscribe "0 9 * * 1-5"', '0 9 * * 1-5 UTC', /Weekdays 9:00/],
    ['en', 'subscribe monthly 1 9:00', '0 9 1 * * UTC', /Monthly on day 1 9:00/],
    ['en', 'subscribe daily 9:00 17:00', '0 9,17 * * * UTC', /Every day 9:00.*17:00/],
    ['en', 'subscribe mon-fri 9.30 UTC+8', '30 9 * * 1-5 Etc/GMT-8', /Weekdays 9:30 \(UTC\+8\)/],
    ['zh-Hans', '订阅每周一9点', '0 9 * * 1 UTC', /每周一 9:00（UTC）/],
    ['zh-Hans', '订阅 周二到周四 9:00', '0 9 * * 2,3,4 UTC', /每周二至周四 9:00/],
    ['zh-Hant', '訂閱 週五至週一 9:00', '0 9 * * 0,1,5,6 UTC', /每週五至週一 9:00/],
    ['en', 'subscribe mon wed fri 9:00', '0 9 * * 1,3,5 UTC', /Every Monday, Wednesday, Friday 9:00/],
    ['en', 'subscribe sat-sun 9:00', '0 9 * * 0,6 UTC', /Every Sunday, Saturday 9:00/],
    ['en', 'subscribe tue-thu 9:00', '0 9 * * 2,3,4 UTC', /Tuesday to Thursday 9:00/],
    ['zh-Hant', '訂閱 工作日 8:30 主題=風險', '30 8 * * 1-5 UTC', /工作日 8:30（UTC）\n風險 · 繁體中文/],
  ])('in %s: %s', async (language, words, cron, told) => {
    const answer = await say(words, { language: language as Place['language'] })

    expect(await crons()).toEqual([cron])
    expect(answer).toMatch(told)
  })

  it.each<[Place['language'], string, RegExp]>([
    ['en', 'subscribe "* * * * *"', /too often.*at most six times a day/],
    ['zh-Hans', '订阅 "0 * * * *"', /次数太多.*每天最多/],
    ['zh-Hant', '訂閱 "*/20 8-10 * * 1"', /次數太多.*每天最多/],
    ['en', 'subscribe daily 1:00 2:00 3:00 4:00 5:00 6:00 7:00', /too often.*at most six times a day/],
  ])('refuses more than six times a day in %s: %s', async (language, words, told) => {
    const answer = await say(words, { language })

    expect(answer).toMatch(told)
    expect(await crons()).toEqual([])
  })

  it('tells a mistake in a request of 100,000 characters, changes nothing, and answers no question', async () => {
    await say('subscribe daily 9:00')
    const long = 'x'.repeat(100_000)

    const told = [
      await say(`subscribe daily 7:00 topcs=${long}`),
      await say(`pause ${long}`),
      await say(`unsubscribe 1 ${long}`),
    ]

    expect(told).toEqual([
      expect.stringContaining('I do not understand “daily 7:00 topcs='),
      expect.not.stringContaining('sources'),
      expect.not.stringContaining('Ended'),
    ])
    expect(told.every((text) => text.length < 2_000)).toBe(true)
    expect(await crons()).toEqual(['0 9 * * * UTC'])
  })

  it('takes the reader’s own zone, and the operator’s where that is not known', async () => {
    await say('subscribe daily 9:00', { zone: 'Asia/Shanghai' })
    const { zone: _, ...place } = PLACE
    await bot.command(place, 'subscribe daily 9:00')

    expect(await crons()).toEqual(['0 9 * * * Asia/Shanghai', '0 9 * * * UTC'])
  })

  it('keeps the language of who subscribed where the channel chose none, and the channel’s own where it did', async () => {
    await bot.command({ ...PLACE, language: undefined }, '订阅每周一9点')
    await bot.command({ ...PLACE, language: undefined }, 'lang zh-Hant')
    await bot.command({ ...PLACE, language: 'en' }, 'subscribe daily 9:00')

    const { readable: entries } = await store.subscriptions.ofTarget(TARGET)
    expect(entries.map(({ subscription }) => subscription.options.language)).toEqual(['zh-Hans', undefined])
  })

  it('does not subscribe twice to the same, and adds what is new', async () => {
    await say('subscribe daily 9:00 topics=risks')

    const same = await say('subscribe topics=risks every day 9:00')
    const more = await say('subscribe daily 9:00 17:30 topics=risks')
    const other = await say('subscribe daily 9:00')

    expect(same).toMatch(/Already here: 1 digest\nEvery day 9:00/)
    expect(more).toContain('Subscribed: 1 digest')
    expect(other).toContain('Subscribed: 1 digest')
    expect(await crons()).toEqual(['0 9 * * * UTC', '30 17 * * * UTC', '0 9 * * * UTC'])
  })

  it.each<[LanguageTag, string, RegExp]>([
    [
      'en',
      'subscribe daily 8:30 17:00',
      /Subscribed: 1 digest\nEvery day 17:00[\s\S]*Already here: 1 digest\nEvery day 8:30/,
    ],
    ['zh-Hans', '订阅 每天 8:30 和 17:00', /已订阅 1 份简报\n每天 17:00[\s\S]*这里已有同样的订阅（1 个）\n每天 8:30/],
    ['zh-Hant', '訂閱 每天 8:30 和 17:00', /已訂閱 1 份簡報\n每天 17:00[\s\S]*這裡已有同樣的訂閱（1 個）\n每天 8:30/],
  ])('names what is there already beside what is new, in %s', async (language, words, told) => {
    await say('subscribe daily 8:30', { language })

    expect(await say(words, { language })).toMatch(told)
    expect(await crons()).toHaveLength(2)
  })

  it('names every mistake at once, with what to type instead, and changes nothing', async () => {
    const answer = await say('subscribe daily 25:00 Mars/Base topics=cheese')

    expect(answer).toContain('“25:00” is not a clear time')
    expect(answer).toContain('“cheese” does not fit. topics= takes one or more of: ')
    expect(await crons()).toEqual([])
  })

  it.each<[LanguageTag, string, string]>([
    ['en', 'subscribe daily', 'topics'],
    ['zh-Hans', '订阅 每天', '主题'],
    ['zh-Hant', '訂閱 每天', '主題'],
  ])('takes every topic by the name that it is offered under, in %s', async (language, subscribe, option) => {
    const offered = await say(`${subscribe} 9:00 ${option}=cheese`, { language })
    const names = (/(?:one or more of: |可填：)([^.；]+)/.exec(offered)?.[1] ?? '').split(/, |、/)

    const answers = [
      await say(`${subscribe} 9:00 ${option}=${names.join(', ')} items=3`, { language }),
      await say(`${subscribe} 10:00 items=4 ${option}=${names.map((name) => `“${name}”`).join('，')}`, { language }),
    ]

    expect(names.length).toBeGreaterThan(5)
    expect(answers.map((answer) => answer.split('\n')[0])).toEqual(
      Array(2).fill(expect.stringMatching(/^(?:Subscribed|已订阅|已訂閱)/)),
    )
    const { readable } = await store.subscriptions.ofTarget(TARGET)
    expect(readable.map(({ subscription }) => subscription.options.topics.length)).toEqual([names.length, names.length])
  })

  it('says what to write when nothing is written', async () => {
    expect(await say('subscribe')).toContain('/report subscribe weekdays 8:30')
  })

  it.each([
    ['en', 'pause', 'undo', '“/report resume” lets digests go on', '“/report unsubscribe”'],
    ['en', 'pause', 'Undo that', '“/report resume” lets digests go on', '“/report unsubscribe”'],
    ['en', 'pause', 'undo pause 1', '“/report resume” lets digests go on', '“/report unsubscribe”'],
    ['zh-Hans', '暂停', '撤销', '“/report 恢复”继续', '“/report 取消订阅”'],
    ['zh-Hant', '暫停', '撤銷', '「/report 恢復」繼續', '「/report 取消訂閱」'],
  ] as const)(
    'says in %s after %j what to type instead of %j, and changes nothing',
    async (language, pause, undo, ...said) => {
      await say('subscribe daily 9:00', { language })
      await say(pause, { language })

      const answer = await say(undo, { language })

      for (const words of said) expect(answer).toContain(words)
      const { readable } = await store.subscriptions.ofTarget(TARGET)
      expect(readable.map(({ subscription }) => subscription.pause?.reason)).toEqual(['asked'])
    },
  )

  it('takes a question that begins with undo for a question', async () => {
    expect(await say('undo the sanctions on chips, who says so?')).not.toContain('I take nothing back')
  })

  it('stops at twenty in a channel', async () => {
    for (let count = 0; count < 20; count++) await say(`subscribe daily ${count}:00`)

    expect(await say('subscribe daily 20:00')).toContain('20 digests at most')
    expect(await crons()).toHaveLength(20)
  })

  it('is for administrators where the operator says so', async () => {
    bot = createBot('admins')

    const refused = await say('subscribe daily 9:00')
    const allowed = await say('subscribe daily 9:00', { isAdmin: true })

    expect(refused).toContain('Only administrators')
    expect(allowed).toContain('Subscribed: 1 digest')
    expect(await say('subscriptions')).toContain('Every day 9:00')
  })

  it('says that there is no channel where there is none', async () => {
    const { target: _, ...nowhere } = PLACE

    expect(textOf(await bot.command(nowhere, 'subscribe daily 9:00'))).toContain('there is none here')
  })
})

describe('changing what is subscribed', () => {
  beforeEach(async () => {
    await say('subscribe daily 9:00')
    await say('subscribe weekdays 17:30 Asia/Shanghai')
  })

  async function nextOf(number: number): Promise<string> {
    const entry = (await store.subscriptions.ofTarget(TARGET)).readable[number - 1]
    return entry?.dueAtMs === undefined ? 'rests' : new Date(entry.dueAtMs).toISOString()
  }

  it.each([
    ['pause 1', 'rests'],
    ['pause 1 until 2026-04-01', '2026-04-01T09:00:00.000Z'],
    ['pause until 2026-04-01', '2026-04-01T09:00:00.000Z'],
    ['pause 3 days', '2026-03-05T09:00:00.000Z'],
    ['暂停1到4月1日', '2026-04-01T09:00:00.000Z'],
    ['暫停 到 2026年4月1日', '2026-04-01T09:00:00.000Z'],
    ['pause 2', '2026-03-03T09:00:00.000Z'],
    ['pause 1 until 2027-04-01', '2027-04-01T09:00:00.000Z'],
    ['pause 1, 2 until Friday', '2026-03-06T09:00:00.000Z'],
  ])('%s', async (words, next) => {
    const answer = await say(words)

    expect(answer).toMatch(/Paused|暂停|暫停/)
    expect(await nextOf(1)).toBe(next)
  })

  it.each<[LanguageTag, string, string]>([
    ['en', 'pause until 2027-04-01', 'Thu, 1 April 2027 at 9:00'],
    ['zh-Hans', '暂停到 2027-04-01', '2027年4月1日周四 9:00'],
    ['zh-Hant', '暫停到 2027-04-01', '2027年4月1日週四 9:00'],
  ])('tells the year where it is not this one, in %s', async (language, words, told) => {
    await say('unsubscribe 2')

    const answer = await say(words, { language })

    expect(answer).toContain(told)
    expect(await say('subscriptions', { language })).toContain(told)
    expect(await say('pause until 2026-04-01')).not.toContain('2026')
  })

  it.each<[LanguageTag, string, RegExp]>([
    ['en', 'pause until 2026-02-31', /pause until [\d-]+/],
    ['zh-Hans', '暂停到 2月31日', /暂停到 [\d-]+/],
    ['zh-Hant', '暫停到 2月31日', /暫停到 [\d-]+/],
  ])('shows an example that can be typed, whatever day it is, in %s', async (language, words, example) => {
    nowMs = NINE + 9 * 365 * 24 * 60 * MINUTE
    const [typed = ''] = example.exec(await say(words, { language })) ?? []

    expect(await say(typed, { language })).toMatch(/^(?:Paused: 2|已暂停 2|已暫停 2)/)
  })

  it.each<[LanguageTag, string]>([
    ['en', 'Nothing to resume: this digest is not paused. The next one comes Tue 3 March at 9:00.'],
    ['zh-Hans', '没有暂停，无需恢复：这个订阅的下一期在 3月3日周二 9:00。'],
    ['zh-Hant', '沒有暫停，無需恢復：這個訂閱的下一期在 3月3日週二 9:00。'],
  ])('resumes nothing that is not paused, and says so in %s', async (language, told) => {
    expect(await say('resume 1', { language })).toBe(told)
  })

  it('resumes of several only those that are paused', async () => {
    await say('pause 2')

    expect(await say('resume')).toContain('Resumed: 1 digest.')
  })

  it.each<[LanguageTag, RegExp]>([
    [
      'en',
      /^Paused: 2 digests\..*\nEvery day 9:00.*\n.*\nWeekdays 17:30.*\n.*\n#1: the earlier end of its pause, Wed 1 April at 0:00, no longer counts\.$/,
    ],
    ['zh-Hans', /^已暂停 2 个订阅.*\n每天 9:00.*\n.*\n工作日 17:30.*\n.*\n#1：原先暂停到 4月1日周三 0:00，现已改变。$/],
    ['zh-Hant', /^已暫停 2 個訂閱.*\n每天 9:00.*\n.*\n工作日 17:30.*\n.*\n#1：原先暫停到 4月1日週三 0:00，現已改變。$/],
  ])('says which ones a pause was for, and that an earlier end is gone, in %s', async (language, told) => {
    await say('pause 1 until 2026-04-01')

    expect(await say('pause', { language })).toMatch(told)
    expect(await say('pause', { language })).not.toContain('#1')
  })

  it('goes on at the next time, and not with what was missed', async () => {
    await say('pause')
    nowMs = NINE + 3 * 24 * 60 * MINUTE

    const answer = await say('resume 1')

    expect(await nextOf(1)).toBe('2026-03-06T09:00:00.000Z')
    expect(answer).toContain('Fri 6 March')
    expect(await nextOf(2)).toBe('rests')
  })

  it('says until when it rests, and a rehearsal says that nothing comes', async () => {
    await say('pause until 2026-04-01')
    const until = await say('subscriptions')
    await say('pause')
    const ahead = await say('preview 3')

    expect(until).toContain('paused; the next one comes')
    expect(ahead).toContain('Nothing is planned:')
    expect(ahead).not.toContain('no digests yet')
  })

  it('says of one digest nothing that is said of several', async () => {
    await say('unsubscribe 2')

    const wrong = await say('unsubscribe 7')

    expect(wrong).toContain('no such number')
    expect(wrong).not.toContain('all 1')
  })

  it('asks which one to end, and ends it', async () => {
    const asked = await say('unsubscribe')
    const wrong = await say('unsubscribe 7')
    const ended = await say('取消订阅 1', { language: 'zh-Hans' })

    expect(asked).toContain('Which one? Write its number')
    expect(wrong).toContain('no such number')
    expect(ended).toContain('已取消：每天 9:00')
    expect(await crons()).toEqual(['30 17 * * 1-5 Asia/Shanghai'])
  })

  it.each([
    'subscribe daily 9:00 17:00 UTC+8 topics=risks,regulation lang=zh-Hans items=3 layout=thread when-nothing-new=silent',
    'subscribe weekdays 8:30 Asia/Shanghai catch-up=merge max-age=36h unsure=at-least-once',
    'subscribe weekly mon wed 7:05',
    'subscribe monthly 1 15 9:00 Europe/Berlin',
    'subscribe "*/30 9-11 * 1,6 2"',
  ])('says on ending one what to type to have it back, in each language: %s', async (words) => {
    await say('unsubscribe all')
    await say(words)
    const { readable: before } = await store.subscriptions.ofTarget(TARGET)

    for (const language of ['en', 'zh-Hans', 'zh-Hant'] as const) {
      const ended = await say('unsubscribe 1', { language })
      const [, again = ''] = /\/report (.*)/.exec(ended) ?? []
      await say(again, { language })

      const { readable: after } = await store.subscriptions.ofTarget(TARGET)
      const wished = (entries: typeof before) =>
        entries.map(({ subscription: { schedule, options } }) => ({ schedule, options }))
      expect(wished(after)).toEqual(wished(before))
      expect(after).toHaveLength(1)
    }
  })

  it.each([
    '暂停业务的银行有哪些',
    'pause for thought: what do banks do?',
    'continue with the risks',
    'now that models are cheap, what do banks do?',
    'missed opportunities for banks',
    'status of large models in 2 banks?',
  ])('takes “%s” for the question that it is', async (question) => {
    const before = [await nextOf(1), await nextOf(2)]

    const answer = textOf(await bot.reply(PLACE, question))

    expect([await nextOf(1), await nextOf(2)]).toEqual(before)
    expect(delivered).toEqual([])
    expect(answer).toMatch(/sources|DeepTech|来源/)
  })

  it.each(['pause until 2026-02-31', 'pause until 2026-03-01', 'pause until next Friday', 'pause until 5pm'])(
    'refuses what is no day to come, and does not guess: %s',
    async (words) => {
      expect(await say(words)).toContain('I do not know that day, or it is over')
      expect(await nextOf(1)).not.toBe('rests')
    },
  )
})

describe('looking ahead and back', () => {
  it('rehearses the next times, with clock changes marked, and the edition that would go out', async () => {
    nowMs = Date.UTC(2026, 9, 23, 12)
    await say('subscribe daily 9:00 Europe/Berlin')

    const answer = await say('preview 3')

    expect(answer).toContain('The next 3 times')
    expect(answer).toMatch(/Sun 25 October.*\n \(Europe\/Berlin\) · clocks go back by 60 minutes/)
    expect(answer).toContain('Edition 1')
    expect((await store.memory.channel(PLACE.channel)).seen).toEqual([])
  })

  it('says of which digest each line is, and by which clock, where there are several', async () => {
    await say('subscribe daily 11:30 topics=risks')
    await say('subscribe daily 18:00 Asia/Shanghai')
    const sent = changed(deliveryOf({ target: TARGET, subscription: 's7' }), {
      state: 'sent',
      actAtMs: undefined,
      history: [{ state: 'sent', atMs: NINE + MINUTE, reason: 'posted' }],
    })
    await store.ledger.add([sent])

    const coming = await say('preview 2')
    const status = await say('status')

    expect(coming).toMatch(/at 18:00\n \(Asia\/Shanghai\) · digest 2\n.*at 11:30\n \(UTC\) · digest 1 \(Risks\)/)
    expect(coming).toContain('This would be posted Mon 2 March at 18:00 (Asia/Shanghai) as digest 2:')
    expect(status).toMatch(/due Mon 2 March at 17:00 \(Asia\/Shanghai\)\nit arrived · digest 2 · last changed/)
    expect(await say('预览 1', { language: 'zh-Hans' })).toMatch(
      /（Asia\/Shanghai） · 第 2 个订阅\n[\s\S]*，第 2 个订阅会发出：/,
    )
  })

  it('numbers what one command made as its confirmation did, whatever the ids are', async () => {
    let ids = 9
    bot = createBot('members', () => `s${--ids}`)

    const made = await say('subscribe weekdays 8:30 17:00 Asia/Shanghai')
    const listed = await say('subscriptions')

    expect([made, listed].map((text) => [...new Set([...text.matchAll(/8:30|17:00/g)].map(String))])).toEqual([
      ['8:30', '17:00'],
      ['8:30', '17:00'],
    ])
  })

  it('names no digest where there is only one', async () => {
    await say('subscribe daily 9:30')

    const coming = await say('preview 1')

    expect(coming).toContain('This would be posted Mon 2 March at 9:30:')
    expect(coming).not.toContain('digest 1')
  })

  it('posts now, beside the schedule', async () => {
    await say('subscribe daily 9:00')

    await say('now')

    expect(delivered.map(({ id, history }) => [id, history[0]?.reason])).toEqual([
      ['s1@2026-03-02T09:00:00.001Z', 'asked'],
    ])
  })

  it('tells what became of the last digests, in words', async () => {
    const failed = changed(deliveryOf({ target: TARGET }), {
      state: 'failed',
      actAtMs: undefined,
      history: [{ state: 'failed', atMs: NINE + MINUTE, reason: 'target-gone' }],
    })
    await store.ledger.add([deliveryOf({ target: TARGET })])
    await store.ledger.change(failed, undefined)

    expect(await say('status')).toMatch(
      /Failed\n · due Mon 2 March.*9:00\nthe bot cannot post here · a digest that was ended · last changed.*9:01/,
    )
    expect(await say('状态', { language: 'zh-Hans' })).toContain('失败')
    expect(await say('catchup')).toMatch(/Missed: 1 digest[\s\S]*Edition 1/)
  })

  it('gives no number of an edition to what only said that nothing is new', async () => {
    const message = { language: 'en', summary: 'Nothing new.', blocks: [] } as const
    const sent = { state: 'sent', actAtMs: undefined, content: { edition: 3, items: [], message } } as const
    await store.ledger.add([deliveryOf({ target: TARGET, ...sent })])

    expect(await say('status')).not.toContain('edition')
  })

  it('says which pages of a digest are not there, in words', async () => {
    const torn = { state: 'failed', actAtMs: undefined, post: '1', following: ['', '3'], pages: 4, page: 3 } as const
    const history = [{ state: 'failed', atMs: NINE + MINUTE, reason: 'out-of-time' }] as const
    await store.ledger.add([deliveryOf({ target: TARGET, ...torn, history })])

    expect(await say('status')).toMatch(
      /it was tried too long · page 2 of 4 may not have arrived · page 4 of 4 not posted/,
    )
    expect(await say('状态', { language: 'zh-Hans' })).toContain('第 4 页（共 4 页）未发送')
  })

  it('counts what was missed and is not posted late, and says why', async () => {
    const passed = changed(deliveryOf({ target: TARGET, missed: 2 }), {
      state: 'skipped',
      actAtMs: undefined,
      history: [{ state: 'skipped', atMs: NINE + MINUTE, reason: 'passed-over' }],
    })
    await store.ledger.add([passed])

    const answer = await say('catchup')

    expect(answer).toContain('Missed: 3 digests')
    expect(answer).toMatch(/is not posted late · with 2 earlier ones/)
  })

  it('looks ahead and back in what the workspace has published, also in a thread about a text', async () => {
    const text = 'The bridge opened on Monday. “It will carry trains,” said Ada Stone, the engineer. It cost a lot.'
    const source = {
      id: 'bridge',
      name: 'bridge.txt',
      url: undefined,
      format: 'plain',
      text,
      contentHash: 'h',
    } as const
    await bot.brief(PLACE, source)
    await say('subscribe daily 9:00')
    const beyond = await say('preview 1', { thread: 'U' })

    const within = await say('preview 1')

    expect(beyond).toContain('Edition 1')
    expect(within).toBe(beyond)
  })

  it('has missed nothing where everything arrived', async () => {
    const sent = changed(deliveryOf({ target: TARGET }), { state: 'sent', actAtMs: undefined })
    await store.ledger.add([sent])

    expect(await say('catchup')).toContain('Nothing was missed since the last digest.')
  })

  it.each([
    ['en', 'no digests come here', 'The first one comes Mon 2 March at 9:30.', '1 digest is paused here'],
    ['zh-Hans', '这里还没有订阅', '第一期将于 3月2日周一 9:30 发出', '这里的 1 个订阅已暂停'],
    ['zh-Hant', '這裡還沒有訂閱', '第一期將於 3月2日週一 9:30 發出', '這裡的 1 個訂閱已暫停'],
  ] as const)('says in %s why nothing was missed where nothing was due', async (language, none, first, rests) => {
    const unsubscribed = await say('catchup', { language })
    const status = await say('status')
    await say('subscribe daily 9:30')
    const subscribed = await say('catchup', { language })
    await say('pause')

    expect(unsubscribed).toContain(none)
    expect(status).toContain('Nothing has been delivered here yet.')
    expect(subscribed).toContain(first)
    expect(await say('catchup', { language })).toContain(rests)
  })

  it('lists the commands in the help text', async () => {
    expect(await say('help')).toContain('/report subscribe weekdays 8:30 topics=risks')
  })
})
