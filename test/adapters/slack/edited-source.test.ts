import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { PeerCall } from '../../peer/peer.ts'
import { type RunningPeer, startPeer } from '../../peer/start-peer.ts'
import { type BotInWorkspace, startInWorkspace } from './bot-in-workspace.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'edited-'))
const file = path.join(folder, 'report.txt')
const SETTINGS = { SLACK_SIGNING_SECRET: 'a-signing-secret', SLACK_BOT_TOKEN: 'xoxb-test' }

/** The last sentence of both has the same length, in the same place. */
const BEFORE =
  'Skelwick harbour report\n\nThe harbour was built in 1911.\n\nThe ferry to Larch Island carries 640 passengers a day, said Ada Merrow.\n'
const AFTER =
  'Skelwick harbour report\n\nThe harbour was built in 1911.\n\nThe ferry to Larch Island was sold in the spring, or so says Ned Thrale.\n'

let peer: RunningPeer
let running: BotInWorkspace | undefined

beforeAll(async () => {
  peer = await startPeer()
})

afterAll(async () => {
  await running?.stop()
  await peer.stop()
  rmSync(folder, { recursive: true })
})

/** Edits the source, and starts the bot again. */
async function startWith(text: string): Promise<BotInWorkspace> {
  await running?.stop()
  writeFileSync(file, text)
  running = await startInWorkspace(SETTINGS, peer, ['--source', file])
  return running
}

/** Presses "Show the line" beneath an answer. @returns the window that opens, and the answer to `#1` in the thread. */
async function askFor(bot: BotInWorkspace, value: string, ts: string): Promise<readonly string[]> {
  await bot.act({
    type: 'block_actions',
    channel: { id: 'C1' },
    container: { type: 'message', message_ts: '101.2', thread_ts: '101.1' },
    message: { ts: '101.2', thread_ts: '101.1' },
    trigger_id: ts,
    actions: [{ type: 'button', action_id: 'show-line-1', block_id: 'b', value }],
  })
  const { fields: opened } = await bot.untilCall(
    ({ path: method, fields }) => method.endsWith('views.open') && fields.trigger_id === ts,
  )
  const repliesOf = (calls: readonly PeerCall[]): readonly PeerCall[] =>
    calls.filter(({ path: method, fields }) => method.endsWith('chat.postMessage') && fields.thread_ts === '101.1')
  const before = repliesOf(await bot.peer.calls()).length
  await bot.event({ type: 'message', channel: 'C1', ts, thread_ts: '101.1', user: 'U1', text: '#1' }, `Ev${ts}`)
  const reply = await bot.until((calls) => repliesOf(calls)[before])
  return [String(opened.view), String(reply.fields.blocks)]
}

describe('the button of a post, after its source was edited and the bot started again', () => {
  it('never opens what stands there now: the very line wherever it is, or the word that it is gone', async () => {
    const bot = await startWith(BEFORE)
    const text = '<@UBOT> How many passengers does the ferry to Larch Island carry a day?'
    await bot.event({ type: 'app_mention', channel: 'C1', ts: '101.1', user: 'U1', text })
    const post = await bot.untilCall(({ fields }) => String(fields.blocks).includes('640 passengers'))
    const value = /"value":"([^"]*#[^"]*)"/.exec(String(post.fields.blocks))?.[1] ?? ''

    const there = await askFor(bot, value, '102.1')
    const edited = await askFor(await startWith(AFTER), value, '103.1')
    const moved = await askFor(await startWith(`A much longer title than before\n\n${BEFORE}`), value, '104.1')

    expect(BEFORE).toHaveLength(AFTER.length)
    for (const shown of [...there, ...moved]) expect(shown).toContain('640 passengers')
    for (const shown of edited) {
      expect(shown).toContain('has been edited since')
      expect(shown).not.toContain('Ned Thrale')
    }
  })
})
