import type { Stats } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import path from 'node:path'
import { FailureError, type RawSource } from '../../src/index.ts'
import { createSource } from './create-source.ts'
import { MOST_BYTES, tooLarge } from './decode.ts'

const CHUNK_BYTES = 1024 * 1024

/**
 * Reads a source from a file.
 *
 * The size is looked at before anything is read, and counted while reading: a file may grow, and some tell no size.
 * @param file as the caller names it; it becomes the source's id.
 * @param folder where a relative name starts.
 * @throws FailureError `source-not-found`; `source-unreadable` for a folder, a device, a pipe or a file that may not be
 * read; and the failures of `createSource`.
 */
export async function readSourceFile(file: string, folder: string): Promise<RawSource> {
  const bytes = await readBytes(path.resolve(folder, file))
  return createSource({ id: file.split(path.sep).join('/'), name: path.basename(file), bytes })
}

async function readBytes(file: string): Promise<Uint8Array> {
  const stats = await ask(stat(file))
  const obstacle = obstacleIn(stats)
  if (obstacle !== undefined) throw new FailureError({ code: 'source-unreadable', detail: obstacle })
  if (stats.size > MOST_BYTES) throw tooLarge(stats.size)
  const handle = await ask(open(file, 'r'))
  try {
    return await ask(readAll(handle))
  } finally {
    await handle.close()
  }
}

/** What a name stands for when it is no file that ends: opening a pipe or a device could wait for ever. */
function obstacleIn(stats: Stats): string | undefined {
  if (stats.isFile()) return undefined
  if (stats.isDirectory()) return 'it is a folder: name the files in it'
  if (stats.isFIFO() || stats.isSocket()) return 'it is a pipe: save what it gives to a file first'
  return 'it is a device'
}

async function readAll(handle: FileHandle): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES)
    if (bytesRead === 0) return Buffer.concat(chunks, length)
    length += bytesRead
    if (length > MOST_BYTES) throw tooLarge(length)
    chunks.push(buffer.subarray(0, bytesRead))
  }
}

/** Waits for the file system and translates what it refuses. */
async function ask<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    throw error instanceof FailureError ? error : translate(error)
  }
}

function translate(error: unknown): FailureError {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new FailureError({ code: 'source-not-found', detail: 'there is no such file' }, error)
    case 'EACCES':
    case 'EPERM':
      return new FailureError({ code: 'source-unreadable', detail: 'this user may not read it' }, error)
    default:
      return new FailureError({ code: 'source-unreadable', detail: `the system says ${String(code)}` }, error)
  }
}
