import { channelMessage, personalMessage } from './activities.ts'
import { startTeams, type TeamsUnderTest } from './teams-under-test.ts'

const SORRY = 'The bot’s store cannot be reached just now. Please try again in a moment.'

let teams: TeamsUnderTest

beforeAll(async () => {
  teams = await startTeams()
  await teams.store.close()
}, 120_000)
afterAll(() => teams.stop())

async function sentTo(conversation: string): Promise<string> {
  const is = ({ path }: { readonly path: string }): boolean => decodeURIComponent(path).includes(`/${conversation}/`)
  return JSON.stringify((await teams.untilCall(is)).fields)
}

describe('a store that fails', () => {
  it('is told to whoever wrote to the bot alone, in the language of their client', async () => {
    await teams.send({ ...personalMessage(teams.serviceUrl, 'risks'), locale: 'zh-TW' })

    expect(await sentTo('a:reader')).toContain('暫時無法連上機器人的儲存，請稍後再試。')
  })

  it('is told in the thread in which the bot was named, and not in that of others', async () => {
    const others = { channel: '19:others@thread.tacv2', thread: '1', entities: [] }
    await teams.send(channelMessage(teams.serviceUrl, 'what of the costs', others))
    await teams.send(channelMessage(teams.serviceUrl, 'risks', { channel: '19:named@thread.tacv2', thread: '2' }))

    const told = await sentTo('19:named@thread.tacv2;messageid=2')
    expect(told).toContain(SORRY)
    expect(JSON.stringify(await teams.peer.calls())).not.toContain('others')
  })

  it('is the answer to a client that waits', async () => {
    const base = personalMessage(teams.serviceUrl, '')
    const pressed = { action: { type: 'Action.Execute', verb: 'like', data: { value: 'x' } } }
    const card = await teams.send({ ...base, type: 'invoke', name: 'adaptiveCard/action', value: pressed })
    const dialog = await teams.send({
      ...base,
      id: 'another',
      type: 'invoke',
      name: 'task/fetch',
      value: { data: { verb: 'why', value: 'x' } },
    })

    expect(card.body).toMatchObject({ value: SORRY })
    expect(dialog.body).toMatchObject({ task: { value: SORRY } })
  })
})
