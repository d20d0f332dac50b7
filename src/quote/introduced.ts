import { containsSpan, type Span } from '../text/span.ts'
import type { Reading } from './look.ts'
import type { Person } from './people.ts'

/** Code units of the longest line that names a guest. */
const LONGEST_GUEST = 120
/** Code units of a paragraph in which it is looked for who answers. */
const LONGEST_INTRODUCTION = 300
const DAY = '(?:日前|近日|今日|今天|昨日|昨天|\\d{1,2}日)'
/** `水务局有关负责人就旱情答记者问`; a reporter who asks is nobody who answers. */
const ANSWERS = new RegExp(
  `(?:^|[，,。；;：:])${DAY}?((?:(?!记者)[\\u3400-\\u9fff（）()、“” ]){2,30}?)${DAY}?(?:就|围绕|针对)[^。！？\\n]{2,80}?` +
    '(?:答[\\u3400-\\u9fff]{0,4}记者问|(?:回答|答复|回应)了?[^。，\\n]{0,8}(?:提问|问题|关切)|接受了?[^。，\\n]{0,12}[采专]访)',
  'd',
)

/** `受访者：何静（水务局局长）`: who answers, in a line of its own. */
const GUEST =
  /^(?:受访者|受访人|受访嘉宾|访谈嘉宾|嘉宾|采访对象|Interviewee|Guest) ?[:：] ?([^（(,，;；:：]{2,40}?)(?: ?[（(,，] ?([^（()）]{2,60}?)[)）]?)?$/d

/** Who gives the answers of a piece. */
export interface Answerer {
  readonly who: Span
  /** Where it stands beside the name in a line of their own; any other is known of the person. */
  readonly role: Span | undefined
}

/**
 * Whoever gives the answers of a piece, as it is said before the first of them: whom a line says that they answer, or else
 * the one person whom the piece introduces with a role.
 *
 * @param before where the first question or answer begins.
 * @returns their name, or what they are called where they have none; `undefined` where the text does not tell.
 */
export function answererBefore(reading: Reading, before: number): Answerer | undefined {
  const described = guestBefore(reading, before) ?? describedBefore(reading, before)
  if (described !== undefined) return described
  const person = introducedBefore(reading, before)
  return person && { who: person.mention, role: undefined }
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

function guestBefore({ document: { folded, blocks } }: Reading, before: number): Answerer | undefined {
  for (const { span } of blocks) {
    if (span.end > before) return undefined
    const found = span.end - span.start > LONGEST_GUEST ? null : GUEST.exec(folded.slice(span.start, span.end))
    const [, who, role] = found?.indices ?? []
    if (who !== undefined) return { who: placed(who, span.start), role: role && placed(role, span.start) }
  }
  return undefined
}

function placed([start, end]: readonly [number, number], from: number): Span {
  return { start: from + start, end: from + end }
}

function describedBefore({ document, chinese, hasHan }: Reading, before: number): Answerer | undefined {
  if (!hasHan) return undefined
  for (const { span } of document.blocks) {
    if (span.end > before) return undefined
    const found = ANSWERS.exec(document.folded.slice(span.start, Math.min(span.end, span.start + LONGEST_INTRODUCTION)))
    const who = found?.indices?.[1]
    if (who === undefined) continue
    const described = placed(who, span.start)
    const named = chinese.people.places.find((place) => containsSpan(described, place.span))
    return { who: named?.person.mention ?? described, role: undefined }
  }
  return undefined
}
