import { parseDocument } from '../../src/document/parse-document.ts'
import { findQuotes } from '../../src/quote/find-quotes.ts'
import type { Quote } from '../../src/quote/quote.ts'
import { loadRules } from './load-rules.ts'
import type { FoundQuote } from './score-quotes.ts'

/** What a system finds in one text. */
export interface Found {
  readonly quotes: readonly FoundQuote[]
  /** Indirect statements. */
  readonly statements: readonly FoundQuote[]
}

/** Finds the quotations of one text. */
export type System = (text: string) => Found

/** The engine with the rules of `content/lang`. */
export function createOurs(): System {
  const rules = loadRules()
  return (text) => {
    const parsed = parseDocument(
      { format: 'plain', text, origin: { id: 'bench', name: 'bench', url: undefined, contentHash: '' } },
      rules.document,
    )
    if (!parsed.ok) throw new Error(parsed.failure.detail)
    const { quotes } = findQuotes(parsed.value, rules.quote)
    const read = (indirect: boolean) => quotes.filter(({ kind }) => (kind === 'indirect') === indirect).map(readFound)
    return { quotes: read(false), statements: read(true) }
  }
}

function readFound({ parts, attribution }: Quote): FoundQuote {
  return {
    parts: parts.map(({ start, end }) => [start, end] as const),
    speaker: attribution?.name,
    mention: attribution && [attribution.mention.start, attribution.mention.end],
    rule: attribution?.rule,
    confidence: attribution?.confidence ?? 0,
  }
}

const PATTERN =
  /(?:([A-Z][\w.]+(?: [A-Z][\w.]+)*) (?:said|told|wrote|added|says)[^“"。.\n]{0,30}|([\u3400-\u9fff]{2,4})(?:表示|说|称|指出)[，：,:]?)?[“"「]([^”"」\n]{8,})[”"」](?:,? ?(?:said )?([A-Z][\w.]+(?: [A-Z][\w.]+)*) ?(?:said|told|wrote|added|says)?)?/g

/** What one regular expression can do: no package on npm attributes speakers. */
export function findByPattern(text: string): Found {
  const quotes = [...text.matchAll(PATTERN)].map((hit): FoundQuote => {
    const start = hit.index + hit[0].indexOf(hit[3] ?? '')
    return {
      parts: [[start, start + (hit[3] ?? '').length]],
      speaker: hit[1] ?? hit[2] ?? hit[4],
      mention: undefined,
      rule: 'pattern',
      confidence: 0,
    }
  })
  return { quotes, statements: [] }
}
