import type { LanguageTag } from '../../../src/index.ts'
import { invoke, nextId, personalMessage } from './activities.ts'
import { TENANT } from './key-server.ts'
import { openDialog } from './open-dialog.ts'
import { startTeams, type TeamsUnderTest } from './teams-under-test.ts'

let teams: TeamsUnderTest

beforeAll(async () => {
  teams = await startTeams()
})

afterAll(() => teams.stop())

/** A chat with the bot alone is no channel, and has no threads. */
const ELSEWHERE = /channel|thread|频道|话题|頻道|討論串/gi
/** Speaks of both, for a field that is the same everywhere. */
const BOTH = /the channel or chat|所在频道或聊天|所在頻道或聊天/g

const LOCALES: Readonly<Record<LanguageTag, string>> = { en: 'en-GB', 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW' }
const COMMANDS: Readonly<Record<LanguageTag, readonly string[]>> = {
  en: [
    'help',
    'status',
    'catchup',
    'subscriptions',
    'subscribe weekdays 8:30',
    'subscribe daily 9:00 layout=thread',
    'subscribe',
    'subscriptions',
    'preview 1',
    'pause 1',
    'resume',
    'unsubscribe 9',
    'catchup',
    'status',
    'lang',
    'today',
    '#2',
    '#99',
    'unsubscribe all',
  ],
  'zh-Hans': [
    '帮助',
    '状态',
    '补看',
    '订阅 工作日 8:30',
    '订阅列表',
    '预览',
    '暂停 1',
    '今日简报',
    '#2',
    '#99',
    '取消订阅',
  ],
  'zh-Hant': [
    '說明',
    '狀態',
    '補看',
    '訂閱 工作日 8:30',
    '訂閱列表',
    '預覽',
    '暫停 1',
    '今日簡報',
    '#2',
    '#99',
    '取消訂閱',
  ],
}

/** What a reader reads of a card: no values of buttons, and no names of fields. */
function shownIn(value: unknown): string {
  const texts: string[] = []
  JSON.stringify(value, (key, inner) => {
    const isShown = ['text', 'title', 'tooltip', 'label', 'placeholder', 'errorMessage', 'summary'].includes(key)
    if (isShown && typeof inner === 'string') texts.push(inner)
    return inner
  })
  return texts.join('\n')
}

/** The words of a command to type are what they are, also in a chat. */
const TO_TYPE = / layout=\w+/g

function misplaced(shown: string): readonly string[] {
  return shown.split('\n').filter((line) => line.replace(BOTH, '').replace(TO_TYPE, '').search(ELSEWHERE) >= 0)
}

describe.each(['en', 'zh-Hans', 'zh-Hant'] as const)('a chat with the bot alone, in %s', (language) => {
  const conversation = { id: `a:own-${language}`, conversationType: 'personal', tenantId: TENANT }
  const locale = LOCALES[language]

  it('is called neither a channel nor a thread in any answer', async () => {
    const answers = async () =>
      (await teams.peer.calls()).filter(({ path }) => decodeURIComponent(path).includes(conversation.id))
    for (const words of COMMANDS[language]) {
      const before = (await answers()).length
      await teams.send(personalMessage(teams.serviceUrl, words, { conversation, locale, id: nextId() }))
      while ((await answers()).length === before) await new Promise((resolve) => setImmediate(resolve))
    }

    expect((await answers()).flatMap(({ fields }) => misplaced(shownIn(fields)))).toEqual([])
  })

  it('nor in the dialog of digests', async () => {
    const ask = async (name: string, value: object) => {
      const { body } = await teams.send(invoke(teams.serviceUrl, name, value, { conversation, locale, id: nextId() }))
      return openDialog(body)
    }
    const list = await ask('composeExtension/fetchTask', { commandId: 'digests' })
    const [first = ''] = list.titles
    const form = await ask('composeExtension/submitAction', { commandId: 'digests', data: list.press(first, {}, 0) })
    const choices = await ask('composeExtension/submitAction', { commandId: 'digests', data: { digests: 'choose' } })

    expect([list, form, choices].flatMap(({ card }) => misplaced(shownIn(card)))).toEqual([])
  })
})
