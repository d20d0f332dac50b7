import { z } from 'zod'

/**
 * What Adaptive Cards 1.5 and Teams document of the elements that this project writes, independent of the renderer's
 * own table. Objects are strict: an unknown field is a mistake.
 * @see https://adaptivecards.io/explorer/
 */
const placed = {
  spacing: z.enum(['None', 'Small', 'Default', 'Medium', 'Large', 'ExtraLarge', 'Padding']).optional(),
  separator: z.boolean().optional(),
}
const openUrl = z.strictObject({ type: z.literal('Action.OpenUrl'), url: z.string().startsWith('https://') })
const textRun = z.strictObject({
  type: z.literal('TextRun'),
  text: z.string().min(1),
  size: z.enum(['Small', 'Default', 'Medium', 'Large', 'ExtraLarge']).optional(),
  weight: z.enum(['Lighter', 'Default', 'Bolder']).optional(),
  color: z.enum(['Default', 'Accent']).optional(),
  isSubtle: z.boolean().optional(),
  selectAction: openUrl.optional(),
})
const title = z
  .string()
  .min(1)
  .refine((text) => [...text].length <= 75, 'longer than 75 characters')
const titled = { title, tooltip: title.optional() }
const dialog = z.strictObject({
  type: z.literal('Action.Submit'),
  ...titled,
  data: z.strictObject({
    msteams: z.strictObject({ type: z.literal('task/fetch') }),
    verb: z.string(),
    value: z.string(),
  }),
})
const execute = z.strictObject({
  type: z.literal('Action.Execute'),
  ...titled,
  verb: z.string().min(1),
  data: z.strictObject({ value: z.string() }),
  fallback: z.strictObject({
    type: z.literal('Action.Submit'),
    title,
    data: z.strictObject({ verb: z.string(), value: z.string() }),
  }),
})
const textBlock = z.strictObject({
  type: z.literal('TextBlock'),
  text: z.string().min(1),
  style: z.literal('heading'),
  size: z.literal('Large'),
  weight: z.literal('Bolder'),
  wrap: z.literal(true),
  ...placed,
})
const richTextBlock = z.strictObject({ type: z.literal('RichTextBlock'), inlines: z.array(textRun).min(1), ...placed })
const actionSet = z.strictObject({
  type: z.literal('ActionSet'),
  actions: z
    .array(z.union([execute, dialog]))
    .min(1)
    .max(6),
  ...placed,
})
const container = z.strictObject({
  type: z.literal('Container'),
  style: z.literal('emphasis').optional(),
  get items() {
    return z.array(element).min(1)
  },
  ...placed,
})
const columnSet = z.strictObject({
  type: z.literal('ColumnSet'),
  get columns() {
    return z
      .array(
        z.strictObject({
          type: z.literal('Column'),
          width: z.enum(['auto', 'stretch']),
          spacing: placed.spacing,
          items: z.array(element).min(1),
        }),
      )
      .min(1)
  },
  ...placed,
})
const element: z.ZodType = z.lazy(() => z.union([textBlock, richTextBlock, actionSet, container, columnSet]))
const post = z.strictObject({
  summary: z.string().min(1).max(300),
  card: z.strictObject({
    type: z.literal('AdaptiveCard'),
    $schema: z.string(),
    version: z.literal('1.5'),
    lang: z.string().length(2),
    fallbackText: z.string().min(1),
    speak: z.string().min(1),
    msteams: z.strictObject({ width: z.literal('Full') }),
    refresh: z
      .strictObject({
        action: z.strictObject({
          type: z.literal('Action.Execute'),
          verb: z.literal('refresh'),
          data: z.strictObject({ value: z.string() }),
        }),
        userIds: z.array(z.string()).min(1).max(60),
      })
      .optional(),
    body: z.array(element),
  }),
})

/** Bytes of UTF-16 that every way into Teams takes. */
const BYTES_PER_MESSAGE = 25_000

/** Finds every reason for which Teams could refuse a post; none for a good one. */
export function teamsMistakes(candidate: unknown): readonly string[] {
  const parsed = post.safeParse(candidate)
  if (!parsed.success) return parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  const json = JSON.stringify(candidate)
  return [
    ...(json.length * 2 > BYTES_PER_MESSAGE ? [`${json.length * 2} bytes`] : []),
    ...(json.isWellFormed() ? [] : ['a lone surrogate']),
  ]
}
