import { z } from 'zod'
import { fail, type Result, succeed } from '../failure/result.ts'
import type { Topic } from './topic.ts'

const text = z.string().trim().min(1)
/** A topic as data; a pack's loader checks `topics/<id>.json` by it field by field. */
export const topicSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.strictObject({ en: text, 'zh-Hans': text, 'zh-Hant': text }),
  words: z.array(text),
  terms: z.array(text.min(2)),
})

/**
 * Reads a topic out of unknown data.
 *
 * @param value what `topics/<id>.json` of a pack holds, with `id` set to the file's name.
 * @returns `pack-invalid` whose detail names every field that is wrong.
 */
export function parseTopic(value: unknown): Result<Topic> {
  const parsed = topicSchema.safeParse(value)
  if (parsed.success) return succeed(parsed.data)
  const detail = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'topic'}: ${issue.message}`).join('; ')
  return fail({ code: 'pack-invalid', detail })
}
