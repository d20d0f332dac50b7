import { readPayload } from '../../../adapters/slack/read-payload.ts'

const COMMAND = {
  command: '/genai-report',
  text: 'help',
  team_id: 'T1',
  channel_id: 'C1',
  user_id: 'U1',
  response_url: 'https://bot.example/answer',
}

describe('readPayload', () => {
  it('takes a command as Slack sends it', () => {
    expect(readPayload(COMMAND)?.kind).toBe('order')
  })

  it.each(['team_id', 'channel_id', 'user_id'])('takes none with half a character in its %s', (field) => {
    expect(readPayload({ ...COMMAND, [field]: 'U\ud800' })).toBeUndefined()
  })

  it('takes no event of somebody whose id is half a character', () => {
    const event = { type: 'app_home_opened', user: 'U\udc00', channel: 'D1', tab: 'home' }

    expect(readPayload({ type: 'event_callback', team_id: 'T1', event_id: 'Ev1', event })).toBeUndefined()
  })
})
