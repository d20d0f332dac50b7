import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { endWithUs } from '../own-children.ts'

/** Where `test/setup.sh` puts Microsoft's Agents Playground; its licence allows its use, and not to pass it on. */
const PROGRAM = path.join(__dirname, '../.playground/node_modules/@microsoft/m365agentsplayground/cli.js')

/** Whether the playground is there. */
export const hasPlayground = existsSync(PROGRAM)

/** Microsoft's playground, which plays Teams and its connector. */
export interface RunningPlayground {
  readonly url: string
  stop(): Promise<void>
}

const PERSON = (number: number): object => ({
  id: `user-${number}`,
  name: `Reader ${number}`,
  userPrincipleName: `reader${number}@example.com`,
  aadObjectId: `00000000-0000-0000-0000-00000000002${number}`,
  givenName: 'Reader',
  surname: String(number),
  email: `reader${number}@example.com`,
})

/** A tenant with one team; the playground wants exactly five users beside the one who types. */
const CONTEXT = {
  version: '0.1.1',
  tenantId: '00000000-0000-0000-0000-000000000001',
  bot: { id: '00000000-0000-0000-0000-000000000011', name: 'Briefing Bot' },
  currentUser: PERSON(0),
  users: [1, 2, 3, 4, 5].map(PERSON),
  personalChat: { id: 'personal-chat-id' },
  groupChat: { id: 'group-chat-id', name: 'Group Chat' },
  team: {
    id: 'team-id',
    name: 'My Team',
    aadGroupId: '00000000-0000-0000-0000-000000000031',
    channels: [{ id: 'channel-digests-id', name: 'Digests' }],
  },
}

/** Finds a port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** Starts the playground before a bot; it does not outlive this process. */
export async function startPlayground(botUrl: string): Promise<RunningPlayground> {
  const port = await freePort()
  // it reads its context from where it runs, and writes its log there; JSON is YAML
  const folder = mkdtempSync(path.join(tmpdir(), 'playground-'))
  writeFileSync(path.join(folder, '.m365agentsplayground.yml'), JSON.stringify(CONTEXT))
  const words = ['start', '-e', botUrl, '-c', 'msteams', '-p', String(port), '--disable-telemetry']
  const child = endWithUs(spawn(process.execPath, [PROGRAM, ...words], { cwd: folder, stdio: 'ignore' }))
  const url = `http://127.0.0.1:${port}`
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error('the playground ended by itself')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    url,
    async stop() {
      const exited = once(child, 'exit')
      child.kill('SIGTERM')
      await exited
    },
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok
  } catch {
    return false
  }
}
