import { z } from 'zod'

const text = z.string().trim().min(1)
/** A topic as data; a pack's loader checks `topics/<id>.json` by it field by field. */
export const topicSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.strictObject({ en: text, 'zh-Hans': text, 'zh-Hant': text }),
  words: z.array(text),
  terms: z.array(text.min(2)),
})
