import { homeGroups, isHanText, questionGroups } from '../search/across/question-groups.ts'
import { askedPart } from '../search/asked-part.ts'
import type { SearchIndex } from '../search/index-passages.ts'

/** One thing that a question speaks of, with the words of the corpus that say it, surest first. */
export interface ExplainedGroup {
  /** `home`: in the question's language; `abroad`: in the other. */
  readonly side: 'home' | 'abroad'
  readonly words: readonly string[]
}

/** So many ways of saying a thing are shown. */
const MOST_WORDS = 8

/** Tells which words of the corpus a question is looked for by. Reads the whole vocabulary: for operators, not for answering. */
export function explainGroups(index: SearchIndex, question: string): readonly ExplainedGroup[] {
  const isHan = isHanText(askedPart(index.rules, question))
  const name = namesOfTerms(index)
  return (['home', 'abroad'] as const).flatMap((side) => {
    const groups = (side === 'home' ? homeGroups : questionGroups)(index, question, isHan)
    return groups.map(({ ways }) => {
      const surest = [...ways].sort((a, b) => b.weight - a.weight).slice(0, MOST_WORDS)
      return { side, words: surest.map(({ terms }) => terms.map(name).join('+')) }
    })
  })
}

function namesOfTerms({ words, han }: SearchIndex): (term: number) => string {
  const names = new Map([...words].map(([word, term]) => [term, word]))
  for (const [i, key] of han.keys.entries()) {
    if (key === 0) continue
    const pair = key > 0xffff ? String.fromCharCode(key >>> 16, key & 0xffff) : String.fromCharCode(key)
    names.set(han.ids[i] ?? 0, pair)
  }
  return (term) => names.get(term) ?? ''
}
