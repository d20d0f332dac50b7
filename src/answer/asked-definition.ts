import type { DefinitionWords } from '../search/asking-words.ts'

/** A longer term is no term but a question of its own, in Han characters and in Latin words. */
const LONGEST_HAN = 12
const LONGEST_WORDS = 4
/** What may stand between a term and what links it to its meaning: white space, and a name in brackets. */
const BETWEEN = /^\s*(?:[（(][^（()）]{1,40}[)）])?\s*[,，]?\s*/u

/**
 * Reads what a question asks the meaning of: `潮汐模型` of 潮汐模型是什么?, `tide model` of "What is the Tide model?".
 * @returns in lower case; `undefined` for a question about something of a thing, such as its cost.
 */
export function askedDefinition(folded: string, words: DefinitionWords): string | undefined {
  const asked = folded
    .toLowerCase()
    .replace(/[?？!！.。]+\s*$/u, '')
    .trim()
  const opening = words.opens.find((open) => asked.startsWith(open))
  const closing = words.closes.find((close) => asked.endsWith(close))
  if (opening === undefined && closing === undefined) return undefined
  const bare = asked.slice(opening?.length ?? 0, closing === undefined ? undefined : -closing.length)
  return termOf(bare.trim(), words)
}

function termOf(bare: string, { articles, parting }: DefinitionWords): string | undefined {
  const first = articles.find((article) => bare.startsWith(`${article} `))
  const term = bare.slice(first === undefined ? 0 : first.length + 1)
  const isHan = /\p{Script=Han}/u.test(term)
  const isShort = isHan ? term.length <= LONGEST_HAN : term.split(/\s+/).length <= LONGEST_WORDS
  const isWhole = !parting.some((word) => (isHan ? term.includes(word) : ` ${term} `.includes(` ${word} `)))
  return term.length > 1 && isShort && isWhole && /^[\p{L}\p{N}]/u.test(term) ? term : undefined
}

/** Tells whether a passage says what a term is: the term, and right behind it what links it to its meaning. */
export function tellsMeaning(folded: string, term: string, { links }: DefinitionWords): boolean {
  const text = folded.toLowerCase()
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
    const behind = text.slice(at + term.length, at + term.length + 60)
    const rest = behind.slice(BETWEEN.exec(behind)?.[0].length ?? 0)
    const isLinked = links.some((link) => rest.startsWith(link) && !/^[a-z]/.test(rest.slice(link.length)))
    if (isLinked) return true
  }
  return false
}
