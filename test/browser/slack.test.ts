import type { KnownBlock } from '@slack/types'
import type { Browser } from 'playwright-core'
import { type BotInWorkspace, startInWorkspace } from '../adapters/slack/bot-in-workspace.ts'
import type { PeerCall } from '../peer/peer.ts'
import { startBrowser } from './open-page.ts'
import { photograph, type SlackPicture } from './slack-pictures.ts'

jest.setTimeout(180_000)

const ITEM = 'genai-finance-2024/two-flaws'
const LANGUAGES = ['en', 'zh-Hans', 'zh-Hant'] as const

let bot: BotInWorkspace
let browser: Browser

beforeAll(async () => {
  ;[bot, browser] = await Promise.all([startInWorkspace(), startBrowser()])
})

afterAll(async () => {
  await browser.close()
  await bot.stop()
})

function blocksIn({ fields }: PeerCall): readonly KnownBlock[] {
  const view: { readonly blocks?: readonly KnownBlock[] } = JSON.parse(String(fields.view ?? '{}'))
  return view.blocks ?? JSON.parse(String(fields.blocks ?? '[]'))
}

function postIn(channel: string, thread?: string): Promise<PeerCall> {
  return bot.untilCall(
    ({ path, fields }) =>
      path.endsWith('chat.postMessage') && fields.channel === channel && fields.thread_ts === thread,
  )
}

/** Gives a command and waits for what it says: it is acknowledged before it is done. */
async function answered(command: string): Promise<void> {
  const before = (await bot.peer.calls()).filter(isResponse).length
  await bot.command(command)
  await bot.until((calls) => calls.filter(isResponse)[before])
}

function isResponse({ path }: PeerCall): boolean {
  return path.startsWith('/respond/')
}

/** Opens a window by a button of a message. */
async function openWindow(action: string, ts: string): Promise<PeerCall> {
  await bot.act({
    type: 'block_actions',
    channel: { id: 'C2' },
    container: { type: 'message', message_ts: ts },
    message: { ts },
    actions: [{ type: 'button', action_id: `${action}-1`, block_id: 'b', value: ITEM }],
  })
  return await bot.untilCall(({ path, fields }) => path.endsWith('views.open') && String(fields.view).includes(ts))
}

/** Opens a window by a button of the Home tab. */
async function openFromHome(verb: 'new' | 'ask', trigger_id: string): Promise<PeerCall> {
  const view = {
    id: 'VH',
    hash: '1.a',
    type: 'home',
    blocks: [],
    private_metadata: JSON.stringify({ directMessages: 'D1' }),
  }
  const action = { type: 'button', action_id: `home:${verb}:1`, block_id: 'b', value: 'D1|' }
  const container = { type: 'view', view_id: view.id }
  await bot.act({ type: 'block_actions', trigger_id, container, view, actions: [action] })
  return await bot.untilCall(({ path, fields }) => path.endsWith('views.open') && fields.trigger_id === trigger_id)
}

async function picturesIn(language: (typeof LANGUAGES)[number], number: number): Promise<readonly SlackPicture[]> {
  const say = (ts: string, text: string) =>
    bot.event({ type: 'app_mention', channel: 'C2', ts, user: 'U1', text: `<@UBOT> ${text}` })
  const stamp = (minor: number): string => `${number}000.${minor}`
  await say(stamp(1), `lang ${language === 'en' ? 'English' : { 'zh-Hans': '简体', 'zh-Hant': '繁體' }[language]}`)
  await postIn('C2', stamp(1))
  await bot.act({
    type: 'view_submission',
    view: {
      id: `V${number}`,
      type: 'modal',
      callback_id: 'home-prefer',
      private_metadata: JSON.stringify({ directMessages: 'D1' }),
      blocks: [],
      state: { values: { language: { language: { selected_option: { value: language } } }, zone: { zone: {} } } },
    },
  })
  await say(stamp(2), 'more')
  await say(stamp(3), language === 'en' ? 'ask What does Cao Gang say about cost?' : '提问 曹岗怎么看成本？')
  const [digest, answer] = [await postIn('C2', stamp(2)), await postIn('C2', stamp(3))]
  const [line, why] = [await openWindow('show-line', stamp(4)), await openWindow('why', stamp(5))]
  const before = (await bot.peer.calls()).filter(({ path }) => path.endsWith('views.publish')).length
  await bot.event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home' })
  const home = await bot.until((calls) => calls.filter(({ path }) => path.endsWith('views.publish'))[before])
  const [form, question] = [
    await openFromHome('new', `home-${number}-1`),
    await openFromHome('ask', `home-${number}-2`),
  ]
  await say(stamp(6), language === 'en' ? 'subscribe daily 9:00' : '订阅 每天9点')
  const told = await postIn('C2', stamp(6))
  const titled = { digest, answer, line, why, home, form, question, told }
  return Object.entries(titled).map(([name, call]) => ({
    name: `${name}-${language}`,
    title: `${name} · ${language}`,
    blocks: blocksIn(call),
  }))
}

describe('what Slack shows, drawn by a renderer that is not ours', () => {
  it('fits a phone and a desk, in three languages', async () => {
    await answered('subscribe weekdays 8:30 Asia/Shanghai topics=risks')
    await answered('subscribe weekly mon thu 17:00 items=3 layout=thread')
    await answered('now 1')
    await postIn('C1')
    const pictures: SlackPicture[] = []
    for (const [index, language] of LANGUAGES.entries()) pictures.push(...(await picturesIn(language, index + 1)))

    const overflowing = await photograph(browser, pictures)

    expect(pictures.map(({ blocks }) => blocks.length).every((count) => count > 0)).toBe(true)
    expect(overflowing).toEqual([])
  })
})
