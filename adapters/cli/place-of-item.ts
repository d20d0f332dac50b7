import path from 'node:path'
import { type Corpus, harmlessLine } from '../../src/index.ts'
import { readTextFiles } from '../content/read-text-files.ts'

/** Where somebody can put an item right, or look at it. */
export interface ItemPlace {
  readonly file: string
  /** From 1. */
  readonly line: number
}

const ITEM_FILE = /^(?:takeaways|quotes)\//

/**
 * Finds where an item stands: an editor's in the file of its pack, an extracted one in its source.
 * @param content the content folder.
 */
export async function placeOfItem(corpus: Corpus, itemId: string, content: string): Promise<ItemPlace> {
  const item = corpus.items.find(({ id }) => id === itemId)
  if (item === undefined || item.from === 'editor') return placeInPack(itemId, content)
  const document = corpus.analyses.find((analysis) => analysis.document.id === item.citation.source)?.document
  const start = item.citation.span?.start ?? 0
  return { file: harmlessLine(item.citation.source), line: lineAt(document?.text ?? '', start) }
}

async function placeInPack(itemId: string, content: string): Promise<ItemPlace> {
  const [pack = '', ...rest] = itemId.split('/')
  const folder = path.join(content, 'packs', pack)
  const key = new RegExp(`"id"\\s*:\\s*${escaped(JSON.stringify(rest.join('/')))}`)
  for (const { path: file, text } of await readTextFiles(folder)) {
    // A source, a speaker or a term may have the same id: only items are looked for.
    const at = ITEM_FILE.test(file) ? text.search(key) : -1
    if (at >= 0) return { file: path.join(folder, file), line: lineAt(text, at) }
  }
  return { file: folder, line: 1 }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}
