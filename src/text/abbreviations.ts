import { isCapital } from './characters.ts'

/** Abbreviations that a name or number follows: a full stop behind them never ends a sentence. */
const BEFORE_NAME = new Set(
  (
    'Mr Mrs Ms Messrs Mx Dr Prof Sen Rep Gov Gen Lt Col Sgt Capt Cpl Maj Adm Cmdr Pvt Pfc Spc Ens Rev Hon Pres St Ste Mt Ft Sr ' +
    'Supt Det Insp Amb Atty Msgr Fr Br vs v No Nos Fig Figs Eq Sec Vol pp ed eds cf viz al Op e.g i.e Eg Art Ch'
  ).split(' '),
)

/** Abbreviations that may stand at the end of a sentence: the word that follows decides. */
const ANYWHERE = new Set(
  (
    'Jr Sr Inc Corp Co Cos Ltd Bros Plc LLC Assn Dept Univ Ave Blvd Rd Hwy etc approx est ' +
    'Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun ' +
    'Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa ' +
    'Tenn Tex Va Vt Wash Wis Wyo Ph.D M.D B.A M.A'
  ).split(' '),
)

/** Words that open a new sentence rather than go on after an abbreviation. */
const STARTERS = new Set(
  (
    'The A An This That These Those There Then They He She It We You I But And Or So Yet If As At In On By For From ' +
    'To With When While Where What Who Why How His Her Its Their Our My Your According After Before Since Until ' +
    'However Although Though Because Some Many Most Several Few All Both Each Every Another Other Such One Two Three ' +
    'Meanwhile Also Still Not No Now Here Once Last Next Earlier Later Today Yesterday Police Officials Critics'
  ).split(' '),
)

const FULL_STOP = 0x2e
/** By the first letter, the lengths of the listed abbreviations that begin with it, a bit each. */
const LENGTHS = new Int32Array(0x80)
for (const word of [...BEFORE_NAME, ...ANYWHERE]) {
  const first = word.charCodeAt(0)
  LENGTHS[first] = (LENGTHS[first] ?? 0) | (1 << word.length)
}

/**
 * Tells whether a word may be an abbreviation, so that it is worth cutting out of its text.
 * @param length below 32 code units.
 * @param second the unit behind its first one.
 */
export function mayBeAbbreviation(first: number, second: number, length: number): boolean {
  return second === FULL_STOP || length === 1 || (((LENGTHS[first] ?? 0) >> length) & 1) === 1
}

/** Tells whether a full stop belongs to the word before it, given that word and the one after; both without marks. */
export function isAbbreviation(word: string, next: string): boolean {
  if (BEFORE_NAME.has(word)) return true
  if (ANYWHERE.has(word)) return !STARTERS.has(next)
  // initials (J. K.) and letters with stops between them (U.S., a.m., D.C.)
  if (word.length === 1) return isCapital(word.charCodeAt(0)) && (word !== 'I' || !STARTERS.has(next))
  return word.charCodeAt(1) === FULL_STOP && /^(?:[A-Za-z]\.)+[A-Za-z]$/.test(word) && !STARTERS.has(next)
}
