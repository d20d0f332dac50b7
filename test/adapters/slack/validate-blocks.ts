import { z } from 'zod'

/**
 * What Slack documents of the blocks that this project writes, independent of the renderer's own table.
 * Objects are strict: an unknown field is a mistake. Lengths are in UTF-16 code units.
 * @see https://docs.slack.dev/reference/block-kit
 */
const plainText = (limit: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: z.string().min(1).max(limit), emoji: z.boolean().optional() })
const mrkdwn = z.strictObject({
  type: z.literal('mrkdwn'),
  text: z.string().min(1).max(3_000),
  verbatim: z.boolean().optional(),
})
const httpsUrl = z.string().max(3_000).startsWith('https://')
const style = z.strictObject({ bold: z.boolean().optional() })
const blockId = { block_id: z.string().min(1).max(255).optional() }

const richElement = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), style: style.optional() }),
  z.strictObject({ type: z.literal('link'), url: httpsUrl, text: z.string().min(1), style: style.optional() }),
])
const richPart = z.strictObject({
  type: z.enum(['rich_text_section', 'rich_text_quote']),
  elements: z.array(richElement).min(1),
})
const button = z.strictObject({
  type: z.literal('button'),
  action_id: z.string().min(1).max(255),
  text: plainText(75),
  value: z.string().max(2_000),
})
const block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('header'), text: plainText(150), ...blockId }),
  z.strictObject({ type: z.literal('divider'), ...blockId }),
  z.strictObject({
    type: z.literal('context'),
    elements: z
      .array(z.union([plainText(3_000), mrkdwn]))
      .min(1)
      .max(10),
    ...blockId,
  }),
  z.strictObject({ type: z.literal('actions'), elements: z.array(button).min(1).max(25), ...blockId }),
  z.strictObject({ type: z.literal('rich_text'), elements: z.array(richPart).min(1), ...blockId }),
])
const post = z.strictObject({
  text: z.string().min(1).max(4_000),
  blocks: z.array(block).max(50),
  parse: z.literal('none'),
  unfurl_links: z.literal(false),
  unfurl_media: z.literal(false),
})

/** The budget that keeps a message from `msg_blocks_too_long`. */
const CHARACTERS_PER_MESSAGE = 12_000

type Checked = z.infer<typeof block>

/** Finds every reason for which Slack could refuse a post; none for a good one. */
export function slackMistakes(candidate: unknown): readonly string[] {
  const parsed = post.safeParse(candidate)
  if (!parsed.success) return parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  const { blocks } = parsed.data
  const json = JSON.stringify(blocks).length
  return [
    ...(json > CHARACTERS_PER_MESSAGE ? [`${json} characters of blocks`] : []),
    ...repeated(blocks.flatMap((each) => each.block_id ?? [])).map((id) => `block_id ${id} twice`),
    ...repeated(blocks.flatMap(actionIds)).map((id) => `action_id ${id} twice`),
    ...(JSON.stringify(parsed.data).isWellFormed() ? [] : ['a lone surrogate']),
  ]
}

function actionIds(each: Checked): readonly string[] {
  return each.type === 'actions' ? each.elements.map((element) => element.action_id) : []
}

function repeated(ids: readonly string[]): readonly string[] {
  return ids.filter((id, index) => ids.indexOf(id) !== index)
}
