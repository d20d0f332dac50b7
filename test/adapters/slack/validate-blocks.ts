import { z } from 'zod'

/**
 * What Slack documents of the blocks that this project writes, independent of the renderer's own table.
 * Objects are strict: an unknown field is a mistake. Lengths are in UTF-16 code units.
 * @see https://docs.slack.dev/reference/block-kit
 */
export const plainText = (limit: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: z.string().min(1).max(limit), emoji: z.boolean().optional() })
const mrkdwn = z.strictObject({
  type: z.literal('mrkdwn'),
  text: z.string().min(1).max(3_000),
  verbatim: z.boolean().optional(),
})
const httpsUrl = z.string().max(3_000).startsWith('https://')
const style = z.strictObject({ bold: z.boolean().optional() })
const blockId = { block_id: z.string().min(1).max(255).optional() }
const actionId = { action_id: z.string().min(1).max(255) }

const richElement = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), style: style.optional() }),
  z.strictObject({ type: z.literal('link'), url: httpsUrl, text: z.string().min(1), style: style.optional() }),
  z.strictObject({ type: z.literal('channel'), channel_id: z.string().regex(/^[CDG]\w+$/), style: style.optional() }),
])
const richPart = z.strictObject({
  type: z.enum(['rich_text_section', 'rich_text_quote']),
  elements: z.array(richElement).min(1),
})
const option = z.strictObject({ text: plainText(75), value: z.string().min(1).max(150) })
const options = z.array(option).min(1).max(100)
const confirm = z.strictObject({
  title: plainText(100),
  text: plainText(300),
  confirm: plainText(30),
  deny: plainText(30),
})
const button = z.strictObject({
  type: z.literal('button'),
  ...actionId,
  text: plainText(75),
  value: z.string().max(2_000),
  accessibility_label: z.string().min(1).max(75).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm: confirm.optional(),
})
const staticSelect = z.strictObject({
  type: z.literal('static_select'),
  ...actionId,
  placeholder: plainText(150).optional(),
  options,
  initial_option: option.optional(),
})
const inputElement = z.discriminatedUnion('type', [
  staticSelect,
  z.strictObject({
    type: z.literal('multi_static_select'),
    ...actionId,
    options,
    initial_options: z.array(option).min(1).max(100).optional(),
  }),
  z.strictObject({
    type: z.literal('checkboxes'),
    ...actionId,
    options: z.array(option).min(1).max(10),
    initial_options: z.array(option).min(1).max(10).optional(),
  }),
  z.strictObject({
    type: z.literal('plain_text_input'),
    ...actionId,
    multiline: z.boolean().optional(),
    max_length: z.int().min(1).max(3_000).optional(),
    initial_value: z.string().max(3_000).optional(),
    placeholder: plainText(150).optional(),
    focus_on_load: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal('conversations_select'),
    ...actionId,
    filter: z.strictObject({
      include: z.array(z.enum(['im', 'mpim', 'private', 'public'])).min(1),
      exclude_bot_users: z.boolean(),
    }),
  }),
])

const header = z.strictObject({ type: z.literal('header'), text: plainText(150), ...blockId })
const divider = z.strictObject({ type: z.literal('divider'), ...blockId })
const context = z.strictObject({
  type: z.literal('context'),
  elements: z
    .array(z.union([plainText(3_000), mrkdwn]))
    .min(1)
    .max(10),
  ...blockId,
})
const actions = z.strictObject({
  type: z.literal('actions'),
  elements: z
    .array(z.discriminatedUnion('type', [button, staticSelect]))
    .min(1)
    .max(25),
  ...blockId,
})
const richText = z.strictObject({ type: z.literal('rich_text'), elements: z.array(richPart).min(1), ...blockId })
const input = z.strictObject({
  type: z.literal('input'),
  label: plainText(2_000),
  hint: plainText(2_000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: inputElement,
  ...blockId,
})

/** A block of a message. */
export const messageBlock = z.discriminatedUnion('type', [header, divider, context, actions, richText])
/** A block of a window or of the Home tab. */
export const viewBlock = z.discriminatedUnion('type', [header, divider, context, actions, richText, input])

const post = z.strictObject({
  text: z.string().min(1).max(4_000),
  blocks: z.array(messageBlock).max(50),
  parse: z.literal('none'),
  unfurl_links: z.literal(false),
  unfurl_media: z.literal(false),
})

/** The budget that keeps a message from `msg_blocks_too_long`. */
const CHARACTERS_PER_MESSAGE = 12_000

type Checked = z.infer<typeof viewBlock>

/** Finds every reason for which Slack could refuse a post; none for a good one. */
export function slackMistakes(candidate: unknown): readonly string[] {
  const parsed = post.safeParse(candidate)
  if (!parsed.success) return shapeMistakes(parsed.error)
  return blockMistakes(parsed.data.blocks)
}

/** Finds what is wrong with the blocks of one message together. */
export function blockMistakes(blocks: readonly Checked[]): readonly string[] {
  const json = JSON.stringify(blocks).length
  return [...(json > CHARACTERS_PER_MESSAGE ? [`${json} characters of blocks`] : []), ...idMistakes(blocks)]
}

/** Finds ids that stand twice, and texts that are no text. */
export function idMistakes(blocks: readonly Checked[]): readonly string[] {
  return [
    ...repeated(blocks.flatMap((each) => each.block_id ?? [])).map((id) => `block_id ${id} twice`),
    ...repeated(blocks.flatMap(actionIds)).map((id) => `action_id ${id} twice`),
    ...(JSON.stringify(blocks).isWellFormed() ? [] : ['a lone surrogate']),
  ]
}

/** Says where a shape is wrong, and how. */
export function shapeMistakes(error: z.ZodError): readonly string[] {
  return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
}

function actionIds(each: Checked): readonly string[] {
  if (each.type === 'input') return [each.element.action_id]
  return each.type === 'actions' ? each.elements.map((element) => element.action_id) : []
}

function repeated(ids: readonly string[]): readonly string[] {
  return ids.filter((id, index) => ids.indexOf(id) !== index)
}
