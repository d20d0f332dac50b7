import { z } from 'zod'
import { LANGUAGE_TAGS } from '../text/language.ts'
import { topicSchema } from '../topic/topic-schema.ts'

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Tells whether a name may be an id: lower-case Latin words and digits, joined by hyphens. */
function isPackId(name: string): boolean {
  return ID.test(name)
}

const id = z.string().refine(isPackId, 'is not an id: lower-case Latin words and digits joined by hyphens')
const text = z.string().refine((value) => value.trim() !== '', 'is empty')
const han = text.refine((value) => /\p{Script=Han}/u.test(value), 'has no Chinese character')
const latin = text.refine((value) => /\p{Script=Latin}/u.test(value), 'has no Latin letter')
const latinOnly = latin.refine((value) => !/\p{Script=Han}/u.test(value), 'has a Chinese character')
const date = z.string().refine(isCalendarDate, 'is not a calendar date (YYYY-MM-DD)')
const url = z.string().refine((value) => URL.canParse(value) && value.startsWith('https://'), 'is no https: address')
const rank = z.union([z.literal(1), z.literal(2), z.literal(3)], { error: 'is not 1, 2 or 3' })

const sideBySide = z.strictObject({ 'zh-Hans': han, en: latin })
/** Names of works and organisations, which may be Latin in Chinese too. */
const title = z.strictObject({ 'zh-Hans': text, en: latin })
const names = z.strictObject({ 'zh-Hans': text, 'zh-Hant': text, en: latinOnly })

/** `pack.json`. */
export const packSchema = z.strictObject({ id, title, lead: z.array(id).default([]) })

/** One entry of `sources.json`. */
export const sourceSchema = z.strictObject({
  id,
  title,
  publisher: title,
  publishedOn: date,
  url: url.optional(),
  recognizedBy: z.array(text).default([]),
})

/** One entry of `speakers.json`. */
export const speakerSchema = z.strictObject({
  id,
  name: names,
  aliases: z.array(text).default([]),
  roles: z.array(sideBySide),
  affiliation: title.optional(),
})

/** One entry of `glossary.json`. */
export const glossarySchema = z.strictObject({
  id,
  term: names,
  aliases: z.array(text).default([]),
  meaning: sideBySide,
})

const origin = z.strictObject({
  source: id,
  section: sideBySide,
  attributedTo: id.optional(),
  evidence: z.array(text).default([]),
})

/** `topics/<id>.json`: a topic without its id, which is the file's name. */
export const topicFileSchema = topicSchema.omit({ id: true })

/** Tells whether a file's name may be a topic's id. */
export function isTopicId(name: string): boolean {
  return topicSchema.shape.id.safeParse(name).success
}

/** One entry of `takeaways/<topic>.json`; the file's topic comes first, `also` names the others. */
export const takeawaySchema = z.strictObject({
  id,
  text: sideBySide,
  also: z.array(id).default([]),
  rank,
  origin,
})

/** One entry of `quotes/<speaker>.json`; the file's name says who speaks. */
export const quoteSchema = z.strictObject({
  id,
  language: z.enum(LANGUAGE_TAGS, { error: `is none of ${LANGUAGE_TAGS.join(', ')}` }),
  parts: z.array(text).min(1, 'has no part'),
  translation: text,
  topics: z.array(id).min(1, 'has no topic'),
  rank,
  origin: z.strictObject({ source: id, section: sideBySide }),
})

/** One entry of `policy.json`: phrases of questions that are not answered, those that lift it, and what is said instead. */
export const policySchema = z.strictObject({
  id,
  asks: z.array(text).min(1, 'has no phrase'),
  unless: z.array(text).optional(),
  say: z.strictObject({ 'zh-Hans': han, 'zh-Hant': han, en: latinOnly }),
})

/** One entry of `corrections.json`: what is taken back or put right after it was published, and why. */
export const correctionSchema = z.strictObject({
  id,
  item: id,
  kind: z.enum(['withdrawn', 'corrected'], { error: 'is neither withdrawn nor corrected' }),
  on: date,
  say: z.strictObject({ 'zh-Hans': han, 'zh-Hant': han, en: latinOnly }),
})

function isCalendarDate(value: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)?.map(Number) ?? []
  if (year === undefined || month === undefined || day === undefined) return false
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = month === 2 && !isLeap ? 28 : (DAYS_IN_MONTH[month - 1] ?? 0)
  return day >= 1 && day <= days
}
