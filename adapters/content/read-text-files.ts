import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { FailureError } from '../../src/index.ts'

/** A file as it was read. */
export interface TextFile {
  /** From the folder that was asked for, with forward slashes. */
  readonly path: string
  readonly text: string
}

/**
 * Reads every file below a folder, in order of path; hidden ones, and what is in hidden folders, are passed over.
 * @returns empty when the folder does not exist.
 * @throws FailureError `content-invalid` when it exists and cannot be read.
 */
export async function readTextFiles(folder: string): Promise<readonly TextFile[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true, recursive: true })
    // a link to a file is a file: mounted configuration is made of links
    const found = await Promise.all(
      entries.map(async (entry) => {
        const file = path.join(entry.parentPath, entry.name)
        const isFile = entry.isFile() || (entry.isSymbolicLink() && (await stat(file)).isFile())
        return isFile ? path.relative(folder, file).split(path.sep) : []
      }),
    )
    const shown = found.filter((parts) => parts.length > 0 && !parts.some((part) => part.startsWith('.')))
    const files = await Promise.all(
      shown.map(async (parts) => ({
        path: parts.join('/'),
        text: await readFile(path.join(folder, ...parts), 'utf8'),
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
