import type { z } from 'zod'
import { mistakeAt, type PackFile, type PackMistake, type ReadFile, readPackFile } from './pack-file.ts'
import { type Entries, joinEntries, noEntries, readEntry, readLists } from './read-entries.ts'
import {
  correctionSchema,
  glossarySchema,
  isTopicId,
  packSchema,
  policySchema,
  quoteSchema,
  sourceSchema,
  speakerSchema,
  takeawaySchema,
  topicFileSchema,
} from './schema.ts'

/** The files of a pack's folder, each entry checked by itself. */
export interface RawPack {
  readonly head: Entries<z.output<typeof packSchema>>
  readonly sources: Entries<z.output<typeof sourceSchema>>
  readonly speakers: Entries<z.output<typeof speakerSchema>>
  readonly glossary: Entries<z.output<typeof glossarySchema>>
  readonly policy: Entries<z.output<typeof policySchema>>
  readonly corrections: Entries<z.output<typeof correctionSchema>>
  readonly topics: Entries<z.output<typeof topicFileSchema>>
  /** Names of the files in `topics/`, which are the topics' ids, those of unreadable files included. */
  readonly topicIds: ReadonlySet<string>
  readonly takeaways: Entries<z.output<typeof takeawaySchema>>
  readonly quotes: Entries<z.output<typeof quoteSchema>>
  /** Missing and unknown files, texts that are not JSON, keys that stand twice. */
  readonly mistakes: readonly PackMistake[]
}

const REQUIRED = ['pack.json', 'sources.json']
const SINGLE = [...REQUIRED, 'speakers.json', 'glossary.json', 'policy.json', 'corrections.json']
const FOLDER = /^(topics|takeaways|quotes)\/[^/]+\.json$/

/** Sorts a pack's files by their place and checks the shape of each. */
export function readFiles(files: readonly PackFile[]): RawPack {
  const read = files.filter((file) => isPlaced(file.path)).map(readPackFile)
  const good = read.flatMap((result) => (result.ok ? [result.value] : []))
  const single = (path: string): readonly ReadFile[] => good.filter((file) => file.path === path)
  const folder = (name: string): readonly ReadFile[] => good.filter((file) => file.path.startsWith(`${name}/`))
  const unread = read.flatMap((result) => (result.ok ? [] : [result.failure.file]))
  // who names an entry of a file that is no JSON makes no mistake of their own
  const withUnread = <T>(place: string, entries: Entries<T>): Entries<T> =>
    unread.some((path) => path.startsWith(place)) ? joinEntries([entries, noEntries()]) : entries
  return {
    head: joinEntries(single('pack.json').map((file) => readEntry(file, packSchema))),
    sources: withUnread('sources.json', readLists(single('sources.json'), sourceSchema)),
    speakers: withUnread('speakers.json', readLists(single('speakers.json'), speakerSchema)),
    glossary: readLists(single('glossary.json'), glossarySchema),
    policy: readLists(single('policy.json'), policySchema),
    corrections: readLists(single('corrections.json'), correctionSchema),
    topics: joinEntries(folder('topics').map((file) => readEntry(file, topicFileSchema))),
    topicIds: new Set(files.flatMap((file) => topicIdOf(file.path))),
    takeaways: withUnread('takeaways/', readLists(folder('takeaways'), takeawaySchema)),
    quotes: withUnread('quotes/', readLists(folder('quotes'), quoteSchema)),
    mistakes: [
      ...placeMistakes(files),
      ...read.flatMap((result) => (result.ok ? [] : [result.failure])),
      ...good.flatMap(repeatedKeys),
    ],
  }
}

function isPlaced(path: string): boolean {
  return SINGLE.includes(path) || FOLDER.test(path)
}

function topicIdOf(path: string): readonly string[] {
  const name = /^topics\/([^/]+)\.json$/.exec(path)?.[1]
  return name === undefined ? [] : [name]
}

function placeMistakes(files: readonly PackFile[]): readonly PackMistake[] {
  const paths = files.map((file) => file.path)
  const missing = REQUIRED.filter((path) => !paths.includes(path))
  const unknown = paths.filter((path) => !isPlaced(path))
  const misnamed = paths.filter((path) => topicIdOf(path).some((id) => !isTopicId(id)))
  return [
    ...missing.map((file) => wholeFile(file, 'is missing')),
    ...unknown.map((file) =>
      wholeFile(file, `is no file of a pack: ${SINGLE.join(', ')}, or a .json file in topics/, takeaways/ or quotes/`),
    ),
    ...misnamed.map((file) => wholeFile(file, 'is not named after a topic: a lower-case English word')),
  ]
}

function wholeFile(file: string, problem: string): PackMistake {
  return { file, line: 1, field: '', problem }
}

function repeatedKeys(file: ReadFile): readonly PackMistake[] {
  return file.json.repeatedKeys.map((path) => mistakeAt(file, path, 'stands twice in the same object'))
}
