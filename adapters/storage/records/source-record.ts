import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createDeflateRaw, inflateRaw } from 'node:zlib'
import type { DocumentInput } from '../../../src/index.ts'
import { utf8Text } from '../../shared/utf8.ts'
import { damaged, readRecord } from './damaged.ts'

// a book takes a while, and is packed beside the event loop
const inflateApart = promisify(inflateRaw)

/** The fastest packs a Chinese article to half of its bytes, and an English one to less. */
const FASTEST = { level: 1 }
/** Code units that are written at once: some milliseconds. */
const PIECE = 500_000

type Stored = readonly [
  format: DocumentInput['format'],
  text: string,
  name: string,
  url: string | null,
  contentHash: string,
  language: NonNullable<DocumentInput['language']> | null,
]

/** Packs a source in ASCII, without its id. */
export async function writeSource({ format, text, origin, language }: DocumentInput): Promise<string> {
  const { name, url, contentHash } = origin
  const stored: Stored = [format, text, name, url ?? null, contentHash, language ?? null]
  const deflate = createDeflateRaw(FASTEST)
  const [packed] = await Promise.all([buffer(deflate), pipeline(writtenIn(stored), deflate)])
  return packed.toString('base64')
}

/** As JSON, in pieces: `JSON.stringify` of a book would hold everybody up. */
function* writtenIn([format, text, ...others]: Stored): Generator<string> {
  yield `[${JSON.stringify(format)},"`
  for (let at = 0; at < text.length; at += PIECE) yield JSON.stringify(text.slice(at, at + PIECE)).slice(1, -1)
  yield `",${JSON.stringify(others).slice(1)}`
}

/** Reads what `writeSource` wrote. @throws FailureError `store-damaged`. */
export async function readSource(id: string, record: string): Promise<DocumentInput> {
  const [format, text, name, url, contentHash, language] = readRecord('source', await unpack(record)) as Stored
  const origin = { id, name, url: url ?? undefined, contentHash }
  return { format, text, origin, ...(language === null ? {} : { language }) }
}

async function unpack(record: string): Promise<string> {
  try {
    return utf8Text(await inflateApart(Buffer.from(record, 'base64')))
  } catch (error) {
    throw damaged('source', error)
  }
}
