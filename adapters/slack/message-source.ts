import { FailureError, type RawSource } from '../../src/index.ts'
import { onlyLink, plainMessage } from './plain-message.ts'

/**
 * Makes a source of bytes that a reader sent.
 * @throws FailureError when they are no text that can be read.
 */
export type ReadUpload = (name: string, bytes: Uint8Array) => Promise<RawSource> | RawSource

/** A message as a shortcut hands it over, as far as it is read. */
export interface SharedMessage {
  readonly text?: string
  readonly files?: readonly SharedFile[]
}

/** A file of a message. */
export interface SharedFile {
  readonly name?: string
  readonly size?: number
  readonly url_private_download?: string
}

/** What reading a message takes. */
export interface MessageSourceParts {
  readonly token: string
  readonly fileOrigins: readonly string[]
  readonly readUpload: ReadUpload
}

/** What a message holds to be briefed; `link`: nothing but an address, which is not fetched. */
export type MessageSource =
  | { readonly kind: 'source'; readonly source: RawSource }
  | { readonly kind: 'link' | 'empty' }

/** The same as for any other upload. */
const MOST_BYTES = 25 * 1024 * 1024
const DOWNLOAD_MS = 20_000

/**
 * Takes what is to be briefed out of a message: its first file, or else its words.
 * @throws FailureError `source-…` when it cannot be read.
 */
export async function readMessage(message: SharedMessage, parts: MessageSourceParts): Promise<MessageSource> {
  const [file] = message.files ?? []
  if (file !== undefined) {
    const bytes = await download(file, parts)
    return { kind: 'source', source: await parts.readUpload(file.name ?? 'file', bytes) }
  }
  const text = message.text ?? ''
  if (onlyLink(text) !== undefined) return { kind: 'link' }
  const words = plainMessage(text).trim()
  if (words === '') return { kind: 'empty' }
  return { kind: 'source', source: await parts.readUpload('message.txt', new TextEncoder().encode(words)) }
}

/**
 * Fetches a file from Slack. The bot's token goes to Slack's own hosts only, over HTTPS, and is carried to no other
 * place by a redirect.
 */
async function download(file: SharedFile, { token, fileOrigins }: MessageSourceParts): Promise<Uint8Array> {
  const url = addressOf(file)
  if (url === undefined || !fileOrigins.includes(url.origin)) throw unreadable('the file is on no host of Slack')
  if ((file.size ?? 0) > MOST_BYTES) throw tooLarge(file.size ?? 0)
  try {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${token}` },
      redirect: 'error',
      signal: AbortSignal.timeout(DOWNLOAD_MS),
    })
    if (!response.ok || isLogIn(response, file)) throw unreadable(`Slack answered ${response.status} for a file`)
    return await readBody(response)
  } catch (error) {
    throw error instanceof FailureError ? error : unreadable('the file could not be fetched')
  }
}

function addressOf({ url_private_download: address = '' }: SharedFile): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined
}

/** Without the scope for files Slack answers with a page to log in. */
function isLogIn({ headers }: Response, { name = '' }: SharedFile): boolean {
  return /text\/html/.test(headers.get('content-type') ?? '') && !/\.html?$/i.test(name)
}

/** Counted while it comes: a length may be missing, or wrong. */
async function readBody({ body }: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body ?? []) {
    length += chunk.length
    if (length > MOST_BYTES) throw tooLarge(length)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, length)
}

function unreadable(detail: string): FailureError {
  return new FailureError({ code: 'source-unreadable', detail })
}

function tooLarge(bytes: number): FailureError {
  return new FailureError({ code: 'source-too-large', detail: `${bytes} bytes` })
}
