import { isHan } from '../../text/characters.ts'
import { askedPart } from '../asked-part.ts'
import { hanTerm, type SearchIndex } from '../index-passages.ts'
import { findPhrases } from '../phrase-tree.ts'
import { readValues } from '../read-values.ts'
import { takeTerms } from '../text-terms.ts'
import type { AskedText, Group } from './group.ts'
import { hanGroups } from './han-groups.ts'
import { latinGroups } from './latin-groups.ts'
import { pivotGroups } from './pivot-groups.ts'

/** Every word has dozens of translations: of a question that is pasted rather than asked, the start must do. */
const LONGEST_TRANSLATED = 300
/** What a value counts beside the words it is written with. */
const VALUE_WEIGHT = 0.7

/**
 * Puts what a question asks into groups of words of both languages: concepts and names of the rules first, then what
 * the dictionary knows, then names that sound alike, and whatever is written the same in both.
 */
export function questionGroups(index: SearchIndex, question: string, isHanQuestion: boolean): readonly Group[] {
  const { text, concepts } = readAsked(index, question)
  const groups = [...conceptGroups(index, concepts), ...valueGroups(index, text)]
  groups.push(...sameGroups(index, text, isHanQuestion))
  groups.push(...(isHanQuestion ? hanGroups(index, text) : latinGroups(index, text)))
  return groups
}

/** The same for passages in the question's own language: its words, and others that say the same. */
export function homeGroups(index: SearchIndex, question: string, isHanQuestion: boolean): readonly Group[] {
  const { text, concepts } = readAsked(index, question)
  const others = isHanQuestion ? sameGroups(index, text, true) : []
  const known = conceptGroups(index, concepts)
  const unknown = Array.from({ length: concepts.size - known.length }, (): Group => ({ weight: 1, ways: [] }))
  return [...known, ...unknown, ...others, ...pivotGroups(index, text, isHanQuestion)]
}

function readAsked({ rules }: SearchIndex, question: string) {
  const read = question.slice(0, LONGEST_TRANSLATED)
  const asked = askedPart(rules, read)
  const isInConcept = new Uint8Array(asked.length)
  const concepts = new Set<string>()
  for (const { concept, span } of findPhrases(rules.concepts, asked)) {
    isInConcept.fill(1, span.start, span.end)
    concepts.add(concept)
  }
  const text: AskedText = { folded: rules.fold(read), asked, isInConcept }
  return { text, concepts }
}

function conceptGroups({ words }: SearchIndex, concepts: ReadonlySet<string>): readonly Group[] {
  return [...concepts].flatMap((concept) => {
    const term = words.get(`#${concept}`)
    return term === undefined ? [] : [{ weight: 1, ways: [{ terms: [term], weight: 1 }] }]
  })
}

/** Numbers, shares and months, by what they are worth. */
function valueGroups({ words, rules }: SearchIndex, { asked }: AskedText): readonly Group[] {
  const values = new Set<string>()
  readValues(asked, rules.numbers, (value) => values.add(value))
  return [...values].flatMap((value) => {
    const term = words.get(value)
    return term === undefined ? [] : [{ weight: VALUE_WEIGHT, ways: [{ terms: [term], weight: 1 }] }]
  })
}

/** Whatever of a question is written in the other language's letters already, as it stands. */
function sameGroups(index: SearchIndex, { asked, isInConcept }: AskedText, isHanQuestion: boolean): readonly Group[] {
  const groups = new Map<number, Group>()
  const add = (term: number | undefined): void => {
    if (term !== undefined) groups.set(term, { weight: 1, ways: [{ terms: [term], weight: 1 }] })
  }
  takeTerms(asked, {
    character: () => undefined,
    pair: (key) => {
      if (!isHanQuestion) add(hanTerm(index, key))
    },
    word: (stem, start) => {
      const isSaid = index.rules.stopStems.has(stem) || isInConcept[start] === 1
      if (isHanQuestion && !isSaid) add(index.words.get(stem))
    },
  })
  return [...groups.values()]
}

/** Tells whether a text is Chinese: it has more Han characters than Latin words. */
export function isHanText(text: string): boolean {
  let balance = 0
  let isWord = false
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (isHan(unit)) balance++
    const isLetter = (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a)
    if (isLetter && !isWord) balance--
    isWord = isLetter
  }
  return balance > 0
}
