import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openSqliteStore } from '../../../adapters/storage/sqlite/open-sqlite-store.ts'
import { runCli, startCli } from './run-cli.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'data-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

describe('a data folder', () => {
  it.each([['ledger'], ['redrive', '--failed'], ['export', 'copy.jsonl']])(
    'that is not the bot’s is no empty bot for %s',
    async (...words) => {
      const place = path.join(folder, 'mistyped')

      const { code, out, error } = await runCli(words, { folder, environment: { DATA_DIR: place } })

      expect([code, out]).toEqual([1, ''])
      expect(error).toBe(
        `nothing was ever kept in the folder ${place}: name that of the bot with DATA_DIR, or start the bot first\n`,
      )
      expect([place, path.join(folder, 'copy.jsonl')].filter((each) => existsSync(each))).toEqual([])
    },
  )

  it('that nobody can make is refused at once', async () => {
    const { code, error } = await runCli(['start'], { environment: { DATA_DIR: '/proc/none/data', PORT: '0' } })

    expect(code).toBe(1)
    expect(error).toContain('the folder /proc/none/data cannot be made')
  })

  it('is no file, and stands in none', async () => {
    const file = path.join(folder, 'file')
    writeFileSync(file, '')

    const tried = [file, path.join(file, 'below')].map((place) =>
      runCli(['start'], { environment: { DATA_DIR: place, PORT: '0' } }),
    )

    for (const { code, error } of await Promise.all(tried)) {
      expect(code).toBe(1)
      expect(error).toMatch(/is a file, or stands in one: choose a folder with DATA_DIR/)
    }
  })

  it('is made with those above it, for its owner alone', async () => {
    const place = path.join(folder, 'a', 'b')

    const { code } = await runCli(['doctor'], { environment: { DATA_DIR: place } })

    expect([code, existsSync(path.join(place, 'briefing.db'))]).toEqual([0, true])
  })
})

describe('a place for an export', () => {
  it.each([
    ['.', /EISDIR.*name a file in it/],
    ['missing/copy.jsonl', /ENOENT.*make it first/],
  ])('that cannot be is told with what to do: %s', async (file, said) => {
    await openSqliteStore(path.join(folder, 'briefing.db')).close()

    const { code, error } = await runCli(['export', file], { folder, environment: { DATA_DIR: folder } })

    expect(code).toBe(1)
    expect(error).toMatch(said)
  })
})

describe('a bot that is told to stop before it is connected', () => {
  it('ends in good order', async () => {
    const server = createServer((request, response) => {
      if (request.url?.includes('apps.connections.open')) bot.kill('SIGTERM')
      else response.setHeader('content-type', 'application/json').end('{"ok":true,"team_id":"T1","user_id":"U1"}')
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const environment = {
      DATA_DIR: folder,
      PORT: '0',
      SLACK_API_URL: `http://127.0.0.1:${port}/api/`,
      SLACK_BOT_TOKEN: 'xoxb-test',
      SLACK_APP_TOKEN: 'xapp-test',
    }
    const bot = startCli(['start', '--json'], { environment })

    const [code, signal] = await once(bot, 'close')
    server.closeAllConnections()
    server.close()

    expect([code, signal]).toEqual([0, null])
  })
})
