import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { FailureError } from '../../src/index.ts'

/** A file as it was read. */
export interface TextFile {
  /** From the folder that was asked for, with forward slashes. */
  readonly path: string
  readonly text: string
}

/**
 * Reads every file below a folder, in order of path; hidden ones are passed over.
 * @returns empty when the folder does not exist.
 * @throws FailureError `content-invalid` when it exists and cannot be read.
 */
export async function readTextFiles(folder: string): Promise<readonly TextFile[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true, recursive: true })
    const paths = entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => path.join(entry.parentPath, entry.name))
    const files = await Promise.all(
      paths.map(async (file) => ({
        path: path.relative(folder, file).split(path.sep).join('/'),
        text: await readFile(file, 'utf8'),
      })),
    )
    return files.sort((a, b) => (a.path < b.path ? -1 : 1))
  } catch (error) {
    if (isMissing(error)) return []
    throw new FailureError({ code: 'content-invalid', detail: `cannot read the folder ${folder}` }, error)
  }
}

/** Lists the folders directly below a folder, by name; empty when it does not exist. */
export async function listFolders(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => entry.name)
      .sort()
  } catch (error) {
    if (isMissing(error)) return []
    throw new FailureError({ code: 'content-invalid', detail: `cannot read the folder ${folder}` }, error)
  }
}

/** By the code alone: an error of the file system need not be this program's `Error`. */
function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT'
}
