import { postsOf } from '../../adapters/slack/delivery-pages.ts'
import { pagesOfDelivery } from '../../adapters/teams/delivery-pages.ts'
import type { Delivery, DeliveryContent } from '../../src/index.ts'
import { marksIn, type PeerPost } from '../peer/peer.ts'

/** What became of the posts of a storm. */
export interface Counted {
  /** Posts that there should be. */
  readonly posts: number
  readonly once: number
  /** Never arrived. */
  readonly missed: number
  /** Arrived more than once. */
  readonly duplicated: number
  /** Never arrived, although the ledger does not say unknown or failed: must be 0. */
  readonly untold: number
}

/**
 * Counts pages by what they show, whatever key they carry: a page is the marks of its paragraphs, in order.
 * @param told every delivery of the ledger.
 */
export function countPages(arrived: readonly PeerPost[], told: readonly Delivery[]): Counted {
  const times = new Map<string, number>()
  for (const { marks } of arrived) times.set(marks.join(), (times.get(marks.join()) ?? 0) + 1)
  const pages = told.flatMap((delivery) => shownOf(delivery).map((shown, page) => ({ delivery, page, shown })))
  const timesOf = ({ shown }: { readonly shown: string }): number => times.get(shown) ?? 0
  const missing = pages.filter((page) => timesOf(page) === 0)
  const expected = new Set(pages.map(({ shown }) => shown))
  const strangers = [...times.keys()].filter((shown) => !expected.has(shown))
  if (strangers.length > 0) throw new Error(`pages were cut in another way: ${strangers[0]}`)
  return {
    posts: pages.length,
    once: pages.filter((page) => timesOf(page) === 1).length,
    missed: missing.length,
    duplicated: pages.filter((page) => timesOf(page) > 1).length,
    untold: missing.filter(({ delivery, page }) => !isTold(delivery, page)).length,
  }
}

/** The ledger names no place for what may be missing, nor calls its delivery sent. */
function isTold({ state, post, following }: Delivery, page: number): boolean {
  const id = page === 0 ? post : following[page - 1]
  return (id ?? '') === '' && (state === 'unknown' || state === 'failed')
}

function shownOf({ content, target }: Delivery): readonly string[] {
  if (content === undefined) throw new Error('every edition is fixed from the start')
  const pages: readonly unknown[] = target.platform === 'teams' ? teamsPages(content) : slackPages(content)
  return pages.map((page) => marksIn(JSON.stringify(page)).join())
}

function slackPages({ message, layout = 'flat' }: DeliveryContent): readonly unknown[] {
  return postsOf({ message, layout }).map(({ blocks }) => blocks)
}

function teamsPages({ message, layout = 'flat' }: DeliveryContent): readonly unknown[] {
  return pagesOfDelivery({ message, layout }).map(({ card }) => card)
}
