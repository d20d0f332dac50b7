import type { KnownBlock } from '@slack/types'
import type { Message, Target } from '../../src/index.ts'
import { asBody, type ConversationParts } from './conversation.ts'
import { SLACK_LIMITS } from './limits.ts'
import { outcomeOf } from './post-outcome.ts'
import { pagesOf, type SlackPost } from './render.ts'

/** Whom a message is for, and what it stands under. */
export interface ToldPerson {
  readonly token: string
  readonly user: string
  readonly about: Target
  /** Says what it is about. */
  readonly name: KnownBlock
}

/**
 * Tells one person something in their own chat with the bot, all pages of it, one behind the other.
 * @returns whether it was told, at least its first page.
 */
export async function tellPages(
  { client, patiently }: Pick<ConversationParts, 'client' | 'patiently'>,
  { token, user, ...named }: ToldPerson,
  message: Message,
): Promise<boolean> {
  let isTold = false
  try {
    for (const page of namedPages(pagesOf(message), named)) {
      await patiently(() => client.chat.postMessage({ token, channel: user, ...asBody(page) }))
      isTold = true
    }
  } catch (error) {
    outcomeOf(error, named.about)
  }
  return isTold
}

/** The name stands above the first page; where there is no room for it, by itself. */
function namedPages(
  [first, ...following]: readonly [SlackPost, ...SlackPost[]],
  { name, about }: Pick<ToldPerson, 'name' | 'about'>,
): readonly SlackPost[] {
  // what a notification shows: Slack writes the channel's name there
  const text = `<#${about.channel}> ${first.text}`
  const blocks = [name, ...first.blocks]
  const isRoom =
    blocks.length <= SLACK_LIMITS.blocksPerMessage && JSON.stringify(blocks).length <= SLACK_LIMITS.jsonPerMessage
  const named = isRoom ? [{ ...first, text, blocks }] : [{ ...first, text, blocks: [name] }, first]
  return [...named, ...following]
}
