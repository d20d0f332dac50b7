import { createReadStream } from 'node:fs'
import { type FileHandle, open, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { RawSource } from '../../src/index.ts'
import { createSource } from './create-source.ts'
import { MOST_BYTES, tooLarge } from './decode.ts'
import { askFileSystem, checkIsFile } from './file-failure.ts'

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

/**
 * Finds what may be read in a folder, in the order of the names; hidden files and further folders are passed over.
 * @param name as the caller names it.
 * @param folder where a relative name starts.
 * @returns names like the caller's; `undefined` for anything that is no folder.
 * @throws FailureError `source-unreadable` for a folder that may not be read.
 */
export async function filesOfFolder(name: string, folder: string): Promise<readonly string[] | undefined> {
  const place = path.resolve(folder, name)
  const stats = await stat(place).catch(() => undefined)
  if (stats?.isDirectory() !== true) return undefined
  const found = await askFileSystem(place, readdir(place, { withFileTypes: true }))
  return found
    .filter((entry) => !entry.name.startsWith('.') && !entry.isDirectory())
    .map((entry) => path.join(name, entry.name))
    .sort()
}

/**
 * Opens a file of any size to be read piece by piece.
 * @throws FailureError `source-not-found` or `source-unreadable` before anything is read.
 */
export async function openFileStream(file: string, folder: string): Promise<AsyncIterable<Uint8Array>> {
  const place = path.resolve(folder, file)
  checkIsFile(await askFileSystem(place, stat(place)))
  const handle = await askFileSystem(place, open(place, 'r'))
  return createReadStream('', { fd: handle })
}

async function readBytes(file: string): Promise<Uint8Array> {
  const stats = await askFileSystem(file, stat(file))
  checkIsFile(stats)
  if (stats.size > MOST_BYTES) throw tooLarge(stats.size)
  const handle = await askFileSystem(file, open(file, 'r'))
  try {
    return await askFileSystem(file, readAll(handle))
  } finally {
    await handle.close()
  }
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
