import { type BotInWorkspace, startInWorkspace } from '../adapters/slack/bot-in-workspace.ts'
import { channelMessage } from '../adapters/teams/activities.ts'
import { startTeams, type TeamsUnderTest } from '../adapters/teams/teams-under-test.ts'
import type { PeerCall } from '../peer/peer.ts'

/*
 * One story, told on both platforms: what is written in a thread, line by line. The same facts have to come back, each
 * of them written as its platform writes it.
 */
const STORIES: readonly (readonly [thread: string, lines: readonly string[]])[] = [
  ['a question and what follows', ['ask How many parameters does Yayi have?', 'and the risks?', '#1', 'why #1']],
  ['Chinese', ['ask 雅意大模型有多少参数？', '他还说了什么？', 'quotes 郭嵩', 'who 曹刚']],
  ['lists', ['risks', 'quotes', 'speakers', 'sources', 'who Cao Gang']],
  [
    'what nobody knows',
    ['ask What is the price of gold in 1950?', 'who Nobody Known', 'topic nonsense', 'search qwxyzzy'],
  ],
  ['a digest and its numbers', ['today', '#2', 'in Chinese', 'who Cao Gang']],
]

/** A reader sees these; a shorter run is a number, a mark or a label. */
const LEAST_LETTERS = 8

let slack: BotInWorkspace
let teams: TeamsUnderTest

beforeAll(async () => {
  ;[slack, teams] = await Promise.all([startInWorkspace(), startTeams()])
}, 120_000)
afterAll(async () => {
  await Promise.all([slack.stop(), teams.stop()])
}, 60_000)

/** Tells a story in Slack, each line when the one before has been answered. @returns what was posted. */
async function tellInSlack(lines: readonly string[], thread: string): Promise<readonly unknown[]> {
  const isPost = ({ path, fields }: PeerCall): boolean =>
    path.endsWith('chat.postMessage') && fields.thread_ts === thread
  const said = { channel: 'C2', user: 'U1' }
  for (const [index, line] of lines.entries()) {
    const before = (await slack.peer.calls()).length
    const ts = index === 0 ? thread : `${thread}${index}`
    await slack.event(
      index === 0
        ? { ...said, type: 'app_mention', ts, text: `<@UBOT> ${line}` }
        : { ...said, type: 'message', ts, thread_ts: thread, text: line },
    )
    await slack.until((calls) => calls.slice(before).find(isPost))
  }
  return (await slack.peer.calls()).filter(isPost).map(({ fields }) => JSON.parse(String(fields.blocks)))
}

/** Tells a story in Teams. */
async function tellInTeams(lines: readonly string[], thread: string): Promise<readonly unknown[]> {
  const path = `/v3/conversations/19:both;messageid=${thread}/activities`
  const isPost = (call: PeerCall): boolean => decodeURIComponent(call.path) === path
  for (const [index, line] of lines.entries()) {
    const before = (await teams.peer.calls()).length
    const id = index === 0 ? thread : `${thread}${index}`
    const place = { channel: '19:both', thread, id, ...(index === 0 ? {} : { entities: [] }) }
    await teams.send(channelMessage(teams.serviceUrl, line, place))
    while (!(await teams.peer.calls(before)).some(isPost)) await new Promise((resolve) => setImmediate(resolve))
  }
  return (await teams.peer.calls()).filter(isPost).map(({ fields }) => fields.attachments)
}

const BUTTONS: ReadonlySet<unknown> = new Set(['button', 'overflow', 'ActionSet'])

/** The texts that a reader sees, buttons left out. */
function textsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn)
  if (typeof value !== 'object' || value === null) return []
  const { type, text, ...others }: { type?: unknown; text?: unknown } = value
  if (BUTTONS.has(type)) return []
  return [...(typeof text === 'string' ? [text] : textsIn(text)), ...textsIn(Object.values(others))]
}

/** Letters and figures only: marks of Slack's and of Markdown are no facts, nor is how a command is written. */
function lettersOf(text: string): string {
  return text
    .replace(/<[^|<>]*\|([^<>]*)>/g, '$1')
    .replace(/&(?:amp|lt|gt);/g, ' ')
    .replace(/\/genai-report|@Briefing Bot/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** What stands in one and not in the other. */
function onlyIn(one: readonly string[], other: readonly string[]): readonly string[] {
  const there = other.map(lettersOf).join('')
  return one.filter((text) => lettersOf(text).length >= LEAST_LETTERS && !there.includes(lettersOf(text)))
}

describe('one story on two platforms', () => {
  it.each(STORIES)(
    'has the same facts: %s',
    async (_, lines) => {
      const thread = `${1_700_000_000 + STORIES.findIndex(([, own]) => own === lines)}.1`
      const inSlack = textsIn(await tellInSlack(lines, thread))
      const inTeams = textsIn(await tellInTeams(lines, thread))

      expect(inSlack.join('').length).toBeGreaterThan(200)
      expect(onlyIn(inTeams, inSlack)).toEqual([])
      expect(onlyIn(inSlack, inTeams)).toEqual([])
    },
    120_000,
  )
})
