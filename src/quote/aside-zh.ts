import type { Place } from './people.ts'

/** A title and the 的 behind it, in characters. */
const LONGEST_TITLE = 5
/** What tells of an occasion before a name in it, in characters. */
const LONGEST_OCCASION = 30
const BEFORE_OF = /^[\u3400-\u9fff]{0,3}的(?!确)/
const OCCASION = /(?:^|[，,。！？!?；;：:\n])[在当据随][^，,。！？!?；;：:\n]*$/

/**
 * `在何静的告别仪式上，陈立很难过。他说`: whoever a sentence is about for a pronoun behind it, not whose occasion it was.
 *
 * @param places nearest first.
 * @param first the first of its sentence; one of `places`.
 * @returns the first behind it that neither stands in what tells of an occasion nor before 的; itself where it does
 *   neither, or no other does.
 */
export function mainPlace(folded: string, places: readonly Place[], first: Place): Place {
  if (!isAside(folded, first)) return first
  return places.slice(0, places.indexOf(first)).findLast((place) => !isAside(folded, place)) ?? first
}

function isAside(folded: string, { span: { start, end } }: Place): boolean {
  if (BEFORE_OF.test(folded.slice(end, end + LONGEST_TITLE))) return true
  return OCCASION.test(folded.slice(Math.max(0, start - LONGEST_OCCASION), start))
}
