import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sendSigned, startInWorkspace } from './bot-in-workspace.ts'

const SETTINGS = { SLACK_SIGNING_SECRET: 'a-signing-secret', SLACK_BOT_TOKEN: 'xoxb-test', LOG_LEVEL: 'info' }
const ECHO = 'a-word-of-the-reader'

describe('an answer that Slack does not take', () => {
  it.each([
    ['asks for slower ones', 429],
    ['is out of order, and shows what it was sent', 502],
    ['breaks the connection', undefined],
  ])('is a warning without a stack, and says nothing of what was answered: who takes them %s', async (_, status) => {
    let asked = (): void => undefined
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve
    })
    const peer = createServer((request, response) => {
      request.resume()
      asked()
      if (status === undefined) request.socket.destroy()
      else response.writeHead(status, { 'x-shown': ECHO }).end(ECHO)
    }).listen(0, '127.0.0.1')
    const bot = await startInWorkspace(SETTINGS)
    const url = `http://127.0.0.1:${(peer.address() as AddressInfo).port}/${ECHO}`
    const where = { team_id: 'T1', channel_id: 'C1', user_id: 'U1', trigger_id: 't', response_url: url }
    const fields = new URLSearchParams({ command: '/genai-report', text: 'risks', ...where })

    await sendSigned(bot.port, fields.toString(), { type: 'application/x-www-form-urlencoded' })
    await isAsked
    await bot.stop()
    peer.close()

    const entries = bot
      .logged()
      .split('\n')
      .filter((line) => line.includes('"msg":"Slack could not be reached'))
    expect(entries.map((line) => JSON.parse(line))).toContainEqual(expect.objectContaining({ level: 'warn' }))
    expect(bot.logged()).not.toMatch(new RegExp(`${ECHO}|"stack"|"level":"error"`))
  })
})
