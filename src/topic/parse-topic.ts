import { z } from 'zod'
import { fail, type Result, succeed } from '../failure/result.ts'
import type { Topic } from './topic.ts'

const text = z.string().refine((value) => value.trim() !== '', 'is empty')
const term = text.refine((value) => value === value.toLowerCase(), 'is not in lower case')

/** What a topic's file holds; its id is the file's name. */
export const topicSchema = z.strictObject({
  title: z.strictObject({ 'zh-Hans': text, 'zh-Hant': text, en: text }),
  words: z.array(text),
  terms: z.array(term).min(1, 'has no terms'),
})

/** A topic's id: what a reader types for it, and the name of its file. */
export const topicIdPattern = /^[a-z][a-z0-9-]*$/

/**
 * Reads one topic.
 * @param id name of its file without `.json`.
 * @param raw contents of the file.
 * @returns a `pack-invalid` failure that names every mistake of the file.
 */
export function parseTopic(id: string, raw: unknown): Result<Topic> {
  const parsed = topicSchema.safeParse(raw)
  const mistakes = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`)
  if (!topicIdPattern.test(id)) mistakes.unshift('file name: is not a lower-case English word')
  if (!parsed.success || mistakes.length > 0) {
    return fail({ code: 'pack-invalid', detail: `topics/${id}.json ${mistakes.join('; ')}` })
  }
  return succeed({ id, ...parsed.data })
}
