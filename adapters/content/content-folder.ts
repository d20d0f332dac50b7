import { existsSync } from 'node:fs'
import path from 'node:path'

/**
 * Finds the project's `content` folder, whether this runs from the sources or from `dist/`: the first folder upwards
 * that has a `package.json` and `content` beside each other.
 * @param from where to start; a folder.
 * @throws Error when there is none, which means that the program was taken out of its package.
 */
export function contentFolder(from: string = __dirname): string {
  for (let folder = path.resolve(from); ; folder = path.dirname(folder)) {
    const content = path.join(folder, 'content')
    if (existsSync(path.join(folder, 'package.json')) && existsSync(content)) return content
    if (path.dirname(folder) === folder) throw new Error(`no content folder above ${from}`)
  }
}
