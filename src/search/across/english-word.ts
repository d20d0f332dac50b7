import { stemEnglish } from '../stem-english.ts'
import type { BilingualDictionary } from './dictionary.ts'
import { findString } from './string-table.ts'

/**
 * A syllable that glosses write small more often is a word that English uses every day ("he", "long", "song"); below are
 * Chinese words that English writers took over ("li", "ding", "wei").
 */
const EVERYDAY_USES = 20

/** How far English has a word: every day, at all, or not but as a name. */
export type EnglishUse = 'everyday' | 'seldom' | 'none'

/** Tells how far English has a word, by how a dictionary's glosses write it. */
export function englishUse({ english, smallUses }: BilingualDictionary, word: string): EnglishUse {
  const place = findString(english, stemEnglish(word.toLowerCase()))
  const uses = place === undefined ? 0 : (smallUses[place] ?? 0)
  if (uses >= EVERYDAY_USES) return 'everyday'
  return uses > 0 ? 'seldom' : 'none'
}
