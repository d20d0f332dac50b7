import { madeOnce } from '../text/made-once.ts'
import { isInAny, type ReadPassage } from './read-near.ts'
import type { PartKey, Question } from './read-question.ts'
import type { ReadText } from './read-text.ts'

/** Shares of what a question names, by weight, each from 0 to 1. */
export interface HeldShares {
  /** What stands in the passage; and the same with its neighbours and heading, and with what stands around it. */
  readonly own: number
  readonly near: number
  readonly around: number
  /** What stands in the sentence before, and in the one after. */
  readonly before: number
  readonly after: number
  /** `own`, where a Latin word counts as well when one that begins like it stands there. */
  readonly akin: number
  /** `own` of what the question names beyond the theme; `undefined` where it names nothing beyond it. */
  readonly specific: number | undefined
}

/** A word that no dictionary brings over says little about a passage in another language. */
const FOREIGN_SHARE = 0.4
/** Words that begin with as many equal letters are akin. */
export const AKIN_LETTERS = 5

/** Adds up, in one walk through its parts, what of a question stands in a passage and where around it. */
export function heldShares({ parts }: Question, isForeign: boolean, { own, near }: ReadPassage): HeldShares {
  const sum = { all: 0, own: 0, near: 0, around: 0, before: 0, after: 0, akin: 0, beyond: 0, specific: 0 }
  const beginnings = beginningsOf(own.read)
  let isBeyond = false
  for (const { key, weight: full, isPlain } of parts) {
    const weight = isPlain && isForeign ? full * FOREIGN_SHARE : full
    const isOwn = own.places.has(key)
    const isNear = isOwn || isInAny(near.beside, key)
    const isOfTheme = near.theme.has(key)
    isBeyond ||= !isOfTheme
    sum.all += weight
    sum.own += counted(weight, isOwn)
    sum.near += counted(weight, isNear)
    sum.around += counted(weight, isNear || isInAny(near.around, key))
    sum.before += counted(weight, near.before.has(key))
    sum.after += counted(weight, near.after.has(key))
    sum.akin += counted(weight, isOwn || isAkin(beginnings, key))
    sum.beyond += counted(weight, !isOfTheme)
    sum.specific += counted(weight, isOwn && !isOfTheme)
  }
  return {
    own: shareOf(sum.own, sum.all),
    near: shareOf(sum.near, sum.all),
    around: shareOf(sum.around, sum.all),
    before: shareOf(sum.before, sum.all),
    after: shareOf(sum.after, sum.all),
    akin: shareOf(sum.akin, sum.all),
    specific: isBeyond ? shareOf(sum.specific, sum.beyond) : undefined,
  }
}

function counted(weight: number, isHeld: boolean): number {
  return isHeld ? weight : 0
}

function shareOf(held: number, all: number): number {
  return all === 0 ? 0 : held / all
}

function isAkin(beginnings: ReadonlySet<string>, key: PartKey): boolean {
  return typeof key === 'string' && beginnings.has(key.slice(0, AKIN_LETTERS))
}

const beginningsOf: (read: ReadText) => ReadonlySet<string> = madeOnce(
  ({ folded }) => new Set((folded.toLowerCase().match(/[a-z]{4,}/g) ?? []).map((word) => word.slice(0, AKIN_LETTERS))),
)
