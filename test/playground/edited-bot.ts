import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  copyFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { endWithUs } from '../own-children.ts'

const ROOT = path.join(__dirname, '../..')
const PACK = 'content/packs/genai-finance-2024'

/** The built program with content of its own, as an operator has it who edits. */
export interface EditedBot {
  /** Says of every takeaway of the pack that it was corrected, and starts the program again. */
  correct(english: string): Promise<void>
  stop(): Promise<void>
}

/** Starts a copy of the built program; it does not outlive this process. */
export async function startEditedBot(port: number, environment: Readonly<Record<string, string>>): Promise<EditedBot> {
  const folder = mkdtempSync(path.join(tmpdir(), 'edited-bot-'))
  for (const name of ['dist', 'content']) cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true })
  copyFileSync(path.join(ROOT, 'package.json'), path.join(folder, 'package.json'))
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'))
  const start = async (): Promise<ChildProcess> => {
    const words = [path.join(folder, 'dist/adapters/cli/main.js'), 'start', '--json', '--port', String(port)]
    const { PATH = '', HOME = '' } = process.env
    const env = { PATH, HOME, DATA_DIR: path.join(folder, 'data'), ...environment }
    const child = endWithUs(spawn(process.execPath, words, { env, stdio: ['ignore', 'pipe', 'ignore'] }))
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
    if (child.exitCode !== null) throw new Error('the bot did not start')
    return child
  }
  let running = await start()
  const end = async (): Promise<void> => {
    if (running.exitCode !== null) return
    const exited = once(running, 'exit')
    running.kill('SIGTERM')
    await exited
  }
  return {
    async correct(english) {
      await end()
      writeFileSync(path.join(folder, PACK, 'corrections.json'), JSON.stringify(correctionsOf(folder, english)))
      running = await start()
    },
    async stop() {
      await end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function correctionsOf(folder: string, english: string): readonly object[] {
  const takeaways = path.join(folder, PACK, 'takeaways')
  const items = readdirSync(takeaways).flatMap((name): readonly { readonly id: string }[] => {
    return JSON.parse(readFileSync(path.join(takeaways, name), 'utf8'))
  })
  const say = { en: english, 'zh-Hans': '原文措辞有误。', 'zh-Hant': '原文措辭有誤。' }
  return items.map(({ id }) => ({ id, item: id, kind: 'corrected', on: '2026-03-03', say }))
}
