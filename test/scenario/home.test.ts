import { composeEngine, type Engine } from '../../adapters/compose.ts'
import { openTemporaryStore } from '../../adapters/storage/open-store.ts'
import {
  type Bot,
  type Delivery,
  type Home,
  type LanguageTag,
  type Place,
  type Store,
  type SubscriptionForm,
  type Target,
  targetKey,
} from '../../src/index.ts'
import { sqliteStores } from '../adapters/storage/sqlite-stores.ts'
import { NINE } from '../contract/examples.ts'

const WORKSPACE = { platform: 'peer', workspace: 'T1' }

let engine: Engine
let store: Store
let bot: Bot
let home: Home
let delivered: Delivery[]

beforeAll(async () => {
  engine = await composeEngine()
})

beforeEach(() => {
  store = openTemporaryStore()
  delivered = []
  bot = createBot('members')
  if (bot.home === undefined) throw new Error('there is a desk')
  home = bot.home
})

afterEach(() => store.close())

function createBot(mayChange: 'members' | 'admins'): Bot {
  const desk = {
    store,
    clock: { now: () => NINE },
    zone: 'UTC',
    mayChange,
    newId: () => 'never-used',
    deliver: async (deliveries: readonly Delivery[]) => void delivered.push(...deliveries),
  }
  const calendar = { today: () => '2026-03-02' }
  return engine.createBot([], { commandName: '/report', language: 'en', calendar, memory: store.memory, desk })
}

function placeIn(channel: string, parts: Partial<Place> = {}): Place {
  const target: Target = { ...WORKSPACE, channel }
  return { channel: targetKey(target), thread: 'T', language: undefined, target, user: 'U1', zone: 'UTC', ...parts }
}

async function formWith(parts: Partial<SubscriptionForm>): Promise<SubscriptionForm> {
  const form = await home.form(placeIn('C1'), undefined)
  if (form === undefined) throw new Error('a new form is always there')
  return { ...form, ...parts }
}

async function subscribe(channel: string, parts: Partial<SubscriptionForm> = {}, once = `once-${channel}`) {
  return await home.save(placeIn(channel), { form: await formWith(parts), id: undefined, once })
}

async function viewOf(channels: readonly string[], parts: Partial<Place> = {}) {
  return await home.view(placeIn('U1', parts), async (channel) => channels.includes(channel))
}

describe('a digest whose record is damaged', () => {
  const inSqlite = sqliteStores()

  it('stands on its reader’s own page, and is ended there', async () => {
    await store.close()
    const [opened] = await inSqlite(1)
    store = opened
    bot = createBot('members')
    home = bot.home ?? home
    await subscribe('C1')
    await subscribe('C2')
    await inSqlite.breakRecords('subscription', ['once-C2-0'], '[1')

    const before = await viewOf(['C1', 'C2'])
    const ended = await home.change(placeIn('C2'), 'once-C2-0', 'end')
    const after = await viewOf(['C1', 'C2'])

    expect(before.channels.map(({ channel, entries }) => [channel, entries.map(({ isDamaged }) => isDamaged)])).toEqual(
      [
        ['C1', [false]],
        ['C2', [true]],
      ],
    )
    expect(before.channels[1]?.entries[0]).toMatchObject({ text: 'Digest that cannot be read' })
    expect(ended.summary).toContain('Ended')
    expect(after.channels.map(({ channel }) => channel)).toEqual(['C1'])
  })
})

describe('a reader’s own page', () => {
  it('shows the digests of their channels, and of no others', async () => {
    await subscribe('C1')
    await subscribe('C2', { rhythm: 'daily', times: '7:00' })
    await subscribe('C3')

    const view = await viewOf(['C1', 'C2'])

    expect(view.channels.map(({ channel, entries }) => [channel, entries.map(({ text }) => text)])).toEqual([
      ['C1', ['Weekdays 8:30 (UTC)']],
      ['C2', ['Every day 7:00 (UTC)']],
    ])
    expect(view.coming).toEqual([
      { channel: 'C2', text: 'Tue 3 March at 7:00' },
      { channel: 'C1', text: 'Tue 3 March at 8:30' },
    ])
    expect(view.sources[0]).toContain('Coverage of the launch')
    expect(view.topics).toContainEqual({ id: 'risks', title: 'Risks' })
  })

  it('shows nothing of another workspace', async () => {
    await subscribe('C1')
    const target = { platform: 'peer', workspace: 'T2', channel: 'U1' }

    const view = await home.view(placeIn('U1', { target, channel: targetKey(target) }), async () => true)

    expect([view.channels, view.coming]).toEqual([[], []])
  })

  it('speaks the language and shows the clock that the reader chose, in every channel', async () => {
    await subscribe('C1')
    const chosen = await home.prefer(placeIn('U1'), { language: 'zh-Hant', zone: 'Asia/Shanghai' })

    const view = await viewOf(['C1'], { locale: 'en' })
    const answer = await bot.command(placeIn('C1', { locale: 'en' }), 'risks')
    const others = await bot.command(placeIn('C1', { locale: 'en', user: 'U2' }), 'risks')

    expect(chosen.ok).toBe(true)
    expect([view.language, view.zone, view.chosen]).toEqual([
      'zh-Hant',
      'Asia/Shanghai',
      { language: 'zh-Hant', zone: 'Asia/Shanghai' },
    ])
    expect(view.coming[0]?.text).toContain('16:30')
    expect([answer.language, others.language]).toEqual(['zh-Hant', 'en'])
  })

  it.each<[LanguageTag, string, string]>([
    ['zh-Hant', 'lang en', 'I speak English here from now on. You chose 繁體中文 for yourself'],
    ['en', '语言 简体', '您为自己选了English，所以您的提问仍用它回答。'],
    ['en', '語言 繁體', '您為自己選了English，所以您的提問仍用它回答。'],
  ])('says that a reader’s own language, %s, goes before the channel’s: %s', async (language, words, told) => {
    await home.prefer(placeIn('U1'), { language, zone: undefined })

    const { summary } = await bot.command(placeIn('C1'), words)
    const other = await bot.command(placeIn('C1', { user: 'U2' }), words)

    expect(summary).toContain(told)
    expect((await bot.command(placeIn('C1'), 'help')).language).toBe(language)
    expect(other.summary).not.toMatch(/You chose|您为自己|您為自己/)
  })

  it('keeps no zone that there is none of', async () => {
    const refused = await home.prefer(placeIn('U1'), { language: undefined, zone: 'Mars/Phobos' })

    expect(refused).toMatchObject({ ok: false, failure: [{ field: 'zone' }] })
    expect((await viewOf([])).zone).toBe('UTC')
  })
})

