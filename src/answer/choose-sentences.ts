import { likeness, shinglesOf } from '../briefing/likeness.ts'
import { voiceOf } from '../search/corpus-passage.ts'
import { readValues } from '../search/read-values.ts'
import type { SearchRules } from '../search/search-rules.ts'
import { isPersonKey, type Question } from './read-question.ts'
import type { Judged } from './weighing.ts'

/** A further sentence is shown when it fits nearly as well as the first: a difference of fit. */
const ALSO_FITS = 0.7
/** The same in a list, which shows more; what fits worse still is shown in no answer. */
export const ALSO_LISTED = 2.2
/** Two sentences that share this much say the same. */
const SAME = 0.6
/** What asks for a figure; who asks for a list of them wants each. */
const FIGURES = ['number', 'amount', 'price'] as const

/** A sentence that was taken, with what the others are compared by. */
interface Chosen {
  readonly candidate: Judged
  readonly shingles: ReturnType<typeof shinglesOf>
  /** The figures it gives, where one is asked for; empty otherwise. */
  readonly values: ReadonlySet<string>
}

/**
 * Takes the best sentence and those beside it that add something.
 * Where views are asked for and nobody is named, each voice is heard once; where a figure is, each figure is given once.
 *
 * @param candidates best first.
 * @param most at least 1.
 */
export function chooseSentences(
  question: Question,
  candidates: readonly Judged[],
  { most, rules }: { readonly most: number; readonly rules: SearchRules },
): readonly Judged[] {
  const { isList, isPoll, isFigure } = manyOf(question)
  const least = (candidates[0]?.fit ?? 0) - (isList ? ALSO_LISTED : ALSO_FITS)
  const chosen: Chosen[] = []
  for (const candidate of candidates) {
    if (chosen.length >= most || candidate.fit < least) break
    const { text } = candidate.wording
    const one = { candidate, shingles: shinglesOf(text), values: isFigure ? valuesOf(text, rules) : NO_VALUES }
    if (!chosen.some((other) => addsNothing(other, one, isPoll))) chosen.push(one)
  }
  return chosen.map(({ candidate }) => candidate)
}

/** How many things a question wants: several, one of each voice, or one figure. */
function manyOf({ asks, parts }: Question) {
  const isList = asks.has('list') || asks.has('said')
  const isPoll = asks.has('said') && !parts.some(({ key }) => isPersonKey(key))
  return { isList, isPoll, isFigure: !isList && FIGURES.some((kind) => asks.has(kind)) }
}

function addsNothing(before: Chosen, one: Chosen, isPoll: boolean): boolean {
  return saysTheSame(before, one) || (isPoll && haveOneVoice(before.candidate, one.candidate))
}

const NO_VALUES: ReadonlySet<string> = new Set()

function valuesOf(text: string, { fold, numbers }: SearchRules): ReadonlySet<string> {
  const values = new Set<string>()
  readValues(fold(text), numbers, (value) => values.add(value))
  return values
}

/** An editor's item and the line it is drawn from, two wordings of one item, like words, or no figure beyond those given. */
function saysTheSame(before: Chosen, { candidate, shingles, values }: Chosen): boolean {
  const [a, b] = [before.candidate.passage, candidate.passage]
  if (a === b || (a.item !== undefined && a.item === b.item)) return true
  if (likeness(before.shingles, shingles) >= SAME) return true
  return values.size > 0 && [...values].every((value) => before.values.has(value))
}

function haveOneVoice(a: Judged, b: Judged): boolean {
  const speaker = speakerIn(a)
  return speaker !== undefined && speaker === speakerIn(b)
}

function speakerIn({ passage }: Judged): string | undefined {
  return (passage.item?.speaker ?? voiceOf(passage))?.id
}
