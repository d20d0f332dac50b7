import type { z } from 'zod'
import { explainShape } from '../failure/explain-shape.ts'
import { type Located, mistakeAt, mistakeIn, type PackMistake, type ReadFile } from './pack-file.ts'

/** What a file or a folder of files holds: its good entries, all ids in it, and what is wrong with the others. */
export interface Entries<T> {
  readonly entries: readonly Located<T>[]
  /** Every entry as it was written, good or bad, in order: what is right in a bad one can be checked all the same. */
  readonly written: readonly Located<unknown>[]
  /** Ids of bad entries too, so that a reference to one of them is not a second mistake. */
  readonly ids: ReadonlySet<string>
  /** Whether ids may be missing, because a file is no list. */
  readonly isPartial: boolean
  readonly mistakes: readonly PackMistake[]
}

interface Shape<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: z.ZodError }
}

/** Checks a file that is one entry. */
export function readEntry<T>(file: ReadFile, shape: Shape<T>): Entries<T> {
  return joinEntries([checkEntry({ value: file.json.value, file, path: [] }, shape)])
}

/** Checks files that are lists of entries, entry by entry: a bad one does not hide the others. */
export function readLists<T>(files: readonly ReadFile[], shape: Shape<T>): Entries<T> {
  return joinEntries(
    files.flatMap((file) => {
      const list: unknown = file.json.value
      if (!Array.isArray(list)) {
        return [noEntries(mistakeAt(file, [], 'is not a list'))]
      }
      return list.map((value: unknown, index) => checkEntry({ value, file, path: [index] }, shape))
    }),
  )
}

/** What is known of entries whose file cannot be read as a list: nothing but what is wrong, which may be told already. */
export function noEntries(...mistakes: readonly PackMistake[]): Entries<never> {
  return { entries: [], written: [], ids: new Set(), isPartial: true, mistakes }
}

/** Puts entries of several files together, in the files' order. */
export function joinEntries<T>(all: readonly Entries<T>[]): Entries<T> {
  return {
    entries: all.flatMap((one) => one.entries),
    written: all.flatMap((one) => one.written),
    ids: new Set(all.flatMap((one) => [...one.ids])),
    isPartial: all.some((one) => one.isPartial),
    mistakes: all.flatMap((one) => one.mistakes),
  }
}

function checkEntry<T>(raw: Located<unknown>, shape: Shape<T>): Entries<T> {
  const parsed = shape.safeParse(raw.value)
  const ids = new Set(idsOf(raw.value))
  if (parsed.success)
    return { entries: [{ ...raw, value: parsed.data }], written: [raw], ids, isPartial: false, mistakes: [] }
  const mistakes = explainShape(raw.value, parsed.error).map(({ path, problem }) => mistakeIn(raw, path, problem))
  const first = mistakes.filter((mistake, index) => isFirstOfField(mistakes, mistake, index))
  return { entries: [], written: [raw], ids, isPartial: false, mistakes: first }
}

/** An empty text lacks Latin letters too; the first thing that is wrong with a field is enough. */
function isFirstOfField(mistakes: readonly PackMistake[], { field }: PackMistake, index: number): boolean {
  return mistakes.findIndex((other) => other.field === field) === index
}

function idsOf(value: unknown): readonly string[] {
  const isNamed = typeof value === 'object' && value !== null && 'id' in value
  return isNamed && typeof value.id === 'string' ? [value.id] : []
}
