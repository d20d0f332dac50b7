/**
 * How names sound across languages: the consonants that a transliteration keeps, one letter a class.
 *
 * `Kuechly` and 坎克利 (kan ke li) share K and L. Vowels are left out: they are what transliterations differ in.
 */
export type NameSound = string

/** Two names at least this alike are taken for one. */
const ALIKE = 0.85

const CLASS_OF_LETTER: Readonly<Record<string, string>> = {
  ...{ b: 'B', p: 'B', m: 'M', f: 'F', v: 'F', w: 'W', d: 'D', t: 'D', n: 'N', l: 'L', r: 'L' },
  ...{ g: 'K', k: 'K', q: 'K', c: 'K', x: 'S', s: 'S', z: 'S', j: 'J', h: 'H', y: 'Y' },
}

/** English spellings before their letters are read one by one, in order. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/tch|sch|ch|sh|ge(?=[aeiou])|tion/g, 'j'],
  [/ph/g, 'f'],
  [/gh/g, ''],
  [/th/g, 's'],
  [/c(?=[eiy])/g, 's'],
  [/ck/g, 'k'],
  [/x/g, 'ks'],
  [/wr/g, 'r'],
  [/^kn/g, 'n'],
  [/h(?![aeiou])/g, ''],
  [/qu/g, 'kw'],
  [/[wy](?![aeiou])/g, ''],
  [/r(?![aeiouy])/g, ''],
]

/** How a Latin name sounds. */
export function soundOfLatin(name: string): NameSound {
  const spelt = SPELLINGS.reduce((word, [from, to]) => word.replace(from, to), name.toLowerCase())
  return [...spelt]
    .map((letter) => CLASS_OF_LETTER[letter] ?? '')
    .join('')
    .replace(/(.)\1/g, '$1')
}

/** Pinyin initials that are not classed by their letter. */
const CLASS_OF_INITIAL: Readonly<Record<string, string>> = {
  ...{ zh: 'J', ch: 'J', sh: 'J', j: 'J', q: 'J', x: 'S', r: 'L', z: 'S', c: 'S', s: 'S', y: '' },
}

/** How a syllable of pinyin sounds; a tone number at its end is not heard. */
export function soundOfPinyin(syllable: string): NameSound {
  const plain = syllable.toLowerCase().replace(/[^a-z]/g, '')
  const initial = /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])/.exec(plain)?.[0] ?? ''
  const start = CLASS_OF_INITIAL[initial] ?? CLASS_OF_LETTER[initial] ?? ''
  return start + (/ng?$/.test(plain) ? 'N' : '') + (plain === 'er' ? 'L' : '')
}

const ROUNDING = 1e-9

/** Classes that one language often hears for another. */
const NEAR = new Set('SJ JS SD DS WF FW JK KJ HK KH BF FB JD DJ LN NL MN NM'.split(' '))
const NEAR_COST = 0.4

/** How alike two names sound, from 0 to 1: the share of their sounds that need no change. */
export function alikeness(a: NameSound, b: NameSound): number {
  const row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    let diagonal = row[0] ?? 0
    row[0] = i
    for (let j = 1; j <= b.length; j++) {
      const above = row[j] ?? 0
      const swap = diagonal + changeCost(a.charAt(i - 1), b.charAt(j - 1))
      row[j] = Math.min(above + 1, (row[j - 1] ?? 0) + 1, swap)
      diagonal = above
    }
  }
  return 1 - (row[b.length] ?? 0) / Math.max(a.length, b.length, 1)
}

/** How many sounds a name may have at most to be alike to one of so many. */
export function longestAlike(length: number): number {
  return Math.floor(length / ALIKE + ROUNDING)
}

/**
 * How alike two names sound where that is `ALIKE` or more, else 0: most names differ in length or in their first
 * sounds, and are told apart by a few comparisons.
 */
export function alikenessOfNames(a: NameSound, b: NameSound): number {
  const longest = Math.max(a.length, b.length)
  const most = (1 - ALIKE) * longest + ROUNDING
  if (Math.abs(a.length - b.length) > most) return 0
  if (most < 1) return sameLengthAlikeness(a, b, most)
  const alike = alikeness(a, b)
  return alike >= ALIKE ? alike : 0
}

/** Where not even one sound may be missing, sounds stand against each other one by one. */
function sameLengthAlikeness(a: NameSound, b: NameSound, most: number): number {
  let cost = 0
  for (let i = 0; i < a.length; i++) {
    if (a.charCodeAt(i) === b.charCodeAt(i)) continue
    cost += changeCost(a.charAt(i), b.charAt(i))
    if (cost > most) return 0
  }
  return 1 - cost / Math.max(a.length, 1)
}

function changeCost(a: string, b: string): number {
  if (a === b) return 0
  return NEAR.has(a + b) ? NEAR_COST : 1
}

const COARSE: Readonly<Record<string, string>> = { F: 'B', W: 'B', J: 'S', D: 'S', H: 'K', M: 'L', N: 'L' }

/** The first two sounds, near ones put together: alike names share it, so that few need to be compared. */
export function soundKey(sound: NameSound): string {
  return [...sound.slice(0, 2)].map((letter) => COARSE[letter] ?? letter).join('')
}
