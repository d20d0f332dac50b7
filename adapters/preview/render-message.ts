import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { Message as SlackMessage } from 'slack-blocks-to-jsx'
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
export function renderMessage(message: Message, platforms: PreviewPlatforms, masthead: Masthead): WireMessage {
  return {
    language: message.language,
    summary: message.summary,
    slack: platforms.slack
      .render(message)
      .map((payload) => ({ payload, html: slackMarkup(blocksOf(payload), masthead) })),
    teams: platforms.teams.render(message).map((payload) => ({ payload })),
  }
}

function blocksOf(payload: object): readonly unknown[] {
  return 'blocks' in payload && Array.isArray(payload.blocks) ? payload.blocks : []
}

function slackMarkup(blocks: readonly unknown[], masthead: Masthead): string {
  const { botName, logo, at } = masthead
  const shown = { blocks: blocks as Parameters<typeof SlackMessage>[0]['blocks'], name: botName, logo, time: at }
  return renderToStaticMarkup(createElement(SlackMessage, { ...shown, showBlockKitDebug: false }))
}
