import { spawn } from 'node:child_process'
import type { Command } from 'commander'
import type { Bot, Store } from '../../src/index.ts'
import { composeStore } from '../compose.ts'
import { type Channels, type Connections, composeChannels } from '../compose-channels.ts'
import { readSecrets, SETTINGS } from '../config.ts'
import type { RunningDelivery } from '../delivery/run-delivery.ts'
import { DEFAULT_TIMEOUTS, type HttpServerOptions, type RunningServer } from '../http/server.ts'
import { createLog, type Log } from '../log/create-log.ts'
import { tellStoreFailures } from '../log/tell-store-failures.ts'
import { createMetrics, type MetricSources } from '../metrics/create-metrics.ts'
import { createPreview } from '../preview/create-preview.ts'
import type { Health } from '../shared/health.ts'
import { verbOf } from '../slack/action-id.ts'
import { renderSlack } from '../slack/render.ts'
import { createUpload } from '../sources/create-source.ts'
import { openOwnStore } from '../storage/open-store.ts'
import { renderTeams } from '../teams/render.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { countWordForWord, greeting } from './greeting.ts'
import { listen } from './listen.ts'
import { gather, wholeNumber } from './options.ts'
import { botSettings, type LoadedSource, loadSources, openLastingSession, type Session } from './session.ts'
import type { Terminal } from './terminal.ts'

interface StartOptions {
  readonly source?: readonly string[]
  readonly port?: number
  readonly open?: true
  readonly json?: true
}

/** Digests posted before the program was started that the page shows again in a channel. */
const SHOWN_AGAIN = 30
const HIGHEST_PORT = 65_535

/** Defines `start`: the local page. */
export function addStart(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  const column = Math.max(...SETTINGS.map(({ name }) => name.length)) + 2
  const settings = SETTINGS.map(({ name, purpose, default: value }) => `  ${name.padEnd(column)}${purpose} (${value})`)
  program
    .command('start')
    .summary('the local page, with each message as Slack and as Teams show it')
    .description('Starts the page and keeps running until it is stopped with Ctrl+C.')
    .option('--source <file>', 'a file to brief beside the packs, or a folder of them; may be repeated', gather)
    .option('--port <number>', 'the port to listen on; 0 takes a free one', wholeNumber(0, HIGHEST_PORT))
    .option('--open', 'open the page in a browser')
    .option('--json', 'say where it runs as one line of JSON')
    .addHelpText('after', `\nSettings, from the environment:\n${settings.join('\n')}`)
    .action(async (options: StartOptions) => {
      const session = await openLastingSession(terminal)
      const loaded = await loadSources(session, options.source ?? [])
      const store = await composeStore(session.config, openOwnStore)
      try {
        await serve(session, store, { ...options, loaded })
      } finally {
        await store.close()
      }
      finish(EXIT.done)
    })
}

interface Serving extends StartOptions {
  readonly loaded: readonly LoadedSource[]
}

/** Resolves when it was told to stop and nothing is under way any more. */
async function serve(session: Session, store: Store, { loaded, ...options }: Serving): Promise<void> {
  const { terminal, config, engine } = session
  // from here on something may be under way that is to end in good order
  const stopped = untilStopped()
  const log = createLog(config.logLevel, undefined, readSecrets())
  const metrics = createMetrics()
  const analyses = loaded.map(({ analysis }) => analysis)
  const settings = botSettings(session, { memory: store.memory, sources: store.sources })
  const channels = composeChannels({ engine, config, analyses, store, log, metrics, ...settings })
  const { routes, platform } = createPreview(previewParts(session, channels.bot, store))
  const chats = await channels.connect()
  const delivery = lateDelivery()
  const health = watchedHealth(channels, chats, log)
  const figures = metrics.route(metricSources(store, delivery.waiting, health))
  const port = options.port ?? config.port
  const server = await listen(
    serverOptions(session, { routes: [...chats.routes, figures, ...routes], port, log, health }),
    chats.routes.length > 0,
  )
  const say = (): Promise<void> =>
    terminal.print(options.json ? startRecord(server, loaded) : greeting(session, { ...server, wanted: port, loaded }))
  try {
    delivery.begin(await channels.startDelivery([platform, ...chats.platforms]))
    await Promise.race([chats.start(), stopped])
    log.info({ port: server.port, sources: loaded.length }, 'listening')
    await say()
    channels.warmUp()
    if (options.open) openBrowser(server.url, terminal)
    await stopped
    endInTime(log)
  } finally {
    await server.close()
    await chats.close()
    await delivery.close()
    await engine.close()
  }
  log.info({}, 'closed')
}

