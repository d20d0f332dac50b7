import { z } from 'zod'

/** Where something is said: with one person, in a chat of several, or in a team's channel. */
export type PlaceKind = 'personal' | 'groupChat' | 'channel'

/** A person, or the bot, as Teams names them. */
export interface TeamsAccount {
  readonly id: string
  readonly name: string | undefined
  /** Their id in the tenant's directory; the bot has none. */
  readonly directoryId: string | undefined
}

/** A file that a person sent to the bot alone: Teams says where it can be fetched once, without signing in. */
export interface TeamsFile {
  readonly name: string
  readonly url: string
}

/** What Teams tells the bot, as far as the bot looks at it. */
export interface TeamsActivity {
  /** Such as `message`, `invoke` or `installationUpdate`. */
  readonly type: string
  readonly id: string | undefined
  readonly platform: string
  /** Where answers are sent; nothing is sent there before it is trusted. */
  readonly serviceUrl: string
  /** `undefined` where Teams named none: such an activity is not answered. */
  readonly tenant: string | undefined
  /** With its thread, where it is in one. */
  readonly conversation: string
  readonly kind: PlaceKind
  readonly from: TeamsAccount
  readonly bot: TeamsAccount
  /** Plain, without the mention of the bot; '' where nothing was written. */
  readonly text: string
  readonly files: readonly TeamsFile[]
  readonly isBotMentioned: boolean
  readonly locale: string | undefined
  readonly zone: string | undefined
  /** What an `invoke` asks for. */
  readonly name: string | undefined
  /** What a button, a form or an invoke carries. */
  readonly value: unknown
  readonly replyTo: string | undefined
  readonly team: string | undefined
  /** The team's group in the tenant's directory; not every activity names it. */
  readonly group: string | undefined
  /** The channel that it is about; its conversation may be the team's first channel instead. */
  readonly channel: string | undefined
  readonly placeName: string | undefined
  /** What happened to a team or a channel, such as `channelRenamed`. */
  readonly event: string | undefined
  /** `add` or `remove`, of an installation. */
  readonly action: string | undefined
  readonly added: readonly string[]
  readonly removed: readonly string[]
}

/** Some fields are `null` where others are left out. */
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined)
const account = z.object({ id: z.string(), name: text, aadObjectId: text })
const named = z.object({ id: text, name: text }).nullish()
const team = z.object({ id: text, aadGroupId: text }).nullish()
const accounts = z.array(z.object({ id: z.string() })).nullish()

const ACTIVITY = z.object({
  type: z.string(),
  id: text,
  channelId: text,
  serviceUrl: text,
  conversation: z.object({ id: z.string().min(1), conversationType: text, tenantId: text, name: text }),
  from: account,
  recipient: account,
  text,
  locale: text,
  localTimezone: text,
  name: text,
  value: z.unknown().optional(),
  replyToId: text,
  action: z.unknown().optional(),
  entities: z.array(z.unknown()).nullish(),
  attachments: z.array(z.unknown()).nullish(),
  membersAdded: accounts,
  membersRemoved: accounts,
  channelData: z.object({ tenant: named, team, channel: named, eventType: text }).nullish(),
})

const MENTION = z.object({ type: z.literal('mention'), mentioned: z.object({ id: z.string() }), text: z.string() })

/** @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4 */
const FILE = z.object({
  contentType: z.literal('application/vnd.microsoft.teams.file.download.info'),
  name: z.string().nullish(),
  content: z.object({ downloadUrl: z.string() }),
})

/** Reads an activity. @returns `undefined` for what is none. */
export function parseActivity(body: Uint8Array): TeamsActivity | undefined {
  const parsed = ACTIVITY.safeParse(parseJson(body))
  return parsed.success ? activityOf(parsed.data) : undefined
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return undefined
  }
}

type Raw = z.infer<typeof ACTIVITY>

function activityOf(raw: Raw): TeamsActivity {
  const { channelData, conversation, recipient } = raw
  const mentions = mentionsOf(raw, recipient.id)
  return {
    type: raw.type,
    id: raw.id,
    platform: raw.channelId ?? '',
    serviceUrl: raw.serviceUrl ?? '',
    tenant: (channelData?.tenant?.id ?? conversation.tenantId)?.toLowerCase(),
    conversation: conversation.id,
    kind: kindOf(raw),
    from: accountOf(raw.from),
    bot: accountOf(recipient),
    text: plainText(raw.text ?? '', mentions),
    files: filesOf(raw),
    isBotMentioned: mentions.length > 0,
    locale: raw.locale,
    zone: raw.localTimezone,
    name: raw.name,
    value: raw.value,
    replyTo: raw.replyToId,
    team: channelData?.team?.id,
    group: channelData?.team?.aadGroupId,
    channel: channelData?.channel?.id,
    placeName: channelData?.channel?.name ?? conversation.name,
    event: channelData?.eventType,
    action: typeof raw.action === 'string' ? raw.action : undefined,
    added: (raw.membersAdded ?? []).map(({ id }) => id),
    removed: (raw.membersRemoved ?? []).map(({ id }) => id),
  }
}

function accountOf({ id, name, aadObjectId }: z.infer<typeof account>): TeamsAccount {
  return { id, name, directoryId: aadObjectId }
}

/** What a team's installation says has no kind; it is the team's first channel that it happens in. */
function kindOf({ conversation, channelData }: Raw): PlaceKind {
  const { conversationType } = conversation
  if (conversationType === 'personal' || conversationType === 'groupChat') return conversationType
  return conversationType === 'channel' || channelData?.team?.id !== undefined ? 'channel' : 'personal'
}

function filesOf({ attachments }: Raw): readonly TeamsFile[] {
  return (attachments ?? []).flatMap((attachment) => {
    const { data } = FILE.safeParse(attachment)
    return data === undefined ? [] : [{ name: data.name ?? 'file', url: data.content.downloadUrl }]
  })
}

/** The texts by which the bot is mentioned. */
function mentionsOf({ entities }: Raw, bot: string): readonly string[] {
  return (entities ?? []).flatMap((entity) => {
    const { data } = MENTION.safeParse(entity)
    return data?.mentioned.id === bot ? [data.text] : []
  })
}

/** Others' mentions are read as their names, and the few characters that Teams writes as entities as themselves. */
function plainText(written: string, mentions: readonly string[]): string {
  // a mention may be told of by no words, and no words are found between all letters
  const spoken = mentions.filter(Boolean).reduce((rest, mention) => rest.replaceAll(mention, ' '), written)
  return spoken
    .replace(/<\/?at(?:\s[^>]*)?>/gi, '')
    .replace(/&nbsp;/gi, ' ')
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/&amp;/gi, '&')
    .trim()
}
