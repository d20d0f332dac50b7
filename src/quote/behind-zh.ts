import { type Span, sliceSpan } from '../text/span.ts'
import type { Draft } from './drafts.ts'
import type { Reading } from './look.ts'
import { type Candidate, candidateOf, type Mention } from './mention.ts'
import { clauseStart, firstPerson, nearestPerson, PERSON_NOUN, standsAtHead } from './nearest-zh.ts'
import type { ChineseText } from './people-zh.ts'
import { findWords } from './word-list.ts'

/** A noun for people and what describes it, in characters. */
const LONGEST_PEOPLE = 20
/** What no description of people at the head of a sentence holds. */
const NO_DESCRIPTION = /[，,、；;：:“”…看听见到得了着过说称对向把被给让是将和与跟为有在从据\d]/
/** What somebody feels while speaking, as others see it. */
const FEELING =
  /[笑泪哭]|哽咽|激动|感慨|感动|眼眶|红[了着]眼|大汗|叹[了着]?口?气|皱[了着起]|竖起|[点摇]了?[点摇]?头|[挥摆]了?[挥摆]?手|难掩|洋溢|如释重负|欣慰|高兴|开心|兴奋|自豪|无奈|[着焦]急|满意|感激/
/** Where or when something was said, before whoever said it. */
const OCCASION = /^[在当][^，,。]{2,70}[上中时后里期间]，/
/** How far into the sentence behind a passage its speaker may stand, in characters. */
const FARTHEST_BEHIND = 45

/**
 * `…人手不够。“…。”街道书记陈立一度很无奈。`: whoever is introduced at the head of the sentence behind a passage that a
 * sentence of its own parts from the one before.
 *
 * @param sentence whoever the sentence before the passage is about.
 * @returns the candidate; `undefined` where that is somebody, or nobody is named there for the first time, with a role.
 */
export function newcomer(reading: Reading, draft: Draft, sentence: Candidate | undefined): Candidate | undefined {
  const { frame, index, lead } = draft.looks[0]
  const isApart = frame.gaps[index]?.at(-1)?.ended === true && lead.end === lead.start
  const found = isApart && sentence === undefined ? behind(reading, draft) : undefined
  if (found === undefined) return undefined
  const { folded, people } = reading.chinese
  const { span } = found.mention
  const person = people.byName.get(sliceSpan(folded, span))
  const hasRole = person?.roles.some(({ end }) => end === span.start) ?? false
  if (!hasRole || person?.mention.start !== span.start) return undefined
  const from = draft.looks.at(-1)?.passage.outer.end ?? span.start
  return /[，,；;：:]/.test(folded.slice(from, span.start)) ? undefined : found
}

/**
 * `“…。”何静说。站长陈立赶来修管子。“…。”`: tells whether the sentence before a passage is what another than whoever
 * spoke last does.
 */
export function comesIn({ chinese }: Reading, previous: Candidate, { mention }: Candidate): boolean {
  const { folded } = chinese
  const { start, end } = mention.span
  const { span } = previous.antecedent ?? previous.mention
  const [last, name] = [sliceSpan(folded, span), sliceSpan(folded, mention.span)]
  if (mention.kind !== 'name' || last.includes(name) || name.includes(last)) return false
  const head = clauseStart(folded, start, 0)
  return (
    standsAtHead(folded, head, mention) &&
    !/^(?:已经?)?被/.test(folded.slice(end)) &&
    !/由[^，]*$/.test(folded.slice(head, start))
  )
}

/**
 * `“…。”何静笑得合不拢嘴。`: whoever shows what he feels in a sentence of its own right behind a Chinese passage.
 *
 * @returns the candidate; `undefined` where nobody with a name or a noun for people heads a clause of a short sentence.
 */
export function showsFeeling({ chinese, document }: Reading, { looks }: Draft): Candidate | undefined {
  const [first] = looks
  const last = looks.at(-1) ?? first
  const piece = last.frame.gaps[last.index + 1]?.[0]
  if (first.language === 'en' || first.lead.end > first.lead.start || piece === undefined || !piece.ended)
    return undefined
  const { start, end } = piece.span
  if (end - start > FARTHEST_BEHIND || !FEELING.test(document.folded.slice(start, end))) return undefined
  const mention = nearestPerson(chinese, piece.span)
  return mention === undefined || mention.kind === 'pronoun'
    ? undefined
    : candidateOf(mention, undefined, 'beside-verb')
}

/**
 * Whoever opens the sentence behind a Chinese passage that nobody before it can have said.
 *
 * @returns the candidate; `undefined` where nobody with a name stands there.
 */
export function behind(reading: Reading, { looks }: Draft): Candidate | undefined {
  const { document } = reading
  const [first] = looks
  const last = looks.at(-1) ?? first
  const piece = last.frame.gaps[last.index + 1]?.[0]
  const led = isLed(reading, first)
  if (first.language === 'en' || led || piece === undefined) return undefined
  const { end } = piece.span
  const start = piece.span.start + (OCCASION.exec(sliceSpan(document.folded, piece.span))?.[0].length ?? 0)
  const mention = firstPerson(reading.chinese, { start, end: Math.min(end, start + FARTHEST_BEHIND) })
  const found = mention?.kind === 'name' ? mention : peopleAtHead(reading.chinese, piece.span)
  return found && candidateOf(found, undefined, 'beside-verb')
}

/** Tells whether a sentence leads to a passage: a title, a dateline or a label (`正文：`) before it does not. */
function isLed({ document, chinese }: Reading, { lead }: Draft['looks'][0]): boolean {
  const before = document.folded.slice(lead.start, lead.end).trimEnd()
  return /[，,：:]$/.test(before) && !chinese.rules.notColon.test(before.slice(0, -1))
}

/** `物业维修人员马上赶到`: a noun for people, with what describes it, that a sentence opens with. */
function peopleAtHead({ folded, rules }: ChineseText, { start, end }: Span): Mention | undefined {
  const words = folded.slice(start, Math.min(end, start + LONGEST_PEOPLE))
  const nouns = findWords(words, rules.group, 0, words.length)
  const noun = nouns.find((hit, index) => nouns[index + 1]?.start !== hit.end)
  if (noun === undefined || !PERSON_NOUN.test(noun.word) || rules.askers.has(noun.word)) return undefined
  if (NO_DESCRIPTION.test(words.slice(0, noun.start)) || /^[的家区楼们]/.test(words.slice(noun.end))) return undefined
  return { span: { start, end: start + noun.end }, kind: 'phrase', role: undefined }
}
