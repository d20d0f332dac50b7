import { existsSync } from 'node:fs'
import path from 'node:path'
import { FailureError } from '../../src/index.ts'

/**
 * Finds the project's `content` folder, whether this runs from the sources or from `dist/`: the first folder upwards
 * that has a `package.json` and `content` beside each other.
 * @param from where to start; a folder.
 * @throws FailureError `content-invalid` when there is none: the program was taken out of its package.
 */
export function contentFolder(from: string = __dirname): string {
  for (let folder = path.resolve(from); ; folder = path.dirname(folder)) {
    const content = path.join(folder, 'content')
    if (existsSync(path.join(folder, 'package.json')) && existsSync(content)) return content
    if (path.dirname(folder) === folder) throw new FailureError({ code: 'content-invalid', detail: lacks(from) })
  }
}

function lacks(from: string): string {
  return `there is no folder "content" beside a "package.json" above ${from}: put the program's own back`
}
