import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { promisify } from 'node:util'
import { FailureError } from '../../src/index.ts'
import { composeEngine, composeStore } from '../compose.ts'
import { type Config, ConfigError, readConfig } from '../config.ts'
import { ContentError } from '../content/content-error.ts'
import { contentFolder } from '../content/content-folder.ts'
import { placeName } from '../shared/redis-place.ts'
import { checkStoreWhole } from '../storage/transfer/import-records.ts'

/** What one check found. */
export interface Finding {
  readonly name: string
  /** `note`: the program does without, or helps itself; `wrong`: somebody has to do something. */
  readonly state: 'ok' | 'note' | 'wrong'
  /** English: what was found and, unless it is `ok`, what to do. */
  readonly says: string
}

/** Everything the doctor looks at, in the order it is told. Each check is sure to come to an end and never rejects. */
export const CHECKS: readonly (() => Promise<Finding>)[] = [
  checkNode,
  checkEncodings,
  checkSettings,
  checkContent,
  checkPage,
  checkStore,
  checkSlack,
  checkTeams,
  checkPort,
  () => checkProgram('Chromium', ['chromium', 'chromium-browser', 'google-chrome'], 'the tests of the page need it'),
  () => checkProgram('redis-server', ['redis-server'], 'the tests of the stores start one'),
]

const OLDEST_NODE = 20
const LOOK_UP_MS = 5_000

async function checkNode(): Promise<Finding> {
  const version = process.versions.node
  const isNew = Number(version.split('.')[0]) >= OLDEST_NODE
  const says = isNew ? version : `${version} is too old: install Node ${OLDEST_NODE} or later`
  return { name: 'Node', state: isNew ? 'ok' : 'wrong', says }
}

/** A Node that was built without the full set of encodings cannot read older Chinese files. */
async function checkEncodings(): Promise<Finding> {
  const missing = ['gb18030', 'big5', 'utf-16be'].filter((label) => !isDecodable(label))
  const says = missing.length === 0 ? 'UTF-8, UTF-16, GB18030, Big5' : `this Node cannot read ${missing.join(', ')}`
  return { name: 'Encodings', state: missing.length === 0 ? 'ok' : 'note', says }
}

function isDecodable(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== ''
  } catch {
    return false
  }
}

async function checkSettings(): Promise<Finding> {
  try {
    readConfig()
    return { name: 'Settings', state: 'ok', says: 'all can be used' }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return { name: 'Settings', state: 'wrong', says: `correct or unset: ${error.mistakes.join('; ')}` }
  }
}

/** Everything that the program reads before it starts: texts, rules and words of the languages, and the packs. */
async function checkContent(): Promise<Finding> {
  const name = 'Content'
  try {
    const { packs } = (await composeEngine()).content
    const published = packs.map(({ id, items }) => `${id} with ${items.length} items`).join(', ')
    const articles =
      published === '' ? '' : '; “start --source FILE” adds the text of an article, so that lines open in it'
    return { name, state: 'ok', says: `all languages; packs: ${published || 'none, which is allowed'}${articles}` }
  } catch (error) {
    if (!(error instanceof FailureError)) throw error
    const reason = error instanceof ContentError ? error.list() : error.failure.detail
    return { name, state: 'wrong', says: `correct these in ${contentFolder()}:\n${reason}` }
  }
}

async function checkPage(): Promise<Finding> {
  const script = path.join(path.dirname(contentFolder()), 'dist/adapters/preview/page/channel-page.js')
  if (existsSync(script)) return { name: 'Page', state: 'ok', says: 'built' }
  return { name: 'Page', state: 'wrong', says: 'its scripts are not built: run "npm run build"' }
}

/** Opens it as `start` does, writes to it and looks whether it is whole. */
async function checkStore(): Promise<Finding> {
  const name = 'Store'
  const config = configOrNone()
  if (config === undefined) return { name, state: 'note', says: 'not looked at while the settings are wrong' }
  try {
    const store = await composeStore(config)
    const { isReady, problems } = await store.health()
    await checkStoreWhole(store).finally(() => store.close())
    const place = config.redis === undefined ? `SQLite in ${config.dataFolder}` : `Redis at ${placeName(config.redis)}`
    const state = problems.length === 0 ? 'ok' : 'note'
    return { name, state: isReady ? state : 'wrong', says: [place, ...problems].join('; ') }
  } catch (error) {
    if (!(error instanceof FailureError)) throw error
    return { name, state: 'wrong', says: error.failure.detail }
  }
}

const NOT_CONNECTED = 'not set, and not needed for the page'
const SLACK_TIMEOUT_MS = 10_000

/** Asks Slack as `start` does, which ends when Slack refuses the token. */
async function checkSlack(): Promise<Finding> {
  const name = 'Slack'
  const config = configOrNone()?.slack
  if (config === undefined) return { name, state: 'ok', says: NOT_CONNECTED }
  if (config.botToken === undefined) return { name, state: 'ok', says: 'workspaces install the bot at /slack/install' }
  // what connects to Slack is long to load
  const [{ createSlackClient }, { testToken }] = await Promise.all([
    import('../slack/client.ts'),
    import('../compose-slack-workspaces.ts'),
  ])
  const client = createSlackClient({ apiUrl: config.apiUrl, timeoutMs: SLACK_TIMEOUT_MS })
  try {
    const { id } = await testToken(client, config.botToken)
    return { name, state: 'ok', says: `SLACK_BOT_TOKEN is of the workspace ${id}` }
  } catch (error) {
    if (!(error instanceof FailureError)) throw error
    return { name, state: 'wrong', says: error.failure.detail }
  }
}

async function checkTeams(): Promise<Finding> {
  const says = configOrNone()?.teams === undefined ? NOT_CONNECTED : 'set; Microsoft tells at the first message'
  return { name: 'Teams', state: 'ok', says }
}

async function checkPort(): Promise<Finding> {
  const config = configOrNone()
  if (config === undefined) return { name: 'Port', state: 'note', says: 'not looked at while the settings are wrong' }
  const { host, port } = config
  const code = await bindOnce(host, port)
  if (code === undefined) return { name: 'Port', state: 'ok', says: `${host}:${port} is free` }
  if (code !== 'EADDRINUSE') return { name: 'Port', state: 'wrong', says: `cannot listen on ${host}:${port} (${code})` }
  const isAlone = config.slack === undefined && config.teams === undefined
  const otherwise = isAlone
    ? '"start" will take the next free one'
    : '"start" will not begin, for chats look for it there'
  return { name: 'Port', state: 'note', says: `${port} is taken: by this bot, if it runs; otherwise ${otherwise}` }
}

function configOrNone(): Config | undefined {
  try {
    return readConfig()
  } catch {
    return undefined
  }
}

function bindOnce(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen(port, host, () => server.close(() => resolve(undefined)))
  })
}

async function checkProgram(name: string, commands: readonly string[], use: string): Promise<Finding> {
  const look = commands.map((command) => `command -v ${command}`).join(' || ')
  try {
    const { stdout } = await promisify(execFile)('sh', ['-c', look], { timeout: LOOK_UP_MS })
    return { name, state: 'ok', says: stdout.trim() }
  } catch {
    return { name, state: 'note', says: `not found, and not needed to run; ${use}` }
  }
}
