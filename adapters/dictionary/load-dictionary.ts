import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import {
  type BilingualDictionary,
  compileDictionary,
  DICTIONARY_VERSION,
  decodeDictionary,
  encodeDictionary,
  type SearchRules,
} from '../../src/index.ts'
import { readEntries } from './read-entries.ts'

/**
 * Loads the bilingual dictionary. The first time it is compiled from the CC-CEDICT package, which takes two seconds or
 * three, and kept in a file beside the program; from then on it is read as it is, in milliseconds.
 *
 * The compiled file is CC BY-SA data: it stays on the machine that made it. A folder that cannot be written is no
 * failure; the dictionary is then compiled at every start.
 */
export async function loadDictionary(folder: string, rules: SearchRules): Promise<BilingualDictionary> {
  const { version, entries } = readEntries()
  const file = path.join(folder, `dictionary-${version}-${DICTIONARY_VERSION}.bin`)
  const kept = await readFile(file).catch(() => undefined)
  const known = kept === undefined ? undefined : decodeDictionary(kept)
  if (known !== undefined) return known
  const made = compileDictionary(await entries(), rules.fold, rules.stopStems)
  await keep(file, encodeDictionary(made)).catch(() => undefined)
  return made
}

/** Two processes may start at once: each writes a file of its own and puts it in place whole. */
async function keep(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}`
  await writeFile(draft, bytes)
  await rename(draft, file)
}
