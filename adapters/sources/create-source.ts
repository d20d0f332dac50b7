import { createHash } from 'node:crypto'
import { type RawSource, recogniseFormat } from '../../src/index.ts'
import { decodeText } from './decode.ts'

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
  return sourceOf({ id, name, bytes }, hashOf(bytes))
}

/**
 * Makes a source of bytes that a reader sent: its id is that of its content, so that sending it again changes nothing.
 * @throws FailureError of `decodeText`.
 */
export function createUpload(name: string, bytes: Uint8Array): RawSource {
  const contentHash = hashOf(bytes)
  return sourceOf({ id: `upload-${contentHash.slice(0, ID_DIGITS)}`, name, bytes }, contentHash)
}

function sourceOf({ id, name, bytes }: SourceBytes, contentHash: string): RawSource {
  const text = decodeText(bytes)
  return { id, name, url: undefined, format: recogniseFormat(name, text), text, contentHash }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
