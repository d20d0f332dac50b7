import { z } from 'zod'
import { fitSummary, type LanguageTag, type Message, type MessageBlock, textOf } from '../../src/index.ts'
import { cardAlone, type Speaking } from './card-alone.ts'
import { attachmentOf, type CheckedActivity, type ConversationParts, placeOf } from './conversation.ts'

/** Names the search in the manifest, and what is searched for in it. */
export const SEARCH_COMMAND = 'search'
/** The parameter that holds the words. */
export const SEARCH_WORDS = 'words'

const QUERY = z.object({
  commandId: z.literal(SEARCH_COMMAND),
  parameters: z.array(z.object({ name: z.string(), value: z.unknown().optional() })).default([]),
})

const MOST_FOUND = 25
const LONGEST_WORDS = 200
const PREVIEW = 'application/vnd.microsoft.card.thumbnail'
const LONGEST_PREVIEW = 120

/** Something that can be dropped into a chat by itself. */
type Droppable = Extract<MessageBlock, { readonly kind: 'item' | 'quote' }>

/**
 * Finds takeaways and quotes to drop into a chat. With no words yet it shows what was said, as a start.
 * @returns `undefined` for a search that is not ours.
 */
export async function searchExtension(
  { bot, voices }: ConversationParts,
  activity: CheckedActivity,
  language: LanguageTag,
): Promise<object | undefined> {
  const { data } = QUERY.safeParse(activity.value)
  if (data === undefined) return undefined
  const words = data.parameters.find(({ name }) => name === SEARCH_WORDS)?.value
  const asked = typeof words === 'string' ? words.trim().slice(0, LONGEST_WORDS) : ''
  // what somebody looks for is nobody's thread
  const place = { ...placeOf(activity), thread: `search ${activity.from.id}` }
  const message = await bot.command(place, asked === '' ? 'quotes' : `search ${asked}`)
  const found = message.blocks.filter((block) => block.kind === 'item' || block.kind === 'quote').slice(0, MOST_FOUND)
  if (found.length === 0) return { composeExtension: { type: 'message', text: voices[language]('teams.search-empty') } }
  const speaking = { say: voices[message.language], bot: activity.bot.id }
  const attachments = found.map((block) => attachmentFor(message, block, speaking))
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } }
}

function attachmentFor({ language }: Message, block: Droppable, speaking: Speaking): object {
  const words = textOf(block.content)
  const by = block.kind === 'quote' ? textOf(block.attribution) : undefined
  const summary = fitSummary(by === undefined ? words : `${by}: ${words}`, LONGEST_PREVIEW)
  const card = cardAlone({ language, summary, blocks: [{ ...block, number: undefined }] }, speaking)
  const title = fitSummary(by ?? words, LONGEST_PREVIEW)
  const text = fitSummary(by === undefined ? textOf(block.details) : words, LONGEST_PREVIEW)
  return {
    ...attachmentOf(card),
    preview: { contentType: PREVIEW, content: { title: plain(title), text: plain(text) } },
  }
}

/** A preview is read as HTML. */
function plain(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