/** What is under way ends by itself within this; what stands still, as when Redis is away, is found in the ledger. */
const LONGEST_END_MS = 20_000

function endInTime(log: Log): void {
  const end = (): void => {
    log.error({ afterMs: LONGEST_END_MS }, 'ended before everything under way had')
    process.exit(EXIT.badInput)
  }
  setTimeout(end, LONGEST_END_MS).unref()
}

/** The figures can be asked for before deliveries run. */
function lateDelivery(): Pick<RunningDelivery, 'waiting' | 'close'> & {
  readonly begin: (delivery: RunningDelivery) => void
} {
  let begun: RunningDelivery | undefined
  return {
    begin(delivery) {
      begun = delivery
    },
    waiting: async () => (begun === undefined ? 0 : await begun.waiting()),
    close: async () => await begun?.close(),
  }
}

function metricSources(store: Store, waiting: () => Promise<number>, health: () => Promise<Health>): MetricSources {
  return { deliveries: store.ledger.counts, waiting, isReady: async () => (await health()).isReady }
}

function previewParts({ engine, config }: Session, bot: Bot, { ledger }: Store): Parameters<typeof createPreview>[0] {
  return {
    bot,
    renderSlack,
    renderTeams,
    slackVerbOf: verbOf,
    choose: engine.chooseInTime,
    deliveries: (target) => ledger.ofTarget(target, SHOWN_AGAIN),
    topics: engine.content.packs.flatMap((pack) => pack.topics),
    strings: engine.content.strings,
    commandName: config.commandName,
    isOwn: config.packs === 'none',
    botName: 'Briefing Bot',
    clock: () => new Date(),
    readUpload: createUpload,
  }
}

const FAILED = 'a request failed'

type Served = Pick<HttpServerOptions, 'routes' | 'port' | 'health'> & { readonly log: Log }

function serverOptions({ engine, config }: Session, { log, ...served }: Served): HttpServerOptions {
  const tellOfStore = tellStoreFailures(log, FAILED, () => performance.now())
  return {
    ...served,
    host: config.host,
    voices: engine.voices,
    onError: (error) => void (tellOfStore(error) || log.error({ err: error }, FAILED)),
    timeouts: DEFAULT_TIMEOUTS,
  }
}

/** What the bot says and what the chats say; tells the log when there are other problems than at the last look. */
function watchedHealth(
  channels: Pick<Channels, 'health'>,
  chats: Pick<Connections, 'problems'>,
  log: Log,
): () => Promise<Health> {
  let told = ''
  return async () => {
    const { isReady, problems: ofBot, facts } = await channels.health()
    const problems = [...ofBot, ...chats.problems()]
    if (problems.join('; ') !== told) log.warn({ ready: isReady, problems }, 'the bot has changed its health')
    told = problems.join('; ')
    return { isReady, problems, facts }
  }
}

function startRecord({ url, port }: RunningServer, loaded: readonly LoadedSource[]): string {
  const sources = loaded.map(({ analysis }) => ({
    id: analysis.document.id,
    takeaways: analysis.takeaways.takeaways.length,
    quotes: countWordForWord(analysis.quotes),
  }))
  return `${JSON.stringify({ url, port, sources })}\n`
}

/** The desktop's own way of opening an address; that there is none is no reason to stop. */
function openBrowser(url: string, terminal: Terminal): void {
  const openers: Readonly<Record<string, readonly [string, ...string[]]>> = {
    darwin: ['open'],
    win32: ['cmd', '/c', 'start', ''],
  }
  const [command, ...rest] = openers[process.platform] ?? ['xdg-open']
  const child = spawn(command, [...rest, url], { stdio: 'ignore', detached: true })
  child.on('error', () => terminal.tell(`No browser could be opened; open ${url} yourself.`))
  child.unref()
}

/** Resolves at the first request to stop; a second one ends the process at once, in the system's way. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
      resolve()
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  })
}
