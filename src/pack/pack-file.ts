import type { Result } from '../failure/result.ts'
import { fail, succeed } from '../failure/result.ts'
import { type JsonPath, type LocatedJson, parseLocatedJson } from './located-json.ts'

/** One file of a pack's folder. */
export interface PackFile {
  /** From the pack's folder, with forward slashes: `takeaways/risks.json`. */
  readonly path: string
  readonly text: string
}

/** One thing that is wrong in a pack, for the person who edits it. */
export interface PackMistake {
  readonly file: string
  /** From 1. */
  readonly line: number
  /** Such as `[3].text.en`; empty when it is about the whole file. */
  readonly field: string
  /** English; reads on from the field: `is missing`. */
  readonly problem: string
}

/** A pack's file, parsed. */
export interface ReadFile {
  readonly path: string
  /** Its name without folder and `.json`. */
  readonly name: string
  readonly json: LocatedJson
}

/** A value of a pack with the place it was read from. */
export interface Located<T> {
  readonly value: T
  readonly file: ReadFile
  readonly path: JsonPath
}

/** Parses one file; the failure names the line at which it stops being JSON. */
export function readPackFile(file: PackFile): Result<ReadFile, PackMistake> {
  const json = parseLocatedJson(file.text)
  if (!json.ok) return fail({ file: file.path, field: '', ...json.failure })
  const name = file.path.slice(file.path.lastIndexOf('/') + 1).replace(/\.json$/, '')
  return succeed({ path: file.path, name, json: json.value })
}

/** Makes a mistake about a value of a file. */
export function mistakeAt(file: ReadFile, path: JsonPath, problem: string): PackMistake {
  return { file: file.path, line: file.json.lineOf(path), field: fieldOf(path), problem }
}

/** Makes a mistake about a part of a located value. */
export function mistakeIn(located: Located<unknown>, path: JsonPath, problem: string): PackMistake {
  return mistakeAt(located.file, [...located.path, ...path], problem)
}

/** Writes a mistake as one line that editors and terminals can jump to: `file:line field problem`. */
export function mistakeText({ file, line, field, problem }: PackMistake): string {
  return [`${file}:${line}`, field, problem].filter((part) => part !== '').join(' ')
}

/** Writes a path as an editor reads it: `items[3].text.en`; empty for the root. */
export function fieldOf(path: JsonPath): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
}
