import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { jsonLines, runCli, startCli } from './run-cli.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'alone-'))
const environment = { DATA_DIR: folder }
const START = ['start', '--json', '--port', '0']

afterAll(() => rmSync(folder, { recursive: true }))

/** Starts a bot in the folder, and waits until it says where it is. */
async function startBot(): Promise<ReturnType<typeof startCli>> {
  const bot = startCli(START, { environment })
  process.once('exit', () => bot.kill())
  const [line] = await once(bot.stdout, 'data')
  expect(jsonLines(String(line))).toHaveLength(1)
  return bot
}

describe('two bots in one folder', () => {
  it('are one too many: the second does not start, and says whom to end', async () => {
    const first = await startBot()

    const second = await runCli(START, { environment })
    const ledger = await runCli(['ledger'], { environment })
    const exported = await runCli(['export', path.join(folder, 'copy.jsonl')], { environment })
    const imported = await runCli(['import', path.join(folder, 'copy.jsonl')], { environment })
    first.kill('SIGTERM')
    const [code] = await once(first, 'close')

    expect(second.code).toBe(1)
    expect(second.error).toBe(
      `another bot (process ${first.pid}) works with the folder ${folder}: end it, or give this one its own with DATA_DIR\n`,
    )
    expect([ledger.code, exported.code, code]).toEqual([0, 0, 0])
    expect(exported.error).toContain('a bot works with this folder: what it does meanwhile may be missing in the file')
    expect([imported.code, imported.error]).toEqual([1, second.error])
  })

  it('may follow one another, whatever the end of the first was', async () => {
    const first = await startBot()
    first.kill('SIGKILL')
    await once(first, 'close')

    const second = await startBot()
    const isRunning = second.exitCode === null
    second.kill('SIGKILL')
    await once(second, 'close')

    expect(isRunning).toBe(true)
  })
})
