import { existsSync } from 'node:fs'
import path from 'node:path'
import { FailureError, type Pack, type PackMistake, parsePack } from '../../src/index.ts'
import { ContentError } from './content-error.ts'
import { contentFolder } from './content-folder.ts'
import { gatherLanguages, type LanguageContent } from './load-languages.ts'
import { listFolders, readTextFiles } from './read-text-files.ts'

/** Everything in the content folder. */
export interface Content extends LanguageContent {
  /** In order of folder name. */
  readonly packs: readonly Pack[]
}

/**
 * Reads texts, rules and packs.
 * @param folder the content folder; the program's own when not given.
 * @throws ContentError, a FailureError `content-invalid` or `pack-invalid`, with every mistake of all files at once.
 */
export async function loadContent(folder: string = contentFolder()): Promise<Content> {
  if (!existsSync(folder)) throw new FailureError({ code: 'content-invalid', detail: `there is no folder ${folder}` })
  const { mistakes, ...languages } = gatherLanguages(await readTextFiles(path.join(folder, 'lang')))
  const packNames = await listFolders(path.join(folder, 'packs'))
  const packs = await Promise.all(packNames.map((name) => loadPack(folder, name)))
  const packMistakes = packs.flatMap((pack) => pack.mistakes)
  if (mistakes.length > 0) throw new ContentError('content-invalid', [...mistakes, ...packMistakes])
  if (packMistakes.length > 0) throw new ContentError('pack-invalid', packMistakes)
  return { ...languages, packs: packs.flatMap((pack) => pack.packs) }
}

interface LoadedPack {
  readonly packs: readonly Pack[]
  readonly mistakes: readonly PackMistake[]
}

async function loadPack(folder: string, name: string): Promise<LoadedPack> {
  const files = await readTextFiles(path.join(folder, 'packs', name))
  const parsed = parsePack(files.filter((file) => !file.path.endsWith('.md')))
  const here = `packs/${name}`
  if (!parsed.ok) {
    return { packs: [], mistakes: parsed.failure.map((mistake) => ({ ...mistake, file: `${here}/${mistake.file}` })) }
  }
  const pack = parsed.value
  if (pack.id === name) return { packs: [pack], mistakes: [] }
  const problem = `is not the folder's name: ${name}`
  return { packs: [], mistakes: [{ file: `${here}/pack.json`, line: 1, field: 'id', problem }] }
}
