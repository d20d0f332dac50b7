import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** The page as `npm start` opens it, over the shipped packs. */
export interface StartedPreview {
  /** Such as `http://127.0.0.1:41234`. */
  readonly url: string
  readonly port: number
  /** What the server has reported as bugs so far; empty at the end of a good test. */
  bugs(): string
  close(): Promise<void>
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>
}

const ROOT = path.join(__dirname, '..', '..', '..')
const COMMAND = ['--import', 'tsx', path.join(ROOT, 'adapters', 'cli', 'main.ts'), 'start', '--port', '0', '--json']

/**
 * Starts the page in a process of its own, on a free port.
 *
 * Not within the test's own process: the page draws Slack's blocks with ES modules, which jest does not load on
 * Node 20.
 * @param dataFolder where it keeps what it keeps; a folder of its own, gone in the end, when not given.
 */
export async function startPreview(dataFolder?: string): Promise<StartedPreview> {
  const folder = dataFolder ?? mkdtempSync(path.join(tmpdir(), 'preview-'))
  const env = { ...process.env, LOG_LEVEL: 'error', BOT_LANGUAGE: 'en', DATA_DIR: folder }
  const child = spawn(process.execPath, COMMAND, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
  process.once('exit', () => child.kill())
  let bugs = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    bugs += text
  })
  const exited = once(child, 'exit')
  const [first] = await Promise.race([once(child.stdout.setEncoding('utf8'), 'data'), exited])
  if (typeof first !== 'string') throw new Error(`the page did not start: ${bugs}`)
  const { url, port }: { url: string; port: number } = JSON.parse(first)
  return {
    url,
    port,
    bugs: () => bugs,
    async close() {
      child.kill('SIGTERM')
      await exited
      if (dataFolder === undefined) rmSync(folder, { recursive: true })
    },
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}
