import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'

/** What the peer sent over a connection, and what it was answered. */
export interface SocketEnvelope {
  readonly envelope: string
  /** Milliseconds since 1970. */
  readonly sentAtMs: number
  /** `undefined` until it is acknowledged. */
  readonly ackedAtMs: number | undefined
  readonly answer: unknown
}

/** The connections of Socket Mode, as Slack holds them. */
export interface PeerSockets {
  /** Sends a request over one of the connections. @returns `false` when there is none. */
  send(type: string, payload: unknown): boolean
  /** Says on all connections that they are to be made anew, or, with `cut`, breaks them off without a word. */
  disconnect(reason: string): void
  /** How many connections have been made, and how many there are. */
  counts(): { readonly made: number; readonly open: number }
  envelopes(): readonly SocketEnvelope[]
  /** Most connections at once; one more is told `too_many_websockets`. */
  setLimit(limit: number): void
}

const PATH = '/link'
const MOST = 10

/** Takes connections on the peer's server. */
export function createSockets(server: Server): PeerSockets {
  const listener = new WebSocketServer({ server, path: PATH })
  const envelopes = new Map<string, SocketEnvelope>()
  let made = 0
  let limit = MOST
  listener.on('connection', (socket) => {
    made++
    if (listener.clients.size > limit) {
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets' }))
      return
    }
    socket.send(JSON.stringify({ type: 'hello', num_connections: listener.clients.size }))
    socket.on('message', (data) => acknowledge(envelopes, String(data)))
  })
  return {
    send(type, payload) {
      const socket = openOf(listener)[envelopes.size % Math.max(1, openOf(listener).length)]
      if (socket === undefined) return false
      const envelope = `envelope-${envelopes.size + 1}`
      envelopes.set(envelope, { envelope, sentAtMs: Date.now(), ackedAtMs: undefined, answer: undefined })
      socket.send(JSON.stringify({ type, envelope_id: envelope, payload, accepts_response_payload: true }))
      return true
    },
    disconnect(reason) {
      for (const socket of listener.clients) {
        if (reason === 'cut') socket.terminate()
        else socket.send(JSON.stringify({ type: 'disconnect', reason }))
      }
    },
    counts: () => ({ made, open: openOf(listener).length }),
    envelopes: () => [...envelopes.values()],
    setLimit(wanted) {
      limit = wanted
    },
  }
}

function openOf({ clients }: WebSocketServer): readonly WebSocket[] {
  return [...clients].filter(({ readyState, OPEN }) => readyState === OPEN)
}

function acknowledge(envelopes: Map<string, SocketEnvelope>, text: string): void {
  const { envelope_id: id, payload }: { envelope_id?: string; payload?: unknown } = JSON.parse(text)
  const sent = id === undefined ? undefined : envelopes.get(id)
  if (id !== undefined && sent !== undefined && sent.ackedAtMs === undefined)
    envelopes.set(id, { ...sent, ackedAtMs: Date.now(), answer: payload })
}
