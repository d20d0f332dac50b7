import { invoke, nextId, personalMessage } from './activities.ts'
import { TENANT } from './key-server.ts'
import { type OpenDialog, openDialog } from './open-dialog.ts'
import { unpublished } from './published-schema.ts'
import { startTeams, type TeamsUnderTest } from './teams-under-test.ts'

let teams: TeamsUnderTest

beforeAll(async () => {
  teams = await startTeams()
})

afterAll(async () => {
  await teams.stop()
})

/** The dialog in a chat with the bot, as a client opens it and goes on in it. */
async function readerIn(chat: string) {
  const reader = readerElsewhere(chat)
  await teams.send(personalMessage(teams.serviceUrl, 'help', { conversation: reader.conversation }))
  await teams.untilCall(({ path }) => decodeURIComponent(path).includes(`a:${chat}/`))
  return reader
}

/** The same where the bot is not. */
function readerElsewhere(chat: string) {
  const conversation = { id: `a:${chat}`, conversationType: 'personal', tenantId: TENANT }
  const ask = async (name: string, value: object): Promise<OpenDialog> => {
    const { status, body } = await teams.send(invoke(teams.serviceUrl, name, value, { conversation, id: nextId() }))
    expect(status).toBe(200)
    const dialog = openDialog(body)
    expect(unpublished(dialog.card)).toEqual([])
    expect(JSON.stringify(dialog.card).length * 2).toBeLessThanOrEqual(25_000)
    return dialog
  }
  const send = (data: object) => ask('composeExtension/submitAction', { commandId: 'digests', data })
  return {
    conversation,
    open: () => ask('composeExtension/fetchTask', { commandId: 'digests' }),
    send,
    press: (dialog: OpenDialog, title: string, filled: Readonly<Record<string, string>> = {}, nth = 0) =>
      send(dialog.press(title, filled, nth)),
  }
}

