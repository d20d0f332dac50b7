import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { listFiles, ROOT } from '../architecture/source-files.ts'

/** A README that opens with what is in its folder. */
interface FolderTree {
  readonly folder: string
  readonly tree: string
}

const trees = ['src', 'adapters', 'content', 'deploy', 'test']
  .flatMap(listFiles)
  .filter((file) => path.basename(file) === 'README.md')
  .flatMap((file): readonly FolderTree[] => {
    const tree = /^# .*\n\n```text\n([\s\S]*?)```/.exec(readFileSync(path.join(ROOT, file), 'utf8'))?.[1]
    return tree === undefined ? [] : [{ folder: path.dirname(file), tree }]
  })

function childrenOf(folder: string): readonly string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true })
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
    .filter((name) => name !== 'README.md' && !name.startsWith('.'))
}

/** Whether a tree names a file or folder, be it alone on its line or behind another. */
function names(tree: string, child: string): boolean {
  return new RegExp(`(?<![\\w/-])${child.replaceAll('.', '\\.')}`, 'm').test(tree)
}

describe('the README of a folder', () => {
  it('names every file and folder beside it', () => {
    const missing = trees.flatMap(({ folder, tree }) =>
      childrenOf(folder)
        .filter((child) => !names(tree, child))
        .map((child) => `${folder}/${child}`),
    )

    expect(trees.length).toBeGreaterThan(5)
    expect(missing).toEqual([])
  })

  it('names no source file that is gone', () => {
    const gone = trees.flatMap(({ folder, tree }) =>
      [...tree.matchAll(/[\w/-]+\.ts\b/g)]
        .map(([file]) => path.join(folder, file))
        .filter((file) => !existsSync(path.join(ROOT, file))),
    )

    expect(gone).toEqual([])
  })
})
