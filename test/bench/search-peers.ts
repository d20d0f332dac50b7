import { createRequire } from 'node:module'
import MiniSearch from 'minisearch'

/** A library under the same questions: builds once, then answers with ids, best first. */
export interface SearchPeer {
  readonly name: string
  readonly build: (passages: readonly BenchPassage[]) => Promise<Ask> | Ask
}

/** What is searched. */
export interface BenchPassage {
  readonly id: string
  readonly text: string
}

type Ask = (question: string) => Promise<readonly string[]> | readonly string[]

const TOP = 10

/** Cuts a text as each peer does best with: folded, Han characters in pairs, words in lower case. */
export type PreCut = (text: string) => readonly string[]

/** The peers, all fed the same pre-cut terms: with their own tokenizers they find next to nothing in Chinese. */
export function searchPeers(cut: PreCut): readonly SearchPeer[] {
  return [miniSearch(cut), fts5(cut), orama(cut), flexSearch(cut)]
}

function miniSearch(cut: PreCut): SearchPeer {
  return {
    name: 'minisearch',
    build: (passages) => {
      const index = new MiniSearch<BenchPassage>({ fields: ['text'], tokenize: (text) => [...cut(text)] })
      index.addAll(passages)
      return (question) =>
        index
          .search(question)
          .slice(0, TOP)
          .map(({ id }) => String(id))
    },
  }
}

interface Statement {
  run(...values: readonly unknown[]): unknown
  all(...values: readonly unknown[]): readonly { readonly id: string }[]
}

interface Database {
  exec(sql: string): void
  prepare(sql: string): Statement
}

function fts5(cut: PreCut): SearchPeer {
  return {
    name: 'fts5',
    build: (passages) => {
      const Libsql: new (file: string) => Database = createRequire(__filename)('libsql')
      const database = new Libsql(':memory:')
      database.exec("CREATE VIRTUAL TABLE p USING fts5(id UNINDEXED, text, tokenize='porter unicode61')")
      const add = database.prepare('INSERT INTO p VALUES (?, ?)')
      database.exec('BEGIN')
      for (const { id, text } of passages) add.run(id, cut(text).join(' '))
      database.exec('COMMIT')
      const find = database.prepare(`SELECT id FROM p WHERE p MATCH ? ORDER BY bm25(p) LIMIT ${TOP}`)
      return (question) => {
        const terms = [...new Set(cut(question))].map((term) => `"${term.replaceAll('"', '')}"`)
        return terms.length === 0 ? [] : find.all(terms.join(' OR ')).map(({ id }) => id)
      }
    },
  }
}

function orama(cut: PreCut): SearchPeer {
  return {
    name: 'orama',
    build: async (passages) => {
      const { create, insertMultiple, search } = await import('@orama/orama')
      const tokenizer = { language: 'english', normalizationCache: new Map(), tokenize: (raw: string) => [...cut(raw)] }
      const database = create({ schema: { id: 'string', text: 'string' }, components: { tokenizer } } as const)
      await insertMultiple(database, [...passages], 500)
      return async (question) => {
        const found = await search(database, { term: question, properties: ['text'], limit: TOP, threshold: 1 })
        return found.hits.map(({ document }) => document.id)
      }
    },
  }
}

interface FlexIndex {
  add(id: number, text: string): void
  search(question: string, options: object): readonly number[]
}

function flexSearch(cut: PreCut): SearchPeer {
  return {
    name: 'flexsearch',
    build: (passages) => {
      const { Index }: { Index: new (options: object) => FlexIndex } = createRequire(__filename)('flexsearch')
      const index = new Index({ tokenize: 'strict', encode: (text: string) => [...cut(text)] })
      for (const [place, { text }] of passages.entries()) index.add(place, text)
      return (question) =>
        index.search(question, { limit: TOP, suggest: true }).map((place) => passages[place]?.id ?? '')
    },
  }
}
