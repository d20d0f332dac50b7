import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { endWithUs } from '../own-children.ts'
import type { PeerCall, PeerFaults, PeerPost } from './peer.ts'
import type { SocketEnvelope } from './sockets.ts'
import type { TokenFaults } from './workspaces.ts'

/** The peer in a process of its own. */
export interface RunningPeer {
  /** Such as `http://127.0.0.1:41234`. */
  readonly url: string
  /** Sets what goes wrong from now on; whatever is not named goes right. */
  setFaults(faults: Partial<PeerFaults>): Promise<void>
  /** Has a post arrived that this process does not know of. */
  accept(channel: string, key: string): Promise<void>
  posts(): Promise<readonly PeerPost[]>
  /** The last requests, in the order they came. @param after leaves out so many of the first. */
  calls(after?: number): Promise<readonly PeerCall[]>
  /** How many posts came to a channel before the time that it was told to wait for. */
  early(): Promise<number>
  /** The keys of every post it accepted, in order. */
  keys(): Promise<readonly string[]>
  /** Sets what goes wrong with tokens from now on, and revokes one. */
  setTokens(faults: Partial<TokenFaults> & { readonly revoke?: string }): Promise<void>
  /** How often a refresh token was asked about. */
  refreshes(): Promise<number>
  /** The connections of Socket Mode: how many were made, how many are open, and what was sent over them. */
  sockets(): Promise<PeerSocketsTold>
  /** Sends a request over one of them. @returns `false` when there is none. */
  sendOverSocket(type: string, payload: unknown): Promise<boolean>
  /** Ends them with a reason, or breaks them off: `cut`. */
  disconnect(reason: string): Promise<void>
  /** Most connections at once. */
  setSocketLimit(limit: number): Promise<void>
  stop(): Promise<void>
}

/** What the peer says of its connections. */
export interface PeerSocketsTold {
  readonly made: number
  readonly open: number
  readonly envelopes: readonly SocketEnvelope[]
}

const SCRIPT = path.join(__dirname, 'main.ts')

/** Starts the peer on a free port. It does not outlive this process. */
export async function startPeer(faults: Partial<PeerFaults> = {}): Promise<RunningPeer> {
  const child = endWithUs(
    spawn(process.execPath, ['--import', 'tsx', SCRIPT], { stdio: ['ignore', 'pipe', 'inherit'] }),
  )
  const exited = once(child, 'exit')
  const [first] = await Promise.race([once(child.stdout.setEncoding('utf8'), 'data'), exited])
  const { port }: { port: number } = JSON.parse(String(first))
  const url = `http://127.0.0.1:${port}`
  const ask = async <T>(what: string): Promise<T> => {
    const response = await fetch(`${url}/peer/${what}`)
    return JSON.parse(await response.text())
  }
  const posts = (): Promise<readonly PeerPost[]> => ask('posts')
  const setFaults = async (wanted: Partial<PeerFaults>): Promise<void> => {
    await fetch(`${url}/peer/faults`, { method: 'POST', body: JSON.stringify(wanted) })
  }
  const tell = async (what: string, body: unknown): Promise<string> =>
    await (await fetch(`${url}/peer/${what}`, { method: 'POST', body: JSON.stringify(body) })).text()
  await setFaults(faults)
  return {
    url,
    setTokens: async (wanted) => void (await tell('tokens', wanted)),
    refreshes: () => ask('refreshes'),
    sockets: () => ask('sockets'),
    sendOverSocket: async (type, payload) => (await tell('sockets/send', { type, payload })) === 'true',
    disconnect: async (reason) => void (await tell('sockets/disconnect', reason)),
    setSocketLimit: async (limit) => void (await tell('sockets/limit', limit)),
    setFaults,
    posts,
    calls: (after = 0) => ask(`calls/${after}`),
    early: () => ask('early'),
    async accept(channel, key) {
      const metadata = JSON.stringify({ event_payload: { key } })
      await fetch(`${url}/api/chat.postMessage`, { method: 'POST', body: new URLSearchParams({ channel, metadata }) })
    },
    keys: async () => (await posts()).map(({ key }) => key),
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
  }
}
