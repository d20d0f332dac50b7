/**
 * The page as a process of its own: the real composition over the shipped packs, on a free port.
 *
 * It is started by `start-preview.ts` and not imported, because the page draws Slack's blocks with ES modules, which
 * jest does not load on Node 20. Its address is the first line of its output; whatever it reports as a bug goes to its
 * errors. It ends with its input.
 */
import { composeEngine } from '../../../adapters/compose.ts'
import { DEFAULT_TIMEOUTS, startHttpServer } from '../../../adapters/http/server.ts'
import { createPreview } from '../../../adapters/preview/create-preview.ts'
import { verbOf } from '../../../adapters/slack/action-id.ts'
import { renderSlack } from '../../../adapters/slack/render.ts'
import { createUpload } from '../../../adapters/sources/create-source.ts'
import { renderTeams } from '../../../adapters/teams/render.ts'

async function main(): Promise<void> {
  const engine = await composeEngine()
  const commandName = '/genai-report'
  const routes = createPreview({
    bot: engine.createBot([], { commandName, language: 'en', calendar: { today: () => '2026-11-24' } }),
    renderSlack,
    renderTeams,
    slackVerbOf: verbOf,
    strings: engine.content.strings,
    topics: engine.content.packs.flatMap((pack) => pack.topics),
    commandName,
    botName: 'Briefing Bot',
    clock: () => new Date('2026-11-24T08:00:00Z'),
    readUpload: createUpload,
  })
  const server = await startHttpServer({
    routes,
    host: '127.0.0.1',
    port: 0,
    voices: engine.voices,
    isReady: async () => true,
    onError: (error) => process.stderr.write(`${error instanceof Error ? error.stack : error}\n`),
    timeouts: DEFAULT_TIMEOUTS,
  })
  process.stdout.write(`${server.url}\n`)
  process.stdin.resume().on('end', () => void server.close().then(() => process.exit(0)))
}

void main()
