import { fail, type Result, succeed } from '../failure/result.ts'
import { checkReferences } from './check-references.ts'
import type { Pack, PackQuote, PackSource, PackTakeaway } from './pack.ts'
import type { PackFile, PackMistake } from './pack-file.ts'
import { type RawPack, readFiles } from './read-files.ts'

/**
 * Reads a pack's folder.
 *
 * `pack.json` and `sources.json` must be there; `speakers.json`, `glossary.json`, `policy.json`, `corrections.json` and the folders `topics/`
 * (one file a topic), `takeaways/` (one file for each main topic) and `quotes/` (one file a speaker) may be missing.
 * @param files every file of the folder; their order does not matter.
 * @returns the pack, topics and items in order of file name; or every mistake at once, by file and line.
 */
export function parsePack(files: readonly PackFile[]): Result<Pack, readonly PackMistake[]> {
  const raw = readFiles([...files].sort((a, b) => (a.path < b.path ? -1 : 1)))
  const head = raw.head.entries[0]?.value
  const mistakes = allMistakes(raw)
  if (mistakes.length > 0 || head === undefined) return fail(mistakes.sort(byPlace))
  return succeed({
    id: head.id,
    title: head.title,
    lead: head.lead,
    sources: raw.sources.entries.map(({ value }): PackSource => ({ ...value, url: value.url })),
    topics: raw.topics.entries.map(({ value, file }) => ({ id: file.name, ...value })),
    speakers: raw.speakers.entries.map(({ value }) => ({ ...value, affiliation: value.affiliation })),
    glossary: raw.glossary.entries.map(({ value }) => value),
    policy: raw.policy.entries.map(({ value }) => value),
    corrections: raw.corrections.entries.map(({ value }) => value),
    items: [...raw.takeaways.entries.map(takeawayOf), ...raw.quotes.entries.map(quoteOf)],
  })
}

function shapeMistakes(raw: RawPack): readonly PackMistake[] {
  const { head, sources, speakers, glossary, policy, corrections, topics, takeaways, quotes } = raw
  const parts = [head, sources, speakers, glossary, policy, corrections, topics, takeaways, quotes]
  return [...raw.mistakes, ...parts.flatMap((part) => part.mistakes)]
}

/** What has a wrong shape needs no second reason. */
function allMistakes(raw: RawPack): PackMistake[] {
  const shape = shapeMistakes(raw)
  const told = new Set(shape.map(placeOf))
  return [...shape, ...checkReferences(raw).filter((mistake) => !told.has(placeOf(mistake)))]
}

function placeOf({ file, line, field }: PackMistake): string {
  return `${file}:${line} ${field}`
}

function byPlace(a: PackMistake, b: PackMistake): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.line - b.line
}

function takeawayOf({ value, file }: RawPack['takeaways']['entries'][number]): PackTakeaway {
  const { id, text, also, rank, origin } = value
  const { source, section, attributedTo, evidence } = origin
  return {
    kind: 'takeaway',
    id,
    text,
    topics: [file.name, ...also],
    rank,
    origin: { source, section, attributedTo, evidence },
  }
}

function quoteOf({ value, file }: RawPack['quotes']['entries'][number]): PackQuote {
  const { origin, ...quote } = value
  const speaker = file.name
  return { kind: 'quote', ...quote, speaker, origin: { ...origin, attributedTo: speaker, evidence: [] } }
}
