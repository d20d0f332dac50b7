import {
  fieldOf,
  isLanguageTag,
  LANGUAGE_TAGS,
  type LanguageTag,
  type LocatedJson,
  type PackMistake,
  parseLocatedJson,
  type RuleMistake,
} from '../../src/index.ts'
import { compareTexts } from './compare-texts.ts'
import type { TextFile } from './read-text-files.ts'

/** What `content/lang` holds. */
export interface LanguageContent {
  /** Every text under `<file name>.<key>`. */
  readonly strings: Readonly<Record<LanguageTag, Readonly<Record<string, string>>>>
  /** Rules by area, as the files have them, for the area's own parser; an area that is a folder has its files by name. */
  readonly rules: Readonly<Record<LanguageTag, Readonly<Record<string, unknown>>>>
  /** Says in which line of which file a mistake in the rules stands. */
  readonly locate: (mistake: RuleMistake) => PackMistake
}

interface Gathered {
  readonly strings: Record<LanguageTag, Record<string, string>>
  readonly rules: Record<LanguageTag, Record<string, unknown>>
  /** `tag/area` of the areas that are folders. */
  readonly merged: Set<string>
  readonly mistakes: PackMistake[]
  /** `tag/area` or `tag/area/name` of every file that is JSON. */
  readonly files: Map<string, LocatedJson>
}

/** Where a file belongs: `en/strings/edition.json`, `en/quote.json` or `en/quote/cues.json`. */
const PLACE = /^([^/]+)\/(?:([^/]+)\/)?([^/]+)\.json$/

/**
 * Sorts the files of `content/lang`.
 * @param files by their path from that folder.
 * @returns the content, and everything that is wrong with it.
 */
export function gatherLanguages(
  files: readonly TextFile[],
): LanguageContent & { readonly mistakes: readonly PackMistake[] } {
  const gathered: Gathered = {
    strings: perLanguage(),
    rules: perLanguage(),
    merged: new Set(),
    mistakes: [],
    files: new Map(),
  }
  for (const file of files) addFile(gathered, file)
  const { strings, rules, mistakes } = gathered
  if (mistakes.length === 0) mistakes.push(...compareTexts(strings, (...place) => lineOfText(gathered, place)))
  return { strings, rules, mistakes, locate: (mistake) => locate(gathered, mistake) }
}

function lineOfText({ files }: Gathered, [tag, area, key]: readonly [LanguageTag, string, string]): number {
  return files.get(`${tag}/strings/${area}`)?.lineOf([key]) ?? 1
}

function addFile(gathered: Gathered, file: TextFile): void {
  const [, tag, folder, name] = PLACE.exec(file.path) ?? []
  const json = parseLocatedJson(file.text)
  if (!isLanguageTag(tag) || name === undefined) {
    addMistake(gathered, file, ofWhole(`is no file of a language: one of ${LANGUAGE_TAGS.join(', ')}, then an area`))
  } else if (!json.ok) addMistake(gathered, file, { field: '', ...json.failure })
  else {
    gathered.files.set(file.path.slice(0, -'.json'.length), json.value)
    if (folder === 'strings') addStrings(gathered, tag, file, json.value)
    else addRules(gathered, tag, { file, folder, name, value: json.value.value })
  }
}

function locate({ files, merged }: Gathered, { file, path, problem }: RuleMistake): PackMistake {
  const [first = '', ...rest] = path
  const isMerged = merged.has(file)
  const name = isMerged ? `${file}/${String(first)}` : file
  const json = files.get(name)
  if (json === undefined) return { file: `lang/${name}.json`, line: 1, field: '', problem: 'is missing' }
  const inFile = isMerged ? rest : path
  return { file: `lang/${name}.json`, line: json.lineOf(inFile), field: fieldOf(inFile), problem }
}

function perLanguage<T>(): Record<LanguageTag, Record<string, T>> {
  return { 'zh-Hans': {}, 'zh-Hant': {}, en: {} }
}

function addMistake({ mistakes }: Gathered, file: TextFile, mistake: Omit<PackMistake, 'file'>): void {
  mistakes.push({ file: `lang/${file.path}`, ...mistake })
}

function ofWhole(problem: string): Omit<PackMistake, 'file'> {
  return { line: 1, field: '', problem }
}

function addStrings(gathered: Gathered, tag: LanguageTag, file: TextFile, json: LocatedJson): void {
  if (!isObject(json.value)) {
    addMistake(gathered, file, ofWhole('is not an object of texts'))
    return
  }
  for (const path of json.repeatedKeys) {
    addMistake(gathered, file, { line: json.lineOf(path), field: fieldOf(path), problem: 'stands twice' })
  }
  const area = file.path.slice(file.path.lastIndexOf('/') + 1, -'.json'.length)
  for (const [key, text] of Object.entries(json.value)) {
    if (typeof text === 'string') gathered.strings[tag][`${area}.${key}`] = text
    else addMistake(gathered, file, { line: json.lineOf([key]), field: key, problem: 'is not a text' })
  }
}

interface RuleFile {
  readonly file: TextFile
  readonly folder: string | undefined
  readonly name: string
  readonly value: unknown
}

function addRules(gathered: Gathered, tag: LanguageTag, { file, folder, name, value }: RuleFile): void {
  const rules = gathered.rules[tag]
  const area = folder ?? name
  const isMerged = gathered.merged.has(`${tag}/${area}`)
  if (area in rules && !(folder !== undefined && isMerged)) {
    addMistake(gathered, file, ofWhole('stands beside a file or a folder of the same name'))
  } else if (folder === undefined) rules[area] = value
  else {
    gathered.merged.add(`${tag}/${area}`)
    rules[area] = { ...Object(rules[area]), [name]: value }
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
