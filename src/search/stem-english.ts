import { IRREGULAR_FORMS } from './irregular-forms.ts'

/** Endings by which a word's forms differ, longest first, with what stands for them and how much must remain before. */
const ENDINGS: readonly (readonly [ending: string, instead: string, remains: number])[] = [
  ['izations', 'iz', 3],
  ['isations', 'iz', 3],
  ['ization', 'iz', 3],
  ['isation', 'iz', 3],
  ['fulness', 'ful', 3],
  ['iveness', 'iv', 3],
  ['ations', '', 4],
  ['ation', '', 4],
  ['ators', '', 4],
  ['ating', '', 4],
  ['ator', '', 4],
  ['ates', '', 4],
  ['ated', '', 4],
  ['ate', '', 4],
  ['ments', '', 4],
  ['ment', '', 4],
  ['nesses', '', 3],
  ['ness', '', 3],
  ['ities', '', 4],
  ['ity', '', 4],
  ['ions', '', 4],
  ['ion', '', 4],
  ['izing', 'iz', 3],
  ['ising', 'is', 3],
  ['ized', 'iz', 3],
  ['izes', 'iz', 3],
  ['ize', 'iz', 3],
  ['ings', '', 3],
  ['ing', '', 3],
  ['edly', '', 3],
  ['ally', 'al', 3],
  ['ies', 'y', 2],
  ['ied', 'y', 2],
  ['ers', '', 4],
  ['ors', '', 4],
  ['ely', '', 3],
  ['ed', '', 3],
  ['es', '', 3],
  ['er', '', 4],
  ['or', '', 4],
  ['ly', '', 4],
  ['e', '', 3],
  ['s', '', 3],
]

type Ending = (typeof ENDINGS)[number]

/** The endings by their last letter: most words are compared with a few of them only. */
const BY_LAST_LETTER: ReadonlyMap<string, readonly Ending[]> = new Map(
  [...'sngdeyrt'].map((letter) => [letter, ENDINGS.filter(([ending]) => ending.endsWith(letter))]),
)

const SHORTEST = 4
const VOWEL = /[aeiouy]/
const AFTER_APOSTROPHE = /['’].*$/

/**
 * Cuts an English word down to what its forms share: `trained`, `training` and `trains` become `train`.
 *
 * Light on purpose: it takes one ending off and knows few exceptions. Two words that fall together by mistake cost
 * little in ranking; a missed plural costs a hit.
 *
 * @param form in lower case; what follows an apostrophe does not count (`bank's`). Words shorter than four letters, and those with a digit, stay as they are.
 */
export function stemEnglish(form: string): string {
  const bare = withoutApostrophe(form)
  const word = IRREGULAR_FORMS.get(bare) ?? bare
  if (word.length < SHORTEST || /[^a-z]/.test(word) || word.endsWith('ss') || word.endsWith('us')) return word
  for (const [ending, instead, remains] of BY_LAST_LETTER.get(word.slice(-1)) ?? []) {
    if (!word.endsWith(ending)) continue
    const root = word.slice(0, word.length - ending.length)
    if (root.length < remains || !VOWEL.test(root)) continue
    return undouble(root + instead)
  }
  return undouble(word)
}

/** A word up to its apostrophe: `who's` is `who`. */
export function withoutApostrophe(word: string): string {
  return word.replace(AFTER_APOSTROPHE, '')
}

/** Makes a stemmer that remembers, for long texts: most of their words come again. It grows with their vocabulary. */
export function rememberStems(): (word: string) => string {
  const stems = new Map<string, string>()
  return (word) => {
    const known = stems.get(word)
    if (known !== undefined) return known
    const stem = stemEnglish(word)
    stems.set(word, stem)
    return stem
  }
}

/** `stopp` (of stopped) and `stop` compare equal; a final y and i too (`policy`, `polici` of policies). */
function undouble(root: string): string {
  const last = root.charAt(root.length - 1)
  if (last === 'y') return `${root.slice(0, -1)}i`
  const isDouble = root.length > 3 && last === root.charAt(root.length - 2) && !VOWEL.test(last)
  return isDouble ? root.slice(0, -1) : root
}
