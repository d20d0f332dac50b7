import { type LookupAddress, lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, type Dispatcher, request } from 'undici'
import { FailureError, type RawSource } from '../../src/index.ts'
import type { ReadPage } from '../shared/read-source.ts'
import { createUpload } from './create-source.ts'
import { isPublicAddress } from './public-address.ts'

/** Where pages may be read from. */
export interface PageRules {
  readonly protocols: readonly string[]
  /** Asked of each address that a connection may be made to. */
  readonly isAllowed: (address: string) => boolean
  /** Finds the addresses of a name. */
  readonly lookup: typeof lookup
  /** For a page and all that it leads to, in milliseconds. */
  readonly timeoutMs: number
}

/** The web as everybody sees it. */
export const PUBLIC_WEB: PageRules = { protocols: ['https:'], isAllowed: isPublicAddress, lookup, timeoutMs: 10_000 }

const MOST_BYTES = 5_000_000
const MOST_REDIRECTS = 3
const REDIRECTS = new Set([301, 302, 303, 307, 308])
const OK = 200
/** What a file of the kind is called at its end. */
const ENDINGS: Readonly<Record<string, string>> = {
  'text/html': '.html',
  'application/xhtml+xml': '.html',
  'text/plain': '.txt',
  'text/markdown': '.md',
}

/**
 * Makes a reader of pages that leads nobody to what only this machine can reach.
 *
 * A name is looked up once, and the connection is made to the address that was checked: a name that means another
 * address the next time gains nothing. Wherever a page leads to is checked anew. No cookie, token or proxy goes along.
 */
export function createPageReader(rules: PageRules): ReadPage {
  const dispatcher = new Agent({ connect: { lookup: checkedLookup(rules) } })
  return async (address) => {
    try {
      const signal = AbortSignal.timeout(rules.timeoutMs)
      return await follow(checkedUrl(address, rules), { rules, dispatcher, signal })
    } catch (error) {
      if (error instanceof FailureError) throw error
      throw unreadable('the page could not be fetched')
    }
  }
}

interface Fetching {
  readonly rules: PageRules
  readonly dispatcher: Dispatcher
  readonly signal: AbortSignal
}

async function follow(first: URL, { rules, ...how }: Fetching): Promise<RawSource> {
  let url = first
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const headers = { accept: Object.keys(ENDINGS).join(', '), 'accept-encoding': 'identity' }
    const answer = await request(url, { ...how, headers })
    if (!REDIRECTS.has(answer.statusCode)) return await read(url, answer)
    drop(answer.body)
    url = checkedUrl(String(answer.headers.location ?? ''), rules, url)
  }
  throw unreadable('the page leads on and on')
}

async function read(url: URL, { statusCode, headers, body }: Dispatcher.ResponseData): Promise<RawSource> {
  const [type = ''] = String(headers['content-type'] ?? '').split(';')
  const ending = ENDINGS[type.trim().toLowerCase()]
  const isPacked = headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity'
  if (statusCode !== OK || ending === undefined || isPacked) {
    drop(body)
    throw unreadable(statusCode === OK ? 'the page is no text' : `the page answers ${statusCode}`)
  }
  const bytes = await readBytes(body)
  return { ...(await createUpload(`${url.hostname}${ending}`, bytes)), url: url.href }
}

/** What is not read is broken off, which is an error that nobody waits for. */
function drop(body: Dispatcher.ResponseData['body']): void {
  body.on('error', () => undefined).destroy()
}

/** Counted while it comes: a length may be missing, or wrong. */
async function readBytes(body: Dispatcher.ResponseData['body']): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body) {
    length += chunk.length
    if (length > MOST_BYTES) throw unreadable('the page is too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, length)
}

/** An address made of digits is looked up by nobody: it is checked here, as the URL writes it out. */
function checkedUrl(address: string, { protocols, isAllowed }: PageRules, base?: URL): URL {
  if (!URL.canParse(address, base?.href)) throw unreadable('it is no address')
  const url = new URL(address, base?.href)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isOpen = protocols.includes(url.protocol) && url.username === '' && url.password === ''
  if (!isOpen || (isIP(host) !== 0 && !isAllowed(host))) throw unreadable('it is no public address')
  return url
}

/** Hands a connection only addresses that were checked, all of a name's; one that is not allowed forbids the name. */
function checkedLookup({ isAllowed, lookup: find }: PageRules): LookupFunction {
  return (host, options, callback) => {
    find(host, { ...options, all: true }, (error: Error | null, found: readonly LookupAddress[]) => {
      const [first] = found ?? []
      if (error !== null) callback(error, '')
      else if (first === undefined || !found.every(({ address }) => isAllowed(address))) {
        callback(new Error('no public address'), '')
      } else if (options.all === true) callback(null, [...found])
      else callback(null, first.address, first.family)
    })
  }
}

function unreadable(detail: string): FailureError {
  return new FailureError({ code: 'source-unreadable', detail })
}
