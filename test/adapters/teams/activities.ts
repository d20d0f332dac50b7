import { TENANT } from './key-server.ts'

/** The bot as Teams names it. */
export const BOT = { id: '28:bot', name: 'Briefing Bot' }
/** Who asks. */
export const READER = { id: '29:reader', name: 'Reader', aadObjectId: '00000000-0000-0000-0000-000000000020' }

/** The team of its channels, as Teams names it and as the tenant's directory does. */
const TEAM = { id: '19:team@thread.tacv2', aadGroupId: '00000000-0000-0000-0000-000000000030' }

let number = 0

/** An id that no other activity has. */
export function nextId(): string {
  number++
  return `${1_700_000_000_000 + number}`
}

/** A message to the bot alone, as Teams sends it. */
export function personalMessage(serviceUrl: string, text: string, more: object = {}): object {
  return {
    ...base(serviceUrl),
    type: 'message',
    text,
    conversation: { id: 'a:reader', conversationType: 'personal', tenantId: TENANT },
    ...more,
  }
}

/** A message in a team's channel that names the bot, unless `entities` is empty; `thread` is its own when not given. */
export function channelMessage(
  serviceUrl: string,
  text: string,
  {
    id = nextId(),
    thread = id,
    channel = '19:channel@thread.tacv2',
    ...more
  }: {
    readonly id?: string
    readonly thread?: string
    readonly channel?: string
    readonly entities?: readonly object[]
  } = {},
): object {
  const mention = { type: 'mention', mentioned: BOT, text: '<at>Briefing Bot</at>' }
  return {
    ...base(serviceUrl),
    id,
    type: 'message',
    text: more.entities?.length === 0 ? text : `<at>Briefing Bot</at> ${text}`,
    entities: [mention],
    conversation: {
      id: `${channel};messageid=${thread}`,
      conversationType: 'channel',
      tenantId: TENANT,
      isGroup: true,
    },
    channelData: { tenant: { id: TENANT }, team: TEAM, channel: { id: channel } },
    ...more,
  }
}

/** What a client asks and waits for. */
export function invoke(serviceUrl: string, name: string, value: object, more: object = {}): object {
  return { ...personalMessage(serviceUrl, '', more), type: 'invoke', name, value }
}

function base(serviceUrl: string): object {
  return {
    id: nextId(),
    channelId: 'msteams',
    serviceUrl,
    from: READER,
    recipient: BOT,
    locale: 'en-US',
    localTimezone: 'Europe/Berlin',
    channelData: { tenant: { id: TENANT } },
  }
}
