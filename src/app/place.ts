import type { WorkspacePlace } from '../ports/source-store.ts'
import type { Target } from '../subscription/target.ts'
import type { LanguageTag } from '../text/language.ts'

/** Who asks, and where; every part is made and checked by the adapter. */
export interface Place {
  /** The channel or chat: what it has seen is remembered. Opaque. */
  readonly channel: string
  /** The thread within it: what was posted and asked there is remembered. Opaque. */
  readonly thread: string
  /** The language the reader chose to be answered in, whatever the words are in; `undefined` when they chose none. */
  readonly language: LanguageTag | undefined
  /** The language of the reader's client; a whole sentence in another one is answered in its own. */
  readonly locale?: LanguageTag
  /** Where digests of the channel go; without it the place has no subscriptions. `channel` is its `targetKey` then. */
  readonly target?: Target
  /** The message that asks, as the platform names it; unique in its thread. */
  readonly message?: string
  /** Who asks, as the platform names them. */
  readonly user?: string
  /** Whether they administer the channel or the workspace. */
  readonly isAdmin?: boolean
  /** Tells whether digests can be posted there; asked only where some are to come. Never rejects; not given: they can. */
  readonly isReached?: () => Promise<boolean>
  /** What readers write before a command here; the bot's own name for it when not given. */
  readonly commandName?: string
  /** The IANA zone of the reader's clock. */
  readonly zone?: string
}

/** Where no workspace is known, as on a command line: nobody else has anything there. */
const NOWHERE: WorkspacePlace = { platform: '', workspace: '' }

/** The workspace that a place is in: what is brought to it is found there, and nowhere else. */
export function workspaceOf({ target }: Pick<Place, 'target'>): WorkspacePlace {
  return target === undefined ? NOWHERE : { platform: target.platform, workspace: target.workspace }
}