describe('a form', () => {
  it('subscribes a channel once, however often it is sent', async () => {
    await Promise.all([subscribe('C1'), subscribe('C1')])
    await subscribe('C1')

    expect((await store.subscriptions.ofTarget({ ...WORKSPACE, channel: 'C1' })).readable).toHaveLength(1)
  })

  it('says every mistake beside its field, in the reader’s language, and keeps nothing', async () => {
    const form = await formWith({ times: 'soon', zone: 'Mars/Phobos' })

    const saved = await home.save(placeIn('C1', { locale: 'zh-Hans' }), { form, id: undefined, once: 'o' })

    expect(saved).toMatchObject({ ok: false })
    expect(saved.ok ? [] : saved.failure.map(({ field }) => field)).toEqual(['times', 'times', 'zone'])
    expect(saved.ok ? '' : saved.failure[2]?.text).toMatch(/时区.*Mars\/Phobos/)
    expect(await store.subscriptions.count()).toBe(0)
  })

  it('shows what a subscription has, and changes it', async () => {
    await subscribe('C1', { rhythm: 'weekly', days: [1, 4] })
    const [before] = (await store.subscriptions.ofTarget({ ...WORKSPACE, channel: 'C1' })).readable
    const id = before?.subscription.id ?? ''
    const form = await home.form(placeIn('C1'), id)
    if (form === undefined) throw new Error('the subscription is there')

    const saved = await home.save(placeIn('C1'), { form: { ...form, times: '9:15' }, id, once: 'later' })

    const [after, ...others] = (await store.subscriptions.ofTarget({ ...WORKSPACE, channel: 'C1' })).readable
    expect([form.rhythm, form.days, saved.ok, others]).toEqual(['weekly', [1, 4], true, []])
    expect(after?.subscription).toMatchObject({ id, version: 2, schedule: { cron: '15 9 * * 1,4' } })
    expect(after?.dueAtMs).toBe(Date.UTC(2026, 2, 2, 9, 15))
  })

  it('lets a resting digest rest when it is changed', async () => {
    await subscribe('C1')
    const id = 'once-C1-0'
    await home.change(placeIn('C1'), id, 'pause')

    await home.save(placeIn('C1'), { form: await formWith({ times: '10:00' }), id, once: 'later' })

    expect((await store.subscriptions.find(id))?.dueAtMs).toBeUndefined()
  })

  it('is refused to whoever may not change digests, and for a subscription of another channel', async () => {
    await subscribe('C1')
    const form = await formWith({})
    const strict = createBot('admins').home

    const refused = await strict?.save(placeIn('C1'), { form, id: undefined, once: 'x' })
    const foreign = await home.save(placeIn('C2'), { form, id: 'once-C1-0', once: 'y' })

    expect(refused).toMatchObject({ ok: false, failure: [{ field: undefined }] })
    expect(foreign).toMatchObject({ ok: false, failure: [{ text: 'That digest is no longer here.' }] })
    expect(await home.form(placeIn('C2'), 'once-C1-0')).toBeUndefined()
  })
})

describe('a button beside a subscription', () => {
  it('pauses, resumes, posts and ends that one, whatever its number has become', async () => {
    await subscribe('C1', {}, 'first')
    await subscribe('C1', { times: '12:00' }, 'second')
    const place = placeIn('C1')

    await home.change(place, 'second-0', 'pause')
    const paused = (await viewOf(['C1'])).channels[0]?.entries.map(({ isPaused }) => isPaused)
    await home.change(place, 'first-0', 'end')
    await home.change(place, 'second-0', 'resume')
    await home.change(place, 'second-0', 'now')
    const gone = await home.change(place, 'first-0', 'end')

    expect(paused).toEqual([false, true])
    expect(delivered.map(({ subscription }) => subscription)).toEqual(['second-0'])
    expect((await viewOf(['C1'])).channels[0]?.entries).toMatchObject([{ id: 'second-0', isPaused: false }])
    expect(gone.summary).toBe('That digest is no longer here.')
  })
})

describe('an edited line', () => {
  it('changes no digests, and says so', async () => {
    const revised = await bot.revise(placeIn('C1'), 'subscribe weekdays 8:30', 'command')

    expect(revised.kind).toBe('refused')
    expect(await store.subscriptions.count()).toBe(0)
  })
})
