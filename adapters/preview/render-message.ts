import type { Message } from '../../src/index.ts'
import type { PreviewPlatforms } from './platforms.ts'
import type { WireMessage } from './wire.ts'

/** How a post is headed on the page. */
export interface Masthead {
  readonly botName: string
  readonly logo: string
  readonly at: Date
}

/**
 * Shows a message as each platform would: Slack's blocks drawn here by an independent library, Teams' card left for
 * Microsoft's own renderer in the browser.
 */
export async function renderMessage(
  message: Message,
  platforms: PreviewPlatforms,
  masthead: Masthead,
): Promise<WireMessage> {
  const draw = await slackDrawer(masthead)
  return {
    language: message.language,
    summary: message.summary,
    slack: platforms.slack.render(message).map((payload) => ({ payload, html: draw(blocksOf(payload)) })),
    teams: platforms.teams.render(message).map((payload) => ({ payload })),
  }
}

function blocksOf(payload: object): readonly unknown[] {
  return 'blocks' in payload && Array.isArray(payload.blocks) ? payload.blocks : []
}

/**
 * Loads the library when the first message is drawn, so that what shows no page does not wait for it.
 *
 * By its ES module: what it requires is published as ES modules only, which `require` reads from Node 20.19 on.
 */
async function slackDrawer({ botName, logo, at }: Masthead): Promise<(blocks: readonly unknown[]) => string> {
  const [{ createElement }, { renderToStaticMarkup }, slack] = await Promise.all([
    import('react'),
    import('react-dom/server'),
    import('slack-blocks-to-jsx/dist/index.mjs'),
  ])
  return (blocks) => {
    const shown = { blocks: blocks as Parameters<typeof slack.Message>[0]['blocks'], name: botName, logo, time: at }
    return renderToStaticMarkup(createElement(slack.Message, { ...shown, showBlockKitDebug: false }))
  }
}
