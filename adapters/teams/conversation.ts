import {
  type Bot,
  languageOfTag,
  type Message,
  type Pages,
  type Place,
  type Target,
  targetKey,
  type Voices,
} from '../../src/index.ts'
import type { TeamsActivity } from './activity.ts'
import type { OutgoingMessage, SendOutcome, TeamsClient, TeamsRoute } from './client.ts'
import { cardWithoutDialogs } from './other-buttons.ts'
import { renderTeams, type TeamsPost } from './render.ts'

/** What talking in Teams takes. */
export interface ConversationParts {
  readonly bot: Bot
  readonly client: TeamsClient
  readonly voices: Voices
  /** Whether clients open dialogs; Microsoft's playground opens none. */
  readonly hasDialogs: boolean
}

/** Id of Teams as a platform of targets. */
export const TEAMS_PLATFORM = 'teams'

/** An activity that passed the checks: it names its tenant. */
export type CheckedActivity = TeamsActivity & { readonly tenant: string }

/** What a conversation's id names beside the channel: the thread, by its first message. */
const THREAD = /;messageid=([^;]+)/

/** The channel or chat of a conversation's id, and its thread; chats have none, and are their own. */
export function partsOf(conversation: string): { readonly channel: string; readonly thread: string } {
  const thread = THREAD.exec(conversation)?.[1]
  const channel = conversation.replace(THREAD, '')
  return { channel, thread: thread ?? channel }
}

/** Where digests go that are subscribed to here. */
export function targetAt({ tenant, conversation }: CheckedActivity): Target {
  return { platform: TEAMS_PLATFORM, workspace: tenant, channel: partsOf(conversation).channel }
}

/**
 * Tells the bot where it is asked. Teams tells no bot who owns a team: only with themselves is anybody an
 * administrator.
 */
export function placeOf(activity: CheckedActivity): Place {
  const { from, kind, locale, zone } = activity
  const target = targetAt(activity)
  const tag = locale === undefined ? undefined : languageOfTag(locale)
  return {
    channel: targetKey(target),
    thread: partsOf(activity.conversation).thread,
    language: undefined,
    ...(tag === undefined ? {} : { locale: tag }),
    target,
    user: from.directoryId ?? from.id,
    commandName: calledAs(activity),
    isAdmin: kind === 'personal',
    ...(zone === undefined ? {} : { zone }),
  }
}

const NAME = 'Briefing Bot'

/** What a reader writes before a command: Teams has no commands of its own, and a mention works everywhere. */
export function calledAs({ bot }: Pick<CheckedActivity, 'bot'>): string {
  return `@${bot.name ?? NAME}`
}

/** How the connector is reached that an activity came from. */
export function routeOf({ serviceUrl, tenant, bot }: CheckedActivity): TeamsRoute {
  return { serviceUrl, tenant, bot: bot.id }
}

/** Says something where an activity came from, in its thread; what does not fit follows there. */
export async function say(
  { client, hasDialogs }: Pick<ConversationParts, 'client' | 'hasDialogs'>,
  activity: CheckedActivity,
  message: Message,
): Promise<void> {
  for (const page of pagesOf(message)) {
    const outcome = await client.send(routeOf(activity), activity.conversation, asMessage(page, hasDialogs))
    if (outcome.kind !== 'sent') throw new NotSentError(outcome)
  }
}

/** An answer did not arrive; whoever asked can ask again. */
export class NotSentError extends Error {
  constructor(outcome: Exclude<SendOutcome, { readonly kind: 'sent' }>) {
    const detail = outcome.kind === 'refused' ? outcome.detail : outcome.reason
    super(`an answer was not sent: ${outcome.kind}, ${detail}`)
    this.name = 'NotSentError'
  }
}

/** The posts of a message, in order. */
export function pagesOf(message: Message): Pages<TeamsPost> {
  const { overflow, ...first } = renderTeams(message)
  return [first, ...overflow]
}

const CARD = 'application/vnd.microsoft.card.adaptive'

/** A card as an attachment. */
export function attachmentOf(card: unknown): OutgoingMessage['attachments'][number] {
  return { contentType: CARD, content: card }
}

/** A post as the connector takes it. */
export function asMessage({ summary, card }: TeamsPost, hasDialogs: boolean): OutgoingMessage {
  return { summary, attachments: [attachmentOf(hasDialogs ? card : cardWithoutDialogs(card))] }
}
