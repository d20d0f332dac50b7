import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { jsonLines, runCli, startCli } from './run-cli.ts'

const COMMANDS = [
  'start',
  'extract',
  'digest',
  'ask',
  'search',
  'verify',
  'ledger',
  'redrive',
  'export',
  'import',
  'doctor',
]

describe('briefing', () => {
  it('lists every command', async () => {
    const { code, out } = await runCli(['--help'])

    expect(code).toBe(0)
    for (const command of COMMANDS) expect(out).toMatch(new RegExp(`^ {2}${command} `, 'm'))
  })

  it('has help and JSON for every command', async () => {
    const results = await Promise.all(COMMANDS.map((command) => runCli([command, '--help'])))

    for (const { code, out } of results) {
      expect(code).toBe(0)
      expect(out).toContain('--json')
    }
  })

  it.each([
    ['no command', []],
    ['an unknown command', ['brief']],
    ['an unknown option', ['digest', '--lang', 'en']],
    ['an argument too many', ['digest', 'today']],
    ['no file', ['extract']],
    ['files and lines at once', ['extract', '--jsonl', 'a.txt']],
    ['no whole number', ['extract', '--takeaways', '2.5', 'a.txt']],
    ['an unknown unit', ['extract', '--unit', 'word', 'a.txt']],
    ['an unknown language', ['digest', '--language', 'fr']],
    ['a day that there is not', ['digest', '--date', '2026-02-30']],
    ['no question', ['ask']],
    ['a question and a file of them', ['ask', 'why', '--questions', 'q.jsonl']],
    ['nothing to drive again', ['redrive']],
    ['a state that there is not', ['ledger', '--state', 'lost']],
    ['passages without questions', ['search', '--passages', 'p.jsonl']],
    ['words that are none', ['search', ' ']],
    ['a number of results that nothing would heed', ['search', 'cost', '--top', '3']],
    ['a port that there is not', ['start', '--port', '70000']],
  ])('answers %s with what is wrong and exit code 2', async (_, words) => {
    const { code, out, error } = await runCli(words)

    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(error.length).toBeGreaterThan(20)
  })

  it('says every setting that cannot be used, without its value', async () => {
    const { code, error } = await runCli(['digest'], { environment: { PORT: 'secret', BOT_LANGUAGE: 'fr' } })

    expect(code).toBe(1)
    expect(error).toMatch(/PORT must be[\s\S]*BOT_LANGUAGE must be/)
    expect(error).not.toContain('secret')
  })
})

describe('briefing doctor', () => {
  it('finds all in place', async () => {
    const { code, out } = await runCli(['doctor', '--json'])

    const [report] = jsonLines<{ ok: boolean; findings: readonly { name: string; state: string }[] }>(out)
    expect(report?.findings.filter(({ state }) => state === 'wrong')).toEqual([])
    expect({ code, ok: report?.ok }).toEqual({ code: 0, ok: true })
  })

  it('says what to do about a setting', async () => {
    const { code, out } = await runCli(['doctor'], { environment: { LOG_LEVEL: 'loud' } })

    expect(code).toBe(1)
    expect(out).toContain('correct or unset: LOG_LEVEL must be one of')
  })
})

describe('briefing doctor, where Slack is set', () => {
  const server = createHttpServer((_, response) => {
    response.setHeader('content-type', 'application/json')
    response.end('{"ok":false,"error":"invalid_auth"}')
  })

  afterAll(() => server.close())

  it('asks Slack for the token, as the start does', async () => {
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const { port } = server.address() as AddressInfo

    const { code, out } = await runCli(['doctor'], {
      environment: {
        SLACK_API_URL: `http://127.0.0.1:${port}/api/`,
        SLACK_BOT_TOKEN: 'xoxb-1-2-none',
        SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
      },
    })

    expect(code).toBe(1)
    expect(out.replace(/\s+/g, ' ')).toContain('WRONG Slack: Slack refuses SLACK_BOT_TOKEN (invalid_auth)')
  })
})

describe('briefing start --help', () => {
  it('lists every setting in a column of its own', async () => {
    const { out } = await runCli(['start', '--help'])

    expect(out).toMatch(/^ {2}REDIS_MAY_FORGET +is yes/m)
    expect(out).toMatch(/^ {2}SLACK_SIGNING_SECRET +is the/m)
  })
})

describe('briefing start', () => {
  it('says where the page is, serves it, and ends when it is told to', async () => {
    const child = startCli(['start', '--json', '--port', '0'])
    const [line] = await new Promise<readonly Buffer[]>((resolve) =>
      child.stdout.once('data', (...one) => resolve(one)),
    )
    const [started] = jsonLines<{ url: string }>(String(line))

    const health = await fetch(`${started?.url}/healthz`)
    const page = await fetch(`${started?.url}/`)
    child.kill('SIGTERM')
    const code = await new Promise((resolve) => child.on('close', resolve))

    expect([health.status, page.status, code]).toEqual([200, 200, 0])
  })

  it('takes the next port when one is taken, and says so', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const address = other.address()
    const taken = typeof address === 'object' && address !== null ? address.port : 0

    const child = startCli(['start', '--port', String(taken)])
    const [text] = await new Promise<readonly Buffer[]>((resolve) =>
      child.stdout.once('data', (...one) => resolve(one)),
    )
    child.kill('SIGINT')
    await new Promise((resolve) => child.on('close', resolve))
    other.close()

    expect(String(text)).toContain(`Port ${taken} is taken`)
    expect(String(text)).toMatch(/The briefing is at http:\/\/127\.0\.0\.1:\d+/)
  })

  it('takes no other port than the one that a chat platform was told', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const address = other.address()
    const taken = typeof address === 'object' && address !== null ? address.port : 0

    const { code, error } = await runCli(['start', '--port', String(taken)], {
      environment: { TEAMS_DEVELOPMENT: '1' },
    })
    other.close()

    expect(code).toBe(1)
    expect(error).toContain(`port ${taken} is taken`)
  })

  it('says which address it cannot listen on', async () => {
    const { code, error } = await runCli(['start'], { environment: { HOST: '192.0.2.1' } })

    expect(code).toBe(1)
    expect(error).toContain('192.0.2.1 is not an address of this machine: correct HOST')
  })

  it('names nobody of the packs where they are left out', async () => {
    const child = startCli(['start', '--json', '--port', '0'], { environment: { PACKS: 'none' } })
    const [line] = await once(child.stdout, 'data')
    const [started] = jsonLines<{ url: string }>(String(line))

    const page = await (await fetch(`${started?.url}/`, { headers: { 'accept-language': 'en' } })).text()
    const help = await fetch(`${started?.url}/preview/api/command`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ channel: 'chan1', words: 'help' }),
    })
    child.kill('SIGTERM')
    await once(child, 'close')

    expect(page).toContain('data-words="ask What are the risks?"')
    expect(page).not.toMatch(/data-words="[^"]*(?:Guo Song|Cao Gang|Yayi)/)
    expect(await help.text()).not.toContain('Guo Song')
  })
})
