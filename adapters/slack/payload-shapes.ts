import { z } from 'zod'

/*
 * What Slack's requests look like, as far as anybody here or in Bolt reads them. A field that need not be there is taken
 * away, or made empty, where it is of another type than Slack sends; a request without one that must be there is none of
 * Slack's.
 */

/** Half of a character is in no id of Slack's, and cannot be sent back to it. */
const id = z
  .string()
  .min(1)
  .max(255)
  .refine((text) => text.isWellFormed())
/** What need not be there. */
const optional = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined)
const text = optional(z.string())
/** Names a message within its channel. */
const ts = z.string().regex(/^\d+\.\d+$/)

/** Slack asks whether the address is ours. */
export const VERIFICATION = z.looseObject({ type: z.literal('url_verification'), challenge: z.string() })
/** Slack keeps events back. */
export const RATE_LIMITED = z.looseObject({ type: z.literal('app_rate_limited'), team_id: id })
/** A slash command, as its form has it. */
export const COMMAND = z.looseObject({
  command: id,
  text,
  team_id: id,
  channel_id: id,
  user_id: id,
  response_url: z.string(),
})

const WORDS = { user: optional(id), text, thread_ts: optional(ts), subtype: text, bot_id: text }
const SAID = { ...WORDS, ts }
/** What Bolt looks for in every event. */
const ANYWHERE = {
  channel: z.union([z.string(), z.looseObject({})]).exactOptional(),
  user: z.union([z.string(), z.looseObject({})]).exactOptional(),
  item: z.looseObject({}).exactOptional(),
  subteam: z.looseObject({}).exactOptional(),
}
const MESSAGE = z.looseObject({ ...ANYWHERE, ...SAID, type: id, channel: id, channel_type: text })
/** A message that was changed or deleted is told of in another. */
const CHANGE = z.looseObject({
  ...ANYWHERE,
  type: id,
  channel: id,
  channel_type: text,
  message: optional(z.looseObject(SAID)),
  previous_message: optional(z.looseObject(WORDS)),
  deleted_ts: optional(ts),
})
const HOME_OPENED = z.looseObject({ ...ANYWHERE, type: id, user: id, channel: optional(id), tab: text })
const ASSISTANT_STARTED = z.looseObject({
  ...ANYWHERE,
  type: id,
  assistant_thread: z.looseObject({ user_id: id, channel_id: id, thread_ts: ts }),
})
const ANY_EVENT = z.looseObject({ ...ANYWHERE, type: id })
const EVENTS = new Map<unknown, z.ZodType<{ readonly type: string }>>([
  ['message_changed', CHANGE],
  ['message_deleted', CHANGE],
  ['message', MESSAGE],
  ['app_mention', MESSAGE],
  ['app_home_opened', HOME_OPENED],
  ['assistant_thread_started', ASSISTANT_STARTED],
])

/** The envelope of an event, with the event as its type has it. */
export const EVENT = z.looseObject({
  event_id: id,
  team_id: id.nullish(),
  authorizations: z.array(z.looseObject({})).exactOptional(),
  event: ANY_EVENT.transform((event, context) => {
    const kind = event.type === 'message' ? EVENTS.get(event.subtype) : undefined
    const read = (kind ?? EVENTS.get(event.type) ?? ANY_EVENT).safeParse(event)
    if (read.success) return read.data
    context.addIssue('an event of another shape')
    return z.NEVER
  }),
})

const OPTION = z.looseObject({ value: z.string() })
const FIELD = z.looseObject({
  value: text,
  selected_option: optional(OPTION),
  selected_options: optional(z.array(OPTION)),
  selected_conversation: text,
})
const ACTION = z.looseObject({ action_id: z.string(), block_id: text, value: text, selected_option: optional(OPTION) })
const STATE = z.looseObject({ values: z.record(z.string(), z.record(z.string(), FIELD)) })
const TITLE = z.looseObject({ type: z.literal('plain_text'), text: z.string().min(1), emoji: optional(z.boolean()) })
const VIEW = z.looseObject({
  id,
  type: z.string(),
  hash: text,
  callback_id: text,
  private_metadata: z.string().catch(''),
  blocks: z.array(z.looseObject({ type: z.string(), block_id: text })).catch([]),
  title: TITLE.exactOptional(),
  close: optional(TITLE.nullable()),
  state: STATE.catch({ values: {} }),
})
const FILE = z.looseObject({ name: text, size: optional(z.number()), url_private_download: text })
const WHO = {
  type: z.string(),
  user: z.looseObject({ id }),
  team: z.looseObject({ id }).nullish(),
  response_url: text,
}
const PLACE = z.looseObject({ id })

const PRESS = z.looseObject({
  ...WHO,
  trigger_id: z.string().min(1),
  actions: z.array(ACTION).min(1),
  channel: PLACE.exactOptional(),
  message: optional(z.looseObject({ ts: optional(ts), thread_ts: optional(ts) })),
  container: z.looseObject({ is_ephemeral: optional(z.boolean()) }).catch({}),
  view: VIEW.exactOptional(),
})
const SUBMISSION = z.looseObject({ ...WHO, view: VIEW })
const MESSAGE_SHORTCUT = z.looseObject({
  ...WHO,
  callback_id: z.string(),
  channel: PLACE,
  message: z.looseObject({ ts, thread_ts: optional(ts), text, files: optional(z.array(FILE)) }),
})
const ANY_INTERACTION = z.looseObject({ ...WHO, channel: PLACE.exactOptional() })
const INTERACTIONS = new Map<unknown, z.ZodType<Readonly<Record<string, unknown>>>>([
  ['block_actions', PRESS],
  ['view_submission', SUBMISSION],
  ['message_action', MESSAGE_SHORTCUT],
])

/** What somebody pressed, filled in or asked for. @param type as the request has it. */
export function interactionShape(type: unknown): z.ZodType<Readonly<Record<string, unknown>>> {
  return INTERACTIONS.get(type) ?? ANY_INTERACTION
}
