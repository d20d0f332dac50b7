import { composeEngine, type Engine } from '../../adapters/compose.ts'
import { openTemporaryStore } from '../../adapters/storage/open-store.ts'
import type { Bot, Delivery, LanguageTag, Pause, Place, Store } from '../../src/index.ts'
import { NINE } from '../contract/examples.ts'
import { PLACE, TARGET } from './desk-place.ts'
import { textOf } from './text-of.ts'

const ON_ITS_WAY = 'It is on its way.'

let engine: Engine
let store: Store
let bot: Bot
let delivered: Delivery[]
let nowMs: number

beforeAll(async () => {
  engine = await composeEngine()
})

beforeEach(() => {
  store = openTemporaryStore()
  delivered = []
  nowMs = NINE
  let ids = 0
  const desk = {
    store,
    clock: { now: () => nowMs },
    zone: 'UTC',
    mayChange: 'members' as const,
    newId: () => `s${++ids}`,
    deliver: async (deliveries: readonly Delivery[]) => void delivered.push(...deliveries),
  }
  const calendar = { today: () => '2026-03-02' }
  bot = engine.createBot([], { commandName: '/report', language: 'en', calendar, memory: store.memory, desk })
})

afterEach(() => store.close())

async function say(words: string, place: Partial<Place> = {}): Promise<string> {
  return textOf(await bot.command({ ...PLACE, ...place }, words))
}

async function everythingSeen(): Promise<void> {
  const seen = engine.knowledgeOf([]).corpus.items.map(({ id }) => id)
  await store.memory.changeChannel(PLACE.channel, (before) => ({ ...before, seen }))
}

async function rest(pause: Pause): Promise<void> {
  const { readable } = await store.subscriptions.ofTarget(TARGET)
  await store.subscriptions.save(
    readable.map(({ subscription }) => ({
      subscription: { ...subscription, pause, version: subscription.version + 1 },
      dueAtMs: undefined,
    })),
  )
}

describe('a digest that is asked for now', () => {
  it('is on its way where it can arrive', async () => {
    await say('subscribe daily 9:00')

    expect(await say('now', { isReached: async () => true })).toBe(ON_ITS_WAY)
    expect(delivered).toHaveLength(1)
  })

  it.each<[LanguageTag, RegExp]>([
    ['en', /^Nothing is posted: I am not a member here\. Write “\/invite @Briefing Bot” .*“\/report now”\.$/],
    ['zh-Hans', /^没有发送：我还不在这里。请在频道里输入“\/invite @Briefing Bot”，然后发送“\/report 立即发送”。$/],
    ['zh-Hant', /^沒有傳送：我還不在這裡。請在頻道裡輸入「\/invite @Briefing Bot」，然後傳送「\/report 立即傳送」。$/],
  ])('is not said to come where the bot is no member, in %s', async (language, told) => {
    await say('subscribe daily 9:00')

    expect(await say('now', { language, isReached: async () => false })).toMatch(told)
    expect(delivered).toEqual([])
  })

  it.each<[LanguageTag, RegExp]>([
    ['en', /^Nothing is posted: I could not post here, so this digest is paused\. .*\/invite.*“\/report resume”\.$/],
    ['zh-Hans', /^没有发送：之前无法在这里发言.*\/invite.*“\/report 恢复”。$/],
    ['zh-Hant', /^沒有傳送：先前無法在這裡發言.*\/invite.*「\/report 恢復」。$/],
  ])('is not said to come where nothing could be posted, in %s', async (language, told) => {
    await say('subscribe daily 9:00')
    await rest({ untilMs: undefined, reason: 'target-gone' })

    expect(await say('now', { language })).toMatch(told)
    expect(delivered).toEqual([])
  })

  it('is not said to come where nothing could be posted and somebody has paused it since', async () => {
    await say('subscribe daily 9:00')
    await rest({ untilMs: undefined, reason: 'target-gone' })
    await say('pause')

    expect(await say('now')).toContain('I could not post here')
    await say('resume')
    expect(await say('now')).toBe(ON_ITS_WAY)
  })

  it.each<[LanguageTag, string]>([
    ['en', 'It is on its way already: somebody asked for it just now.'],
    ['zh-Hans', '已在发送：刚才有人要求过。'],
    ['zh-Hant', '已在傳送：剛才有人要求過。'],
  ])('comes once where it is typed twice, in %s', async (language, told) => {
    await say('subscribe daily 9:00')
    await say('now')
    await store.ledger.add(delivered)

    expect(await say('now', { language })).toBe(told)
    expect(delivered).toHaveLength(1)
  })

  it('comes once where two ask at once, and again where somebody asks later', async () => {
    await say('subscribe daily 9:00')

    await say('now')
    nowMs += 3_000
    await say('now')
    nowMs += 10_000
    await say('now')

    expect(await store.ledger.add(delivered)).toHaveLength(2)
  })

  it('is not taken for one that is due at that time', async () => {
    await say('subscribe daily 9:00')

    await say('now')

    expect(delivered.map(({ dueAtMs }) => dueAtMs)).not.toContain(NINE)
  })

  it('comes also where somebody paused it', async () => {
    await say('subscribe daily 9:00')
    await rest({ untilMs: undefined, reason: 'asked' })

    expect(await say('now')).toBe(ON_ITS_WAY)
    expect(delivered).toHaveLength(1)
  })

  it.each<[LanguageTag, RegExp]>([
    ['en', /^Nothing is posted: there is nothing new, and this digest is left out then\.$/],
    ['zh-Hans', /^没有发送：没有新内容，这个订阅设定为此时不打扰。$/],
    ['zh-Hant', /^沒有傳送：沒有新內容，這個訂閱設定為此時不打擾。$/],
  ])('is not said to come where it is silent for want of news, in %s', async (language, told) => {
    await say('subscribe daily 9:00 when-nothing-new=silent')
    await everythingSeen()

    expect(await say('now', { language })).toMatch(told)
    expect(delivered).toEqual([])
  })

  it('tells of each of several what becomes of it', async () => {
    await say('subscribe daily 9:00 when-nothing-new=silent')
    await say('subscribe daily 10:00')
    await everythingSeen()

    expect(await say('now all')).toMatch(/^It is on its way\.\nNothing is posted: there is nothing new/)
    expect(delivered.map(({ subscription }) => subscription)).toEqual(['s7'])
  })
})

describe('a digest where the bot can post nothing', () => {
  it('is listed with the way to let it go on', async () => {
    await say('subscribe daily 9:00')
    await rest({ untilMs: undefined, reason: 'target-gone' })

    const listed = await say('subscriptions')

    expect(listed).toContain(
      'paused: I could not post here. Write “/invite @Briefing Bot” in the channel, then “resume”',
    )
    expect(listed).not.toContain('no more')
  })

  it.each(['teams', 'page', 'slack'])('names the way of %s', (platform) => {
    const invitations = Object.values(engine.voices).map((voice) => voice(`invite.${platform}`))

    expect(new Set(invitations).size).toBe(invitations.length)
  })
})
