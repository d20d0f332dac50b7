import type { Block } from '../document/document.ts'
import { lastStarting } from '../text/last-starting.ts'
import { overlapsSpan, type Span, sliceSpan } from '../text/span.ts'
import { ANSWERED, asks, FEWEST_QUESTIONS, isReadable, type Turn } from './dialogue.ts'
import { introducedBefore } from './introduced.ts'
import type { Reading } from './look.ts'
import { lastPlaceBefore, type Person } from './people.ts'
import { readTurnHead } from './turn-heads.ts'

/** Longer than this, in code units, nobody asks. */
const LONGEST_QUESTION = 400
/** Of the questions this share speak to somebody, and of the answers somebody speaks of themselves: no list of common questions does. */
const PERSONAL_SHARE = 0.5
const ADDRESSES = /\b(?:you|your|yours)\b|[你您妳]/i
const SPEAKS = /\b(?:I|we|my|our|me|us)\b|\bI[’']|我/

/** A label that runs into its question (`QHow many?`). */
const GLUED_LABEL = /^Q\p{Lu}/u

/** A question with the paragraphs behind it. */
interface Exchange {
  readonly question: Block
  readonly answers: readonly Block[]
}

/**
 * Finds the answers of an interview whose questions stand in lines of their own (in bold, as headings) and whose answers
 * nobody heads: said by the one person whom the text before the first question introduces with a role.
 *
 * @param taken spans of accepted passages with their marks, in order; paragraphs that hold one are left to them.
 * @returns nothing where two people are introduced, or where nobody is spoken to and speaks: what it is then is not sure.
 */
export function findAnswers(reading: Reading, taken: readonly Span[]): readonly Turn[] {
  const exchanges = exchangesOf(reading)
  const [first] = exchanges
  if (first === undefined || exchanges.length < FEWEST_QUESTIONS || !isPersonal(reading, exchanges)) return []
  if (isLabelled(reading, exchanges)) return []
  const person = introducedBefore(reading, first.question.span.start)
  if (person === undefined) return []
  return exchanges
    .flatMap(({ answers }) => answers)
    .filter(({ span }) => !holdsPassage(taken, span) && !isAbout(reading, span, person))
    .map(({ span }) => ({ span, head: person.mention, who: person.mention, role: undefined, rule: ANSWERED }))
}

/** What follows the last answer may be the writer's again: of that one, only its first paragraph counts. */
function exchangesOf({ document: { text, blocks } }: Reading): readonly Exchange[] {
  const exchanges: { readonly question: Block; readonly answers: Block[] }[] = []
  let open: Block[] | undefined
  for (const block of blocks) {
    if (!isReadable(block)) continue
    const { start, end } = block.span
    if (end - start <= LONGEST_QUESTION && asks(text, block.span)) {
      open = []
      exchanges.push({ question: block, answers: open })
    } else if (block.kind === 'heading') open = undefined
    else open?.push(block)
  }
  const asked = exchanges.filter(({ answers }) => answers.length > 0)
  const last = asked.at(-1)
  return last === undefined ? [] : [...asked.slice(0, -1), { ...last, answers: last.answers.slice(0, 1) }]
}

function isPersonal({ document: { text } }: Reading, exchanges: readonly Exchange[]): boolean {
  const addressed = exchanges.filter(({ question }) => ADDRESSES.test(sliceSpan(text, question.span)))
  const spoken = exchanges.filter(({ answers }) => answers.some(({ span }) => SPEAKS.test(sliceSpan(text, span))))
  const least = exchanges.length * PERSONAL_SHARE
  return addressed.length >= least && spoken.length >= least
}

function isLabelled({ document: { text, folded } }: Reading, exchanges: readonly Exchange[]): boolean {
  const blocks = exchanges.flatMap(({ question, answers }) => [question, ...answers])
  return blocks.some(
    ({ span }) => readTurnHead(folded, span)?.label !== undefined || GLUED_LABEL.test(sliceSpan(text, span)),
  )
}

/** @param taken in order, not overlapping. */
function holdsPassage(taken: readonly Span[], span: Span): boolean {
  const last = taken[lastStarting(taken.length, (index) => taken[index]?.start ?? 0, span.end - 1)]
  return last !== undefined && overlapsSpan(last, span)
}

/** Nobody speaks of themselves by name. */
function isAbout({ chinese, english }: Reading, span: Span, person: Person): boolean {
  return [chinese.people.places, english.people.places].some((places) => {
    for (let at = lastPlaceBefore(places, span.end); at >= 0; at--) {
      const place = places[at]
      if (place === undefined || place.span.start < span.start) return false
      if (place.person === person) return true
    }
    return false
  })
}
