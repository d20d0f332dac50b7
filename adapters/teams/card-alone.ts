import type { Message, Say } from '../../src/index.ts'
import type { AdaptiveCard } from './card.ts'
import { renderTeams } from './render.ts'
import { quietLine } from './text.ts'

/** Opens the chat of a reader and the bot. @see https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams */
const CHAT = 'https://teams.microsoft.com/l/chat/0/0?users='

/** How a reader is spoken to, and by whom. */
export interface Speaking {
  readonly say: Say
  /** The bot's own id in Teams, such as `28:…`. */
  readonly bot: string
}

/**
 * Renders a message that no other card follows, as in a dialog: what it has no room for is told at its end, with the way
 * to where all of it is shown.
 */
export function cardAlone(message: Message, { say, bot }: Speaking): AdaptiveCard {
  const url = `${CHAT}${encodeURIComponent(bot)}`
  const rest = quietLine(`${say('teams.rest')} `, { kind: 'link', text: say('teams.rest-chat'), url })
  return renderTeams(message, () => rest).card
}
