import { type BotInWorkspace, startInWorkspace } from './bot-in-workspace.ts'

/** Slack opens no window for a button that was pressed longer ago. @see https://docs.slack.dev/interactivity/handling-user-interaction */
const TRIGGER_MS = 3_000

let bot: BotInWorkspace

beforeAll(async () => {
  bot = await startInWorkspace()
})

afterAll(() => bot.stop())

describe('a Slack that does not say who somebody is', () => {
  it('keeps no window closed until its button is too old', async () => {
    await bot.peer.setFaults({ hangPeople: true })
    const pressedAtMs = Date.now()
    await bot.act({
      type: 'block_actions',
      user: { id: 'U77' },
      channel: { id: 'C1' },
      container: { type: 'message', message_ts: '810.1' },
      message: { ts: '810.1' },
      actions: [{ type: 'button', block_id: 'b', action_id: 'show-line-1', value: 'genai-finance-2024/two-flaws' }],
    })

    const opened = await bot.untilCall(({ path }) => path.endsWith('/views.open'))
    expect(opened.atMs - pressedAtMs).toBeLessThan(TRIGGER_MS)
  })
})
