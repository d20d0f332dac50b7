import { z } from 'zod'
import type { PeerCall } from '../../peer/peer.ts'
import { blockMistakes, idMistakes, messageBlock, plainText, shapeMistakes, viewBlock } from './validate-blocks.ts'

/**
 * What Slack documents of the arguments of the methods that this project calls. Arguments come as a form; those that
 * are objects are JSON within it. An argument that is not named here is a mistake.
 * @see https://docs.slack.dev/reference/methods
 */
const channel = z.string().regex(/^[CDGU]\w+$/)
const ts = z.string().regex(/^\d+\.\d+$/)
const isFalse = z.literal('false')
const json = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text)
      } catch {
        context.addIssue('is not JSON')
        return z.NEVER
      }
    })
    .pipe(schema)
const blocks = z.array(messageBlock).max(50)
const text = z.string().min(1).max(4_000)
const metadata = z.strictObject({
  event_type: z.string().regex(/^\w{1,255}$/),
  event_payload: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})
const modal = z.strictObject({
  type: z.literal('modal'),
  title: plainText(24),
  submit: plainText(24).optional(),
  close: plainText(24).optional(),
  callback_id: z.string().min(1).max(255).optional(),
  private_metadata: z.string().max(3_000).optional(),
  blocks: z.array(viewBlock).max(100),
})
const home = z.strictObject({
  type: z.literal('home'),
  private_metadata: z.string().max(3_000).optional(),
  blocks: z.array(viewBlock).max(100),
})

const app = { client_id: z.string().regex(/^\d+\.\d+$/), client_secret: z.string().min(1) }

const METHODS: Readonly<Record<string, z.ZodType>> = {
  'oauth.v2.access': z.union([
    z.strictObject({ ...app, code: z.string().min(1), redirect_uri: z.url().optional() }),
    z.strictObject({ ...app, grant_type: z.literal('refresh_token'), refresh_token: z.string().min(1) }),
  ]),
  'auth.test': z.strictObject({}),
  'chat.postMessage': z.strictObject({
    channel,
    text,
    blocks: json(blocks).optional(),
    parse: z.literal('none'),
    unfurl_links: isFalse,
    unfurl_media: isFalse,
    thread_ts: ts.optional(),
    metadata: json(metadata).optional(),
  }),
  'chat.update': z.strictObject({
    channel,
    ts,
    text,
    blocks: json(blocks),
    parse: z.literal('none'),
    metadata: json(metadata).optional(),
  }),
  'chat.delete': z.strictObject({ channel, ts }),
  'views.open': z.strictObject({ trigger_id: z.string().min(1), view: json(modal) }),
  'views.push': z.strictObject({ trigger_id: z.string().min(1), view: json(modal) }),
  'views.update': z.strictObject({ view_id: z.string().min(1), hash: z.string().optional(), view: json(modal) }),
  'views.publish': z.strictObject({ user_id: z.string().regex(/^[UW]\w+$/), view: json(home) }),
  'users.info': z.strictObject({ user: z.string().regex(/^[UW]\w+$/), include_locale: z.literal('true') }),
  'users.conversations': z.strictObject({
    user: z.string().regex(/^[UW]\w+$/),
    types: z.literal('public_channel,private_channel'),
    exclude_archived: z.literal('true'),
    limit: z.string().regex(/^(?:[1-9]\d{0,2})$/),
    cursor: z.string().optional(),
  }),
  'conversations.info': z.strictObject({ channel }),
  'conversations.history': z.strictObject({
    channel,
    oldest: z.string().regex(/^\d+(?:\.\d+)?$/),
    limit: z.string().regex(/^\d{1,3}$/),
    include_all_metadata: z.literal('true'),
  }),
  'conversations.replies': z.strictObject({
    channel,
    ts,
    oldest: z.string().regex(/^\d+(?:\.\d+)?$/),
    limit: z.string().regex(/^\d{1,3}$/),
    include_all_metadata: z.literal('true'),
  }),
  'assistant.threads.setSuggestedPrompts': z.strictObject({
    channel_id: channel,
    thread_ts: ts,
    title: z.string().min(1),
    prompts: json(
      z
        .array(z.strictObject({ title: z.string().min(1), message: z.string().min(1) }))
        .min(1)
        .max(4),
    ),
  }),
}

