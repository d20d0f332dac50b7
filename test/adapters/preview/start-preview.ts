import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

/** A page with the real bot behind it, over the shipped packs. */
export interface StartedPreview {
  /** Such as `http://127.0.0.1:41234`. */
  readonly url: string
  readonly port: number
  /** What the server has reported as bugs so far; empty at the end of a good test. */
  bugs(): string
  close(): Promise<void>
}

/** Starts the page in a process of its own, on a free port; the day is always the same, so that an edition is too. */
export async function startPreview(): Promise<StartedPreview> {
  const script = path.join(__dirname, 'preview-process.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['pipe', 'pipe', 'pipe'] })
  let bugs = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    bugs += text
  })
  const exited = once(child, 'exit')
  const [first] = await Promise.race([once(child.stdout.setEncoding('utf8'), 'data'), exited])
  if (typeof first !== 'string') throw new Error(`the page did not start: ${bugs}`)
  const url = first.trim()
  return {
    url,
    port: Number(new URL(url).port),
    bugs: () => bugs,
    async close() {
      child.stdin.end()
      await exited
    },
  }
}
