import { containsSpan, type Span } from '../text/span.ts'
import type { Reading } from './look.ts'
import type { Person } from './people.ts'

/** Code units of a paragraph in which it is looked for who answers. */
const LONGEST_INTRODUCTION = 300
const DAY = '(?:日前|近日|今日|今天|昨日|昨天|\\d{1,2}日)'
/** `水务局有关负责人就旱情答记者问`; a reporter who asks is nobody who answers. */
const ANSWERS = new RegExp(
  `(?:^|[，,。；;：:])${DAY}?((?:(?!记者)[\\u3400-\\u9fff（）()、“” ]){2,30}?)${DAY}?(?:就|围绕|针对)[^。！？\\n]{2,80}?` +
    '(?:答[\\u3400-\\u9fff]{0,4}记者问|(?:回答|答复|回应)了?[^。，\\n]{0,8}(?:提问|问题|关切)|接受了?[^。，\\n]{0,12}[采专]访)',
)

/**
 * Whoever gives the answers of a piece, as it is said before the first of them: whom a line says that they answer, or else
 * the one person whom the piece introduces with a role.
 *
 * @param before where the first question or answer begins.
 * @returns their name, or what they are called where they have none; `undefined` where the text does not tell.
 */
export function answererBefore(reading: Reading, before: number): Span | undefined {
  const described = describedBefore(reading, before)
  if (described === undefined) return introducedBefore(reading, before)?.mention
  const named = reading.chinese.people.places.find(({ span }) => containsSpan(described, span))
  return named?.person.mention ?? described
}

/** The only person with a role whom a text names before a place, by-lines aside. */
export function introducedBefore({ document, chinese, english }: Reading, before: number): Person | undefined {
  const bylines = document.blocks.filter(({ kind }) => kind === 'byline')
  const people = [...chinese.people.byName.values(), ...english.people.byName.values()].filter(
    ({ mention, roles }) =>
      mention.end <= before && roles.length > 0 && !bylines.some(({ span }) => containsSpan(span, mention)),
  )
  return people.length === 1 ? people[0] : undefined
}

function describedBefore({ document: { folded, blocks }, hasHan }: Reading, before: number): Span | undefined {
  if (!hasHan) return undefined
  for (const { span } of blocks) {
    if (span.end > before) return undefined
    const found = ANSWERS.exec(folded.slice(span.start, Math.min(span.end, span.start + LONGEST_INTRODUCTION)))
    const who = found?.[1]
    if (found === null || who === undefined) continue
    const start = span.start + found.index + found[0].indexOf(who)
    return { start, end: start + who.length }
  }
  return undefined
}
