import type { App } from '@slack/bolt'
import { inWorkspaceOf, type SlackAppParts } from './app-parts.ts'
import { placeOf } from './conversation.ts'

/** What may be asked at once, in the order it is offered; each has a text `slack.prompt-<name>` and its title. */
const PROMPTS = ['today', 'risks', 'quotes', 'ask'] as const

/** Ties the assistant's pane to the bot: what is written there comes as direct messages, this offers a beginning. */
export function wireAssistant(app: App, parts: SlackAppParts): void {
  app.event('assistant_thread_started', async ({ event, context }) => {
    const here = inWorkspaceOf(parts, context)
    const { channel_id: channel, thread_ts: thread, user_id: user } = event.assistant_thread
    const place = await placeOf(here, { channel, thread, user })
    const language = await parts.bot.language(place)
    const say = parts.voices[language]
    const where = { token: here.workspace.token, channel_id: channel, thread_ts: thread }
    const [first, ...others] = PROMPTS.map((name) => ({
      title: say(`slack.prompt-title-${name}`),
      message: say(`slack.prompt-${name}`),
    }))
    if (first === undefined) return
    await parts.client.assistant.threads.setSuggestedPrompts({
      ...where,
      title: say('slack.prompts'),
      prompts: [first, ...others],
    })
  })
}
