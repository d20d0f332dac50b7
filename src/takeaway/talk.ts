import { readTurnHead } from '../quote/turn-heads.ts'
import type { Span } from '../text/span.ts'
import { asks, firstLetter } from './measure.ts'
import { openingEnd } from './openings.ts'
import type { Reading } from './reading.ts'

/** Code units of a line in which the colon of who says it stands. */
const LONGEST_NAME = 60
/** The longest line of somebody who takes part, in code units. */
const LONGEST_POST = 140
/** A name, a dash or comma, and words with capitals only: `Dora Whitman - Vice President, Investor Relations`. */
const PARTICIPANT =
  /^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,4}(?:,| ?[-–—|]{1,2}) ?(?:[\p{Lu}\d]\S*|&|[-–—])(?: (?:[\p{Lu}\d]\S*|of|and|for|the|&|[-–—]))*$/u
const POST =
  /\b(?:Chief|President|Vice|Director|Officer|Chair(?:man|woman|person)?|Head|Manager|Analyst|Partners?|Secretary|Treasurer|Counsel|C[A-Z]O|Founder|Relations|Research|Securities|Capital|Bank|LLC|Inc|Markets|Advisors|Associates|Group)\b/
const CHINESE_PARTICIPANT =
  /^[\p{Script=Han}·]{2,12}\s*[-–—:|\s]\s*[^，,。；]{0,24}(?:官|总裁|经理|总监|主席|董事长?|行长|分析师|主任|秘书|负责人)$/u
/** The longest question, in code units, that only asks on about what was said (`Why?`); a longer one may be rhetoric. */
const LONGEST_SHORT = 24
/** Whom a question speaks to. */
const ADDRESSED = /\b(?:you|your|you've|you’ve|you're|you’re)\b|[你您]|贵[行司]/

/**
 * Tells whether a sentence belongs to how people talk and not to what they tell: a greeting, thanks, whose turn it is, who
 * takes part, or the beginning of a question.
 */
export function leadsTalk(reading: Reading, candidate: number, span: Span): boolean {
  const { units, rules } = reading
  const opens = (start: number) => openingEnd(units, firstLetter(units, start), rules.courtesy) !== undefined
  if (opens(span.start) || isParticipant(reading, span)) return true
  const head = headEnd(reading, span)
  return (head !== undefined && opens(head)) || leadsToQuestion(reading, candidate, head !== undefined)
}

/** Where who says it ends at the head of a line; most lines have no colon there. */
function headEnd({ document, lower }: Reading, { start, end }: Span): number | undefined {
  const last = Math.min(end, start + LONGEST_NAME)
  return /[:：]/.test(lower.slice(start, last)) ? readTurnHead(document.folded, { start, end })?.said : undefined
}

function isParticipant({ document }: Reading, { start, end }: Span): boolean {
  if (end - start > LONGEST_POST) return false
  const line = document.folded.slice(start, end)
  return (PARTICIPANT.test(line) && POST.test(line)) || CHINESE_PARTICIPANT.test(line)
}

/** Somebody asks in the last sentence of a line that is headed by who says it, or that speaks to somebody. */
function leadsToQuestion(reading: Reading, candidate: number, isHeaded: boolean): boolean {
  const { document, lower, units, candidates } = reading
  const found = candidates[candidate]
  const block = document.blocks[found?.block ?? -1]?.span
  if (found === undefined || block === undefined || found.blockSize < 2 || !asks(units, block)) return false
  if (isHeaded) return true
  const last = candidates[candidate - found.inBlock + found.blockSize - 1]?.span ?? block
  const isAddressed =
    last.end - last.start <= LONGEST_SHORT && ADDRESSED.test(lower.slice(found.span.start, found.span.end))
  if (isAddressed) return true
  const first = candidates[candidate - found.inBlock]
  // what an answer's head was cut off is no question
  return first !== undefined && first.span.start === block.start && headEnd(reading, block) !== undefined
}