describe('the dialog of digests', () => {
  it('subscribes by a form, and shows the digest with what can be done', async () => {
    const { open, press } = await readerIn('new')
    const before = await open()
    const form = await press(before, 'New digest')
    const after = await press(form, 'Save', { times: '7:15', zone: 'Asia/Tokyo', items: '3', layout: 'thread' })

    expect(before.text).toContain('There is no digest here yet.')
    expect(after.text).toContain('Subscribed')
    expect(after.text).toContain('7:15')
    expect(after.text).toContain('Asia/Tokyo')
    expect(after.titles).toEqual(['Edit', 'Pause', 'Post now', 'End', 'New digest', 'Preview', 'Language and clock'])
  })

  it('says beside each field what is wrong with it, and keeps what was filled in', async () => {
    const { open, press } = await readerIn('wrong')
    const form = await press(await open(), 'New digest')
    const refused = await press(form, 'Save', { times: '27:99', zone: 'Nowhere/City', layout: 'thread' })
    const saved = await press(refused, 'Save', { times: '9:00', zone: 'UTC' })

    expect(refused.beneath('times')).toContain('27:99')
    expect(refused.beneath('zone')).toContain('Nowhere/City')
    expect(refused.text).toContain('thread')
    expect(saved.text).toContain('Subscribed')
    expect(saved.text).toContain('details in a message below it')
  })

  it('shows the fields of the rhythm that is chosen, and keeps the others', async () => {
    const { open, press } = await readerIn('rhythm')
    const form = await press(await open(), 'New digest')
    const weekly = await press(form, 'On certain days of the week', { zone: 'Asia/Tokyo' })
    const without = await press(weekly, 'Save', { days: '' })
    const pattern = await press(without, 'By a crontab pattern')
    const wrong = await press(pattern, 'Save', { pattern: '0 25 * * *' })
    const often = await press(pattern, 'Save', { pattern: '* * * * *' })
    const monthly = await press(wrong, 'On certain days of the month')
    const saved = await press(monthly, 'Save', { monthDays: '1, 15', times: '6:00' })

    expect(JSON.stringify(weekly.card)).toContain('Monday')
    expect(weekly.text).toContain('Asia/Tokyo')
    expect(without.beneath('days')).not.toBe('')
    expect(pattern.text).toContain('Crontab pattern')
    expect(wrong.beneath('pattern')).toContain('0 25 * * *')
    expect(often.beneath('pattern')).toContain('at most six times a day')
    expect(saved.text).toMatch(/6:00/)
  })

  it('changes a digest in its form, and empties what was emptied', async () => {
    const { open, press } = await readerIn('edit')
    const form = await press(await open(), 'New digest')
    const saved = await press(form, 'Save', { topics: 'risks,cost', times: '8:00' })
    const again = await press(saved, 'Edit')
    const changed = await press(again, 'Save', { topics: '', times: '10:45' })
    const last = await press(changed, 'Edit')

    expect(again.text).toContain('risks,cost')
    expect(changed.text).toContain('10:45')
    expect(changed.text).not.toMatch(/\b8:00/)
    expect(changed.titles.filter((title) => title === 'Edit')).toHaveLength(1)
    expect(last.text).not.toContain('risks,cost')
  })

  it('saves once however often one form is sent', async () => {
    const { open, press } = await readerIn('twice')
    const form = await press(await open(), 'New digest')
    const [first] = await Promise.all([press(form, 'Save'), press(form, 'Save')])
    const list = await open()

    expect(first?.text).toContain('8:30')
    expect(list.titles.filter((title) => title === 'Edit')).toHaveLength(1)
  })

  it('pauses, goes on, previews, and ends after it has asked', async () => {
    const { open, press } = await readerIn('changes')
    const list = await press(await press(await open(), 'New digest'), 'Save', { times: '8:30' })
    const paused = await press(list, 'Pause')
    const resumed = await press(paused, 'Resume')
    const previewed = await press(resumed, 'Preview')
    const asked = await press(await press(previewed, 'Digests'), 'End')
    const kept = await press(asked, 'Cancel')
    const ended = await press(asked, 'End')
    const gone = await press(kept, 'Pause')

    expect(paused.text).toMatch(/pause/i)
    expect(resumed.titles).toContain('Pause')
    expect(previewed.text).toMatch(/8:30[\s\S]*Edition/)
    expect(asked.text).toContain('It is posted no more.')
    expect(kept.titles).toContain('Edit')
    expect(ended.text).toContain('There is no digest here yet.')
    expect(gone.text).toContain('There is no digest here yet.')
  })

  it('shows what became of a digest that was posted from it', async () => {
    const { open, press } = await readerIn('deliveries')
    const list = await press(await press(await open(), 'New digest'), 'Save')
    await press(list, 'Post now')
    await teams.delivery.tick()
    await teams.untilCall(({ fields }) => JSON.stringify(fields).includes('delivery-'))

    expect((await open()).text).toMatch(/Deliveries\n.*\d/)
  })

  it('keeps the language and the clock that a reader chose, and says what is wrong beside the field', async () => {
    const { open, press } = await readerIn('choices')
    const form = await press(await open(), 'Language and clock')
    const refused = await press(form, 'Save', { language: 'zh-Hans', zone: 'Nowhere/City' })
    const saved = await press(refused, 'Save', { zone: 'Asia/Shanghai' })
    const own = await press(saved, '语言和时区')
    const cleared = await press(own, '保存', { language: 'follow', zone: '' })

    expect(refused.beneath('zone')).toContain('Nowhere/City')
    expect(saved.text).toContain('已保存')
    expect(saved.text).toContain('Asia/Shanghai')
    expect(own.text).toContain('zh-Hans')
    expect(cleared.text).toContain('Europe/Berlin')
  })

  it('shows a full place page by page', async () => {
    const { open, press } = await readerIn('full')
    let list = await open()
    for (let hour = 0; hour < 20; hour++) {
      list = await press(await press(list, 'New digest'), 'Save', {
        times: `${hour}:10`,
        topics: 'risks,cost,technology',
      })
    }
    const seen: string[] = []
    for (let page = await open(); ; page = await press(page, 'More')) {
      seen.push(...(page.text.match(/\b\d{1,2}:10\b/g) ?? []))
      if (!page.titles.includes('More')) break
    }

    expect(new Set(seen).size).toBe(20)
  })

  it('subscribes no place where the bot is not, and says so', async () => {
    const { open, press } = readerElsewhere('not-here')
    const refused = await press(await press(await open(), 'New digest'), 'Save', { times: '6:05' })

    expect(refused.text).toContain('I am not in this place.')
    expect(refused.text).toContain('6:05')
    expect((await open()).text).toContain('There is no digest here yet.')
  })

  it('shows nothing of what a client makes up', async () => {
    const { send } = await readerIn('made-up')

    for (const digests of ['edit', 'save', 'pause', 'now', 'end'] as const) {
      const shown = await send({ digests, id: 'no-such-digest', times: '<at>all</at>' })

      expect(shown.text).toContain('There is no digest here yet.')
    }
  })
})
