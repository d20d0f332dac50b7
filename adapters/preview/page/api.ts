import type {
  WireChoice,
  WireDocument,
  WireDocumentName,
  WirePress,
  WireProblem,
  WireSchedule,
  WireThread,
} from '../wire.ts'
import { boot, say } from './boot.ts'

const API = '/preview/api'

/** A request that failed; its message is for the reader. */
export class Problem extends Error {
  readonly code: string

  constructor({ code, message }: WireProblem) {
    super(message)
    this.name = 'Problem'
    this.code = code
  }
}

/** Gives what to tell the reader about any error; one that is a bug is also reported to the browser's console. */
export function problemText(error: unknown): string {
  if (!(error instanceof Problem)) reportError(error)
  return error instanceof Problem ? error.message : say('preview.problem-unknown')
}

/** The channel of this browser, whichever language the page is in. */
export const channel = deviceId()

/** The zone of this browser's clock: what 9:00 means here. */
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** Asks for what was said in the channel before. */
export function fetchThreads(): Promise<readonly WireThread[]> {
  return ask(`${API}/threads?channel=${channel}`)
}

/** Asks for the channel's digests and what became of the last ones. */
export function fetchSchedule(): Promise<WireSchedule> {
  return ask(`${API}/schedule?${new URLSearchParams({ channel, language: boot.language, zone })}`)
}

/** Asks for the day's edition, as a new thread. */
export function fetchDigest(): Promise<WireThread> {
  return send('digest', {})
}

/** Asks for the briefing of a document that is loaded already, as a new thread. */
export function fetchBriefing(document: string): Promise<WireThread> {
  return send('brief-loaded', { document })
}

/** Sends a line written in the channel; gives back the thread it began. */
export function sendCommand(words: string): Promise<WireThread> {
  return send('command', { words })
}

/** Sends a line written in a thread. */
export function sendReply(thread: string, text: string): Promise<WireThread> {
  return send('reply', { thread, text })
}

/** Sends what a pressed button carries; it is answered in the language of the message that the button belongs to. */
export function sendPress(press: Omit<WirePress, 'channel'>): Promise<WireThread> {
  return send('press', press)
}

/** Sends a file or a pasted text to be briefed; gives back the thread about it. */
export function sendFile(name: string, content: Blob): Promise<WireThread> {
  const query = new URLSearchParams({ channel, language: boot.language, name })
  const headers = { 'content-type': 'application/octet-stream' }
  return ask<WireThread>(`${API}/upload?${query}`, { method: 'POST', headers, body: content }).catch((error) => {
    // of several files sent at once, the reader must know which one is meant
    if (!(error instanceof Problem)) throw error
    throw new Problem({ code: error.code, message: say('preview.problem-of-file', { name, message: error.message }) })
  })
}

/** Asks which documents are loaded. */
export function fetchDocuments(): Promise<readonly WireDocumentName[]> {
  return ask(`${API}/documents`)
}

/** Asks for a document with everything that was found in it. */
export function fetchDocument(id: string): Promise<WireDocument> {
  return ask(`${API}/documents/${encodeURIComponent(id)}`)
}

/** Asks for the takeaways of a document as another setting chooses them. */
export function fetchChoice(id: string, setting: ChoiceSetting): Promise<WireChoice> {
  return ask(`${API}/documents/${encodeURIComponent(id)}/takeaways?${new URLSearchParams({ ...setting })}`)
}

/** How takeaways are chosen; both are sent as they are. */
export interface ChoiceSetting {
  /** `auto`, or how many. */
  readonly count: string
  /** `sentence` or `clause`. */
  readonly unit: string
}

function send<T>(path: string, fields: object): Promise<T> {
  const body = JSON.stringify({ channel, language: boot.language, zone, ...fields })
  return ask(`${API}/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
}

async function ask<T>(url: string, options: RequestInit = {}): Promise<T> {
  const headers = { ...options.headers, 'accept-language': boot.language }
  const response = await fetch(url, { ...options, headers }).catch(() => undefined)
  if (response === undefined) throw new Problem({ code: 'unreachable', message: say('preview.problem-unreachable') })
  const answered: unknown = await response.json().catch(() => undefined)
  if (response.ok) return answered as T
  throw new Problem(isProblem(answered) ? answered : { code: 'unknown', message: say('preview.problem-unknown') })
}

function isProblem(value: unknown): value is WireProblem {
  return typeof value === 'object' && value !== null && 'message' in value && typeof value.message === 'string'
}

function deviceId(): string {
  const known = localStorage.getItem('device')
  if (known !== null && /^[a-f0-9]{32}$/.test(known)) return known
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const made = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  localStorage.setItem('device', made)
  return made
}