const response = z.strictObject({
  response_type: z.literal('ephemeral'),
  replace_original: z.boolean().optional(),
  text,
  blocks: blocks.optional(),
  parse: z.literal('none').optional(),
  unfurl_links: z.literal(false).optional(),
  unfurl_media: z.literal(false).optional(),
})

/** A view is 250 kB at most. */
const VIEW_BYTES = 250_000

/** Finds every reason for which Slack could refuse a call of ours; none for a good one. */
export function callMistakes({ path, fields }: PeerCall): readonly string[] {
  const method = /^\/api\/([\w.]+)$/.exec(path)?.[1]
  if (method === undefined) return path.startsWith('/respond/') ? responseMistakes(fields) : []
  const schema = METHODS[method]
  if (schema === undefined) return [`${method}: not a method that was looked up`]
  const { token: _, ...given } = fields
  const parsed = schema.safeParse(given)
  if (!parsed.success) return shapeMistakes(parsed.error).map((mistake) => `${method}: ${mistake}`)
  const found: { blocks?: unknown; view?: unknown } = Object(parsed.data)
  return [
    ...(found.blocks === undefined ? [] : blockMistakes(blocks.parse(found.blocks))),
    ...(found.view === undefined ? [] : viewMistakes(found.view)),
  ].map((mistake) => `${method}: ${mistake}`)
}

/** An address that came with a command or a press takes so many answers. */
const RESPONSES = 5

/** The same of all calls of a bot, and whether they are too many. */
export function mistakesOfAll(calls: readonly PeerCall[]): readonly string[] {
  const responses = new Map<string, number>()
  for (const { path } of calls) if (path.startsWith('/respond/')) responses.set(path, (responses.get(path) ?? 0) + 1)
  const tooMany = [...responses].filter(([, count]) => count > RESPONSES).map(([path]) => `${path}: too many answers`)
  return [...calls.flatMap(callMistakes), ...tooMany]
}

/** Finds what is wrong with a window, or with the Home tab. */
export function viewMistakes(candidate: unknown): readonly string[] {
  const parsed = z.discriminatedUnion('type', [modal, home]).safeParse(candidate)
  if (!parsed.success) return shapeMistakes(parsed.error)
  const view = parsed.data
  const asks = view.blocks.some(({ type }) => type === 'input')
  const bytes = Buffer.byteLength(JSON.stringify(view))
  return [
    ...idMistakes(view.blocks),
    ...(asks && (view.type === 'home' || view.submit === undefined) ? ['an input without a way to send it'] : []),
    ...(bytes > VIEW_BYTES ? [`${bytes} bytes of a view`] : []),
  ]
}

/** Finds what is wrong with the answer to a window that was sent. */
export function answerMistakes(candidate: unknown): readonly string[] {
  const answer = z.discriminatedUnion('response_action', [
    z.strictObject({ response_action: z.literal('clear') }),
    z.strictObject({ response_action: z.literal('update'), view: modal }),
    z.strictObject({
      response_action: z.literal('errors'),
      errors: z.record(z.string().min(1), z.string().min(1).max(2_000)),
    }),
  ])
  const parsed = answer.safeParse(candidate)
  if (!parsed.success) return shapeMistakes(parsed.error)
  return parsed.data.response_action === 'update' ? viewMistakes(parsed.data.view) : []
}

function responseMistakes(fields: PeerCall['fields']): readonly string[] {
  const parsed = response.safeParse(fields)
  if (!parsed.success) return shapeMistakes(parsed.error).map((mistake) => `response_url: ${mistake}`)
  return blockMistakes(parsed.data.blocks ?? [])
}

/** The methods that this project calls. */
export const CALLED_METHODS: readonly string[] = Object.keys(METHODS)
