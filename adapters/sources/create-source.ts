import { createHash } from 'node:crypto'
import { atOnce, type RawSource, recogniseFormat, type Steps } from '../../src/index.ts'
import { betweenOthers } from '../shared/steps.ts'
import { PIECE_BYTES } from '../shared/utf8.ts'
import { decodingText } from './decode.ts'

/** Bytes to make a source of. */
export interface SourceBytes {
  /** Unique in the workspace. */
  readonly id: string
  /** A file's name without its folder. */
  readonly name: string
  readonly bytes: Uint8Array
}

const ID_DIGITS = 12

/**
 * Makes a source of bytes that were read.
 * @throws FailureError of `decodeText`.
 */
export function createSource({ id, name, bytes }: SourceBytes): RawSource {
  return atOnce(makingSource({ name, bytes }, () => id))
}

/**
 * Makes a source of bytes that a reader sent: its id is that of its content, so that sending it again changes nothing.
 * Others are answered meanwhile.
 * @throws FailureError of `decodeText`.
 */
export function createUpload(name: string, bytes: Uint8Array): Promise<RawSource> {
  return betweenOthers(makingSource({ name, bytes }, (contentHash) => `upload-${contentHash.slice(0, ID_DIGITS)}`))
}

function* makingSource(
  { name, bytes }: Omit<SourceBytes, 'id'>,
  idOf: (contentHash: string) => string,
): Steps<RawSource> {
  const contentHash = yield* hashing(bytes)
  const text = yield* decodingText(bytes)
  return { id: idOf(contentHash), name, url: undefined, format: recogniseFormat(name, text), text, contentHash }
}

function* hashing(bytes: Uint8Array): Steps<string> {
  const hash = createHash('sha256')
  for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
    hash.update(bytes.subarray(from, from + PIECE_BYTES))
    yield undefined
  }
  return hash.digest('hex')
}
