import type { Delivery, Target } from '../../src/index.ts'
import { PAGE_PLATFORM, PAGE_WORKSPACE } from './page-platform.ts'
import type { PreviewPlatforms } from './platforms.ts'
import { renderMessage } from './render-message.ts'
import type { ThreadBook } from './thread-book.ts'

/** What finding earlier posts takes. */
export interface EarlierPostParts {
  readonly book: ThreadBook
  readonly platforms: PreviewPlatforms
  readonly botName: string
  /** A channel's last deliveries, newest first. */
  deliveries(target: Target): Promise<readonly Delivery[]>
}

/**
 * Makes the function that puts what an earlier process posted in a channel of the page back where it was: the ledger
 * says that it was sent, and keeps what it said. What a reader asked is not kept, nor what was answered.
 * It fails as reading the ledger does.
 */
export function createEarlierPosts(parts: EarlierPostParts): (channel: string) => Promise<void> {
  const known = new Map<string, Promise<void>>()
  return (channel) => {
    const before = known.get(channel)
    if (before !== undefined) return before
    const restored = restore(parts, channel)
    known.set(channel, restored)
    // a store that was away is asked again by whoever comes next
    restored.catch(() => known.delete(channel))
    return restored
  }
}

async function restore({ book, platforms, botName, deliveries }: EarlierPostParts, channel: string): Promise<void> {
  const sent = await deliveries({ platform: PAGE_PLATFORM, workspace: PAGE_WORKSPACE, channel })
  for (const { state, post, content, history, dueAtMs } of sent.toReversed()) {
    if (state !== 'sent' || post === undefined || content === undefined) continue
    const at = new Date(history.at(-1)?.atMs ?? dueAtMs)
    const message = await renderMessage(content.message, platforms, { botName, logo: '/assets/bot.svg', at })
    if (!book.has({ channel, thread: post })) book.add({ channel, thread: post }, { from: 'bot', message }, at)
  }
}
