import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** One file of the project with what it imports. */
export interface SourceFile {
  /** From the project's root, with forward slashes. */
  readonly path: string
  readonly text: string
  /** Specifiers in `import`, `export … from` and `import()` positions, types included. */
  readonly imports: readonly string[]
}

export const ROOT = path.join(__dirname, '..', '..')

const IMPORT = /(?:^|\n)\s*(?:import|export)\s(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g

/** Reads every TypeScript file below a folder of the project, in order of path. */
export function readSourceFiles(folder: string): readonly SourceFile[] {
  return listFiles(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => {
      const text = readFileSync(path.join(ROOT, file), 'utf8')
      return { path: file, text, imports: [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '') }
    })
}

/** Lists every file below a folder of the project, in order of path. */
export function listFiles(folder: string): readonly string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort()
}

/** Resolves a relative import of a file to a path from the project's root; packages stay as they are. */
export function resolveImport(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier
  return path.posix.normalize(path.posix.join(path.posix.dirname(from), specifier))
}
