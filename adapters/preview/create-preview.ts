import type {
  Analysis,
  Bot,
  Delivery,
  LanguageTag,
  Platform,
  Strings,
  TakeawayOptions,
  TakeawaySelection,
  Target,
} from '../../src/index.ts'
import type { ReadUpload } from '../shared/read-source.ts'
import type { Route } from '../shared/route.ts'
import { apiRoutes } from './api-routes.ts'
import { assetRoutes } from './assets.ts'
import { createConversation } from './conversation.ts'
import { createEarlierPosts } from './earlier-posts.ts'
import type { TopicName } from './findings.ts'
import { createPagePlatform } from './page-platform.ts'
import { pageRoutes } from './pages.ts'
import { type PlatformParts, previewPlatforms } from './platforms.ts'
import { createThreadBook } from './thread-book.ts'

/** What the local page is made of. */
export interface PreviewParts extends PlatformParts {
  readonly bot: Bot
  /** All texts by full key, such as `preview.send`. */
  readonly strings: Readonly<Record<LanguageTag, Strings>>
  /** Chooses other takeaways from a document. @throws FailureError when it cannot be done now. */
  choose(analysis: Analysis, options: TakeawayOptions): Promise<TakeawaySelection>
  /** A channel's last deliveries, newest first. */
  deliveries(target: Target): Promise<readonly Delivery[]>
  /** What to call the topics of a document; the packs'. */
  readonly topics: readonly TopicName[]
  /** Such as `/genai-report`. */
  readonly commandName: string
  /** Whether the packs are left out, so that nobody their examples name is known. */
  readonly isOwn: boolean
  /** How the bot's posts are signed on the page. */
  readonly botName: string
  clock(): Date
  /** Of what a reader dropped or pasted. */
  readonly readUpload: ReadUpload
}

/** The local page: what it serves, and itself as a place that digests are delivered to. */
export interface Preview {
  readonly routes: readonly Route[]
  readonly platform: Platform
}

/** Makes the local page: the channel at `/`, documents, what they are made of, and what they ask. */
export function createPreview(parts: PreviewParts): Preview {
  const whole = { ...parts, platforms: previewPlatforms(parts), book: createThreadBook(parts.clock) }
  const conversation = createConversation({ ...whole, earlierPosts: createEarlierPosts(whole) })
  return {
    routes: [...pageRoutes(parts), ...assetRoutes(), ...apiRoutes({ ...parts, conversation })],
    platform: createPagePlatform(whole),
  }
}
