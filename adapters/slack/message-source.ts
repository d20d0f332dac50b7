import { FailureError, type RawSource } from '../../src/index.ts'
import { checkFileSize, fetchFile, unreadableFile } from '../shared/fetch-file.ts'
import type { ReadPage, ReadUpload } from '../shared/read-source.ts'
import { onlyLink, plainMessage } from './plain-message.ts'

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
  readonly readPage: ReadPage
}

/** What a message holds to be briefed; `link`: nothing but an address, at which nothing could be read. */
export type MessageSource =
  | { readonly kind: 'source'; readonly source: RawSource }
  | { readonly kind: 'link' | 'empty' }

/**
 * Takes what is to be briefed out of a message: its first file, the page of a link that stands alone, or else its words.
 * @throws FailureError `source-…` when it cannot be read.
 */
export async function readMessage(message: SharedMessage, parts: MessageSourceParts): Promise<MessageSource> {
  const [file] = message.files ?? []
  if (file !== undefined) {
    const bytes = await download(file, parts)
    return { kind: 'source', source: await parts.readUpload(file.name ?? 'file', bytes) }
  }
  const text = message.text ?? ''
  const link = onlyLink(text)
  if (link !== undefined) return await readLink(link, parts)
  const words = plainMessage(text).trim()
  if (words === '') return { kind: 'empty' }
  return { kind: 'source', source: await parts.readUpload('message.txt', new TextEncoder().encode(words)) }
}

async function readLink(link: string, { readPage }: MessageSourceParts): Promise<MessageSource> {
  try {
    return { kind: 'source', source: await readPage(link) }
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === 'source-unreadable') return { kind: 'link' }
    throw error
  }
}

/** Fetches a file from Slack. The bot's token goes to Slack's own hosts only, over HTTPS. */
async function download(file: SharedFile, { token, fileOrigins }: MessageSourceParts): Promise<Uint8Array> {
  const url = addressOf(file)
  if (url === undefined || !fileOrigins.includes(url.origin)) throw unreadableFile('the file is on no host of Slack')
  checkFileSize(file.size ?? 0)
  const { bytes, contentType } = await fetchFile(url, { authorization: `Bearer ${token}` })
  if (isLogIn(contentType, file)) throw unreadableFile('Slack answered with a page to log in')
  return bytes
}

function addressOf({ url_private_download: address = '' }: SharedFile): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined
}

/** Without the scope for files Slack answers with a page to log in. */
function isLogIn(contentType: string, { name = '' }: SharedFile): boolean {
  return /text\/html/.test(contentType) && !/\.html?$/i.test(name)
}
