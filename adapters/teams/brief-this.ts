import { z } from 'zod'
import { FailureError, type LanguageTag, type RawSource } from '../../src/index.ts'
import { fetchFile, unreadableFile } from '../shared/fetch-file.ts'
import type { ReadPage, ReadUpload } from '../shared/read-source.ts'
import type { TeamsFile } from './activity.ts'
import type { Background } from './background.ts'
import { type CheckedActivity, type ConversationParts, partsOf, placeOf, say, targetAt } from './conversation.ts'
import { closing, messageDialog } from './dialogs.ts'
import { messageText, onlyLink } from './message-text.ts'
import type { References } from './references.ts'

/** Names the action on a message in the manifest. */
export const BRIEF_COMMAND = 'briefThis'

/** What briefing a message takes. */
export interface BriefParts extends ConversationParts {
  readonly references: References
  readonly readUpload: ReadUpload
  /** A client waits meanwhile. */
  readonly readPage: ReadPage
  /** Whether a file may be fetched from an address. */
  readonly isFileTrusted: (url: string) => boolean
  readonly background: Background
}

const BRIEF = z.object({
  commandId: z.literal(BRIEF_COMMAND),
  messagePayload: z.object({
    id: z.string(),
    replyToId: z.string().nullish(),
    body: z.object({ contentType: z.string().nullish(), content: z.string().nullish() }).nullish(),
    attachments: z.array(z.object({ contentType: z.string().nullish() })).nullish(),
  }),
})

/** A file that a message shows and that only people who may open it can fetch. */
const FILE_REFERENCE = 'reference'

/**
 * Briefs the words of a message, or the page of its link: in its thread, where the bot is; otherwise in a dialog, for whoever asked.
 * @returns `undefined` for an action that is not ours.
 */
export async function briefThis(
  parts: BriefParts,
  activity: CheckedActivity,
  language: LanguageTag,
): Promise<object | undefined> {
  const { data } = BRIEF.safeParse(activity.value)
  if (data === undefined) return undefined
  const words = parts.voices[language]
  const { id, replyToId, body, attachments } = data.messagePayload
  const text = messageText(body?.content ?? '', body?.contentType === 'html')
  const hasFile = attachments?.some(({ contentType }) => contentType === FILE_REFERENCE) === true
  if (text === '') return closing(words(hasFile ? 'teams.brief-file' : 'teams.brief-empty'))
  const at = threadActivity(activity, replyToId ?? id)
  try {
    const source = await sourceOf(parts, text)
    if (source === undefined) return closing(words('teams.brief-link'))
    const briefed = await parts.bot.brief(placeOf(at), source)
    if (!briefed.ok) return closing(words(`failure.${briefed.failure.code}`))
    const { message } = briefed.value
    const isInstalled = (await parts.references.find(targetAt(at))) !== undefined
    if (!isInstalled) return messageDialog(message, { say: parts.voices[message.language], bot: activity.bot.id })
    parts.background.run(() => say(parts, at, message))
    return closing(words('teams.heard'))
  } catch (error) {
    if (!(error instanceof FailureError)) throw error
    return closing(words(`failure.${error.failure.code}`))
  }
}

/** The page of a link that stands alone, or else the words; `undefined` for a page that cannot be read. */
async function sourceOf({ readUpload, readPage }: BriefParts, text: string): Promise<RawSource | undefined> {
  if (!onlyLink(text)) return await readUpload('message.txt', new TextEncoder().encode(text))
  try {
    return await readPage(text)
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === 'source-unreadable') return undefined
    throw error
  }
}

/**
 * Briefs a file that a person sent to the bot alone.
 * @throws FailureError `source-…` when it cannot be fetched or read.
 */
export async function briefFile(parts: BriefParts, activity: CheckedActivity, { name, url }: TeamsFile): Promise<void> {
  if (!parts.isFileTrusted(url)) throw unreadableFile('the file is on no host of Microsoft')
  const { bytes } = await fetchFile(new URL(url))
  const briefed = await parts.bot.brief(placeOf(activity), await parts.readUpload(name, bytes))
  if (!briefed.ok) throw new FailureError(briefed.failure)
  await say(parts, activity, briefed.value.message)
}

/** A channel's message is answered in its own thread; a chat has one only. */
function threadActivity(activity: CheckedActivity, thread: string): CheckedActivity {
  if (activity.kind !== 'channel') return activity
  return { ...activity, conversation: `${partsOf(activity.conversation).channel};messageid=${thread}` }
}
