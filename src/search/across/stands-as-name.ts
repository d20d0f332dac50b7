import { hanWordTerms, type SearchIndex } from '../index-passages.ts'
import type { BilingualDictionary } from './dictionary.ts'
import { walkLinks } from './links.ts'
import { segmentHan } from './segment-han.ts'
import { findString, stringAt } from './string-table.ts'

/** Passages that are looked at for how a name stands in them: sentences, or the first of long ones. */
const PASSAGES_READ = 24
/** Code units of passages that are looked at; one is whatever its length. */
const UNITS_READ = 2_000
/** Characters on either side of a name that are cut into words with it. */
const AROUND = 10

/**
 * Tells whether some passage has a name by itself: not as parts of other words, and not as a word that means something.
 * Looks at so many passages that have it; none where the texts are not at hand.
 */
export function standsAsName(index: SearchIndex, dictionary: BilingualDictionary, name: string): boolean {
  const entry = findString(dictionary.chinese, name)
  const isWord = entry !== undefined && !isNameWord(dictionary, entry)
  return passagesWith(index, name).some((text) => {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      if (isWord ? isMarked(index, text, at, name) : isApart(dictionary, text, at, name)) return true
    }
    return false
  })
}

/** Whether a word of the dictionary is a name itself: 玛丽 is Mary, and nothing is called so but people. */
function isNameWord({ english, toEnglish, smallUses }: BilingualDictionary, entry: number): boolean {
  let isName = false
  walkLinks(toEnglish, entry, (gloss) => {
    isName ||= smallUses[gloss] === 0 && !stringAt(english, gloss).includes(' ')
  })
  return isName
}

function passagesWith(index: SearchIndex, name: string): readonly string[] {
  const { starts, passages, rules, textAt } = index
  const room = (term: number): number => (starts[term + 1] ?? 0) - (starts[term] ?? 0)
  const [rarest] = [...hanWordTerms(index, name)].sort((a, b) => room(a) - room(b))
  if (rarest === undefined || textAt === undefined) return []
  const from = starts[rarest] ?? 0
  const texts: string[] = []
  let units = 0
  for (const place of passages.subarray(from, Math.min(starts[rarest + 1] ?? from, from + PASSAGES_READ))) {
    const text = textAt(place)
    texts.push(rules.fold(text))
    units += text.length
    if (units >= UNITS_READ) break
  }
  return texts
}

/** Whether no word of the dictionary reaches over the ends of a name. */
function isApart(dictionary: BilingualDictionary, text: string, at: number, name: string): boolean {
  const before = /\p{Script=Han}*$/u.exec(text.slice(Math.max(0, at - AROUND), at))?.[0] ?? ''
  const behind = /^\p{Script=Han}*/u.exec(text.slice(at + name.length, at + name.length + AROUND))?.[0] ?? ''
  const [start, end] = [before.length, before.length + name.length]
  const words = segmentHan(dictionary, before + name + behind)
  return words.every((word) => {
    const to = word.start + word.text.length
    return to <= start || word.start >= end || (word.start >= start && to <= end)
  })
}

const OPENING = '“「『《"'
const CLOSING = '”」』》"'

/** Whether a word of the language stands as a name: in marks, or beside a word for what only names are given to. */
function isMarked({ rules }: SearchIndex, text: string, at: number, name: string): boolean {
  const [before, behind] = [
    text.slice(Math.max(0, at - AROUND), at),
    text.slice(at + name.length, at + name.length + AROUND),
  ]
  if (before !== '' && OPENING.includes(before.slice(-1)) && behind !== '' && CLOSING.includes(behind.charAt(0)))
    return true
  return rules.namedKinds.some((kind) => before.endsWith(kind) || behind.startsWith(kind))
}
