import type { RawSource } from '../../src/index.ts'

/**
 * Makes a source of bytes that a reader sent; its id is that of its content.
 * @throws FailureError when they are no text that can be read.
 */
export type ReadUpload = (name: string, bytes: Uint8Array) => Promise<RawSource>

/**
 * Reads a page that a reader named.
 * @throws FailureError `source-unreadable` for whatever is no public page of text, or too long, or too slow.
 */
export type ReadPage = (address: string) => Promise<RawSource>
