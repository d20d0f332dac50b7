import { type Message, type Platform, type Post, targetKey, threadParts } from '../../src/index.ts'
import type { PreviewPlatforms } from './platforms.ts'
import { renderMessage } from './render-message.ts'
import type { ThreadBook } from './thread-book.ts'

/** Id of the page as a platform. */
export const PAGE_PLATFORM = 'page'
/** Id of the only workspace the page has. */
export const PAGE_WORKSPACE = 'local'

/** Where documents that were brought to the page are found. */
export const PAGE_PLACE = { target: { platform: PAGE_PLATFORM, workspace: PAGE_WORKSPACE, channel: '' } } as const

/** What posting on the page takes. */
export interface PagePlatformParts {
  readonly book: ThreadBook
  readonly platforms: PreviewPlatforms
  readonly botName: string
  clock(): Date
}

/** Nothing is sent anywhere: an answer comes at once, and what was posted is known at once. */
const ANSWER_MS = 10_000
const MOST_KEYS = 1_000

/** The page as a place to deliver to. What it shows it keeps in memory, and so the keys of its posts. */
export function createPagePlatform({ book, platforms, botName, clock }: PagePlatformParts): Platform {
  const posts = new Map<string, string>()
  const render = (message: Message) =>
    renderMessage(message, platforms, { botName, logo: '/assets/bot.svg', at: clock() })
  return {
    id: PAGE_PLATFORM,
    canLookUp: async () => true,
    tell: async () => false,
    answerWithinMs: ANSWER_MS,
    settleMs: 0,
    ratesOf: () => [],
    // all parts of a post are shown at once
    pageCount: () => 1,
    async post({ target, message, layout, key, thread: within }) {
      const thread = within ?? book.nextThread()
      for (const part of partsOf(message, layout)) {
        book.add({ channel: target.channel, thread }, { from: 'bot', message: await render(part) })
      }
      posts.set(keyAt(targetKey(target), key), thread)
      const [oldest] = posts.keys()
      if (posts.size > MOST_KEYS && oldest !== undefined) posts.delete(oldest)
      return { kind: 'posted', post: thread }
    },
    async lookUp({ target, key }) {
      const post = posts.get(keyAt(targetKey(target), key))
      return post === undefined ? { kind: 'absent' } : { kind: 'found', post }
    },
    async update({ target, message, layout }, { post: thread }) {
      for (const [index, part] of partsOf(message, layout).entries()) {
        book.replace({ channel: target.channel, thread }, index, { from: 'bot', message: await render(part) })
      }
      return { kind: 'updated', missing: [] }
    },
  }
}

function partsOf(message: Message, layout: Post['layout']): readonly Message[] {
  const parts = layout === 'thread' ? threadParts(message) : undefined
  return parts === undefined ? [message] : [parts.parent, parts.details]
}

function keyAt(target: string, key: string): string {
  return `${target} ${key}`
}
