/** What related words differ by after stemming: `observ`, `observanc` and `observational` are one family. */
const DERIVED =
  /(?:ational|ional|ation|ition|ial|al|ence|ance|enc|anc|ent|ant|ic|ous|iv|ist|ism|abl|ibl|ful|hood|ship|less|or|er|ar|ti|i|y|s|e)$/
const SHORTEST = 4
const MOST_ENDINGS = 3

/**
 * Cuts a stem down to what its family shares. Coarser than `stemEnglish`: for finding a word where its own stem finds
 * nothing, never for telling two words apart.
 */
export function familyOf(stem: string): string {
  let family = stem
  for (let i = 0; i < MOST_ENDINGS; i++) {
    const shorter = family.replace(DERIVED, '')
    if (shorter.length < SHORTEST || shorter === family) break
    family = shorter
  }
  // defend and defense, extend and extensive
  return family.replace(/ns$/, 'nd')
}

/** Tells whether a stem is one that has a family: letters only, and enough of them. */
export function hasFamily(stem: string): boolean {
  return stem.length >= SHORTEST && /^[a-z]+$/.test(stem)
}
