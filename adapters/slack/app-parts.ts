import type { Context } from '@slack/bolt'
import type { Voices } from '../../src/index.ts'
import type { ReadPage, ReadUpload } from '../shared/read-source.ts'
import type { ConversationParts } from './conversation.ts'
import type { DoOnce } from './do-once.ts'
import type { ChannelsOf } from './home/membership.ts'
import type { SlackReceiver } from './receiver.ts'
import type { SlackWorkspace, SlackWorkspaces } from './workspace.ts'

/** What the app is made of. */
export interface SlackAppParts extends Omit<ConversationParts, 'workspace'> {
  readonly receiver: SlackReceiver
  readonly workspaces: Pick<SlackWorkspaces, 'find'>
  /** With its slash. */
  readonly commandName: string
  readonly voices: Voices
  readonly doOnce: DoOnce
  /** Where files of messages may be fetched from, such as `https://files.slack.com`. */
  readonly fileOrigins: readonly string[]
  readonly readUpload: ReadUpload
  readonly readPage: ReadPage
  readonly channelsOf: ChannelsOf
  /** Hears that a request named a channel that whoever sent it is not in; nothing of that channel was told. */
  readonly onRefusal: (refusal: RefusedChannel) => void
}

/** Facts for whoever looks for misuse. */
export interface RefusedChannel {
  readonly workspace: string
  readonly user: string
  readonly channel: string
}

/** The parts with the workspace that a request came from. */
export type PartsHere = SlackAppParts & ConversationParts

/** A request came from a workspace in which the bot is not installed, or no longer. */
export class NotInstalledError extends Error {
  constructor() {
    super('the bot is not installed there')
    this.name = 'NotInstalledError'
  }
}

/** The workspace of a request is the one that Slack signed it for; nothing within the request names another. */
export function inWorkspaceOf(parts: SlackAppParts, { teamId, botToken, botUserId, botId }: Context): PartsHere {
  if (teamId === undefined || botToken === undefined) throw new NotInstalledError()
  const workspace: SlackWorkspace = { id: teamId, token: botToken, botUser: botUserId ?? '', botId: botId ?? '' }
  return { ...parts, workspace }
}
