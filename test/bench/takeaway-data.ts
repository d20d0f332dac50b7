import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** One document of a tuning file with what people chose or wrote for it. */
export interface Sample {
  readonly id: string
  readonly text: string
  /** Sentences of a summary or a headline. */
  readonly references: readonly string[]
  /** The sentences people chose; empty where the file has none. */
  readonly gold: readonly string[]
}

interface Row {
  readonly id: string
  readonly text: string
  readonly refs: readonly string[]
  readonly sents?: readonly string[]
  readonly gold?: readonly number[]
}

/** Reads a file of samples; says plainly which file is missing. */
export function readSamples(folder: string, name: string): readonly Sample[] {
  const file = path.join(folder, 'takeaways', `${name}.jsonl`)
  if (!existsSync(file)) throw new Error(`no tuning data at ${file}; name its folder with --data`)
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { id, text, refs, sents = [], gold = [] }: Row = JSON.parse(line)
      return { id, text, references: refs, gold: gold.map((place) => sents[place] ?? '') }
    })
}

/** Into so many parts a file is cut: weights are learned from all but one to choose in that one. */
export const FOLDS = 5

/** Tells which part of a file a document belongs to, from 0: by its id (FNV-1a), never by its place in the file. */
export function foldOf(id: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193)
  // FNV's lowest bits mix worst
  return (hash >>> 3) % FOLDS
}
