import type { App, MessageShortcut, RespondFn } from '@slack/bolt'
import { FailureError, type Message } from '../../src/index.ts'
import { inWorkspaceOf, type PartsHere, type SlackAppParts } from './app-parts.ts'
import { asBody, placeOf, postAnswer, type SlackPlace } from './conversation.ts'
import { readMessage } from './message-source.ts'
import { isPlaceClosed } from './post-outcome.ts'
import { pagesOf } from './render.ts'

/** Names the shortcut in the manifest. */
export const BRIEF_THIS = 'brief_this'

/** Ties "Brief this" on a message to the bot: what the message holds is briefed in its thread. */
export function wireShortcut(app: App, parts: SlackAppParts): void {
  app.shortcut<MessageShortcut>(
    { callback_id: BRIEF_THIS, type: 'message_action' },
    async ({ shortcut, context, ack, respond }) => {
      await ack()
      const { message, channel, user } = shortcut
      const thread = String(message.thread_ts ?? message.ts)
      const at = { channel: channel.id, thread, user: user.id }
      await brief(inWorkspaceOf(parts, context), { at, message, respond })
    },
  )
}

interface Briefing {
  readonly at: SlackPlace
  readonly message: MessageShortcut['message']
  readonly respond: RespondFn
}

async function brief(parts: PartsHere, { at, message, respond }: Briefing): Promise<void> {
  const place = await placeOf(parts, at)
  const language = await parts.bot.language(place)
  const say = parts.voices[language]
  const tell = (key: string): Promise<unknown> => respond({ response_type: 'ephemeral', text: say(key) })
  try {
    const read = await readMessage(message, { ...parts, token: parts.workspace.token })
    if (read.kind !== 'source') return void (await tell(`slack.brief-${read.kind}`))
    const briefed = await parts.bot.brief(place, read.source)
    if (briefed.ok) await answer(parts, { at, respond }, briefed.value.message)
    else await tell(`failure.${briefed.failure.code}`)
  } catch (error) {
    if (!(error instanceof FailureError)) throw error
    await tell(`failure.${error.failure.code}`)
  }
}

/** The bot may not post everywhere: there the reader alone gets the answer, and is told how to ask about it. */
async function answer(parts: PartsHere, { at, respond }: Omit<Briefing, 'message'>, message: Message): Promise<void> {
  try {
    await postAnswer(parts, at, message)
  } catch (error) {
    if (!isPlaceClosed(error)) throw error
    for (const page of pagesOf(message)) await respond({ response_type: 'ephemeral', ...asBody(page) })
    await respond({ response_type: 'ephemeral', text: parts.voices[message.language]('slack.brief-private') })
  }
}
