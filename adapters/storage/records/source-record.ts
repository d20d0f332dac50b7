import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import type { DocumentInput } from '../../../src/index.ts'
import { damaged, readRecord } from './damaged.ts'

// a book takes a while, and is packed beside the event loop
const deflateApart = promisify(deflateRaw)
const inflateApart = promisify(inflateRaw)

/** The fastest packs a Chinese article to half of its bytes, and an English one to less. */
const FASTEST = { level: 1 }

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
  return (await deflateApart(JSON.stringify(stored), FASTEST)).toString('base64')
}

/** Reads what `writeSource` wrote. @throws FailureError `store-damaged`. */
export async function readSource(id: string, record: string): Promise<DocumentInput> {
  const [format, text, name, url, contentHash, language] = readRecord('source', await unpack(record)) as Stored
  const origin = { id, name, url: url ?? undefined, contentHash }
  return { format, text, origin, ...(language === null ? {} : { language }) }
}

async function unpack(record: string): Promise<string> {
  try {
    return (await inflateApart(Buffer.from(record, 'base64'))).toString('utf8')
  } catch (error) {
    throw damaged('source', error)
  }
}
