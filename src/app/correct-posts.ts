import type { Correction } from '../corpus/corrections.ts'
import { asSuccessor, isEnded, settleUpdated } from '../delivery/advance-delivery.ts'
import {
  type Corrections,
  correctContent,
  correctionMessage,
  correctionsIn,
  correctionsUnknownTo,
} from '../delivery/correct-content.ts'
import type { Delivery, DeliveryContent } from '../delivery/delivery.ts'
import type { PostOutcome } from '../delivery/outcome.ts'
import { planCorrection } from '../delivery/plan-delivery.ts'
import { retryWaitMs } from '../delivery/retry-policy.ts'
import type { Post } from '../ports/platform.ts'
import { type Target, targetKey } from '../subscription/target.ts'
import type { LanguageTag } from '../text/language.ts'
import type { DeliveryParts } from './delivery-parts.ts'
import type { Work } from './delivery-steps.ts'
import { heedWish } from './heed-wish.ts'
import { nameUndecided, nextMissing } from './next-missing.ts'
import { jobOf } from './plan-due.ts'
import { postMissingPage } from './post-missing-page.ts'

/** Where it is kept which corrections every post has been looked through for; no target has this key. */
const MARK = 'corrections'
const PAGE = 200
/** A post that cannot be changed just now is changed a little later, as after a few tries. */
const USUAL_TRIES = 3

/**
 * Plans what puts every posted copy right, once for each correction there is: after a restart with a new one the whole
 * ledger is looked through, and never again. However many replicas do so, each copy is corrected once.
 * @returns how many copies are to be corrected.
 */
export async function planCorrections(parts: DeliveryParts): Promise<number> {
  const { store, corrections } = parts
  const ids = corrections.map(({ id }) => id)
  const { seen } = await store.memory.channel(MARK)
  const fresh = corrections.filter(({ id }) => !seen.includes(id))
  if (fresh.length === 0) return 0
  let planned = 0
  for (let after = ''; ; ) {
    const { readable, last } = await store.ledger.page(after, PAGE)
    for (const delivery of readable) planned += await planFor(parts, delivery, fresh)
    if (last === undefined) break
    after = last
  }
  await store.memory.changeChannel(MARK, (before) => ({ ...before, seen: [...new Set([...before.seen, ...ids])] }))
  return planned
}

/** The same for one delivery whose end came later than that, and maybe after a correction. */
export async function planCorrectionsOf(parts: DeliveryParts, delivery: Delivery): Promise<void> {
  const { content, target } = delivery
  if (content === undefined || parts.corrections.length === 0) return
  const { language } = content.message
  const unknown = correctionsUnknownTo(content, correctionsFor(parts, target.workspace, language))
  await planFor(parts, delivery, unknown)
}

async function planFor(
  { store, queue, clock }: DeliveryParts,
  delivery: Delivery,
  corrections: readonly Correction[],
): Promise<number> {
  const { post, content, corrects } = delivery
  // what arrived in part is put right as well; what is under way has its turn when it ends
  if (post === undefined || !isEnded(delivery) || content === undefined || corrects !== undefined) return 0
  const planned = correctionsIn(content, corrections).map(({ id }) => planCorrection(delivery, id, clock.now()))
  if (planned.length === 0) return 0
  const added = await store.ledger.add(planned)
  await queue.add(planned.filter(({ id }) => added.includes(id)).map(jobOf))
  return added.length
}

/**
 * What a post shows as it stands now, corrections included.
 * @param key of the post.
 * @returns `undefined` when the target has no such post, or what it showed is kept no more.
 */
export async function shownNow(
  parts: CorrectingParts & Pick<DeliveryParts, 'store'>,
  target: Target,
  key: string,
): Promise<Pick<Post, 'message' | 'layout' | 'key'> | undefined> {
  const delivery = await parts.store.ledger.find(key)
  if (delivery?.content === undefined || targetKey(delivery.target) !== targetKey(target)) return undefined
  const { message, layout = 'flat' } = asCorrected(parts, delivery, delivery.content)
  return { message, layout, key }
}

/** What correcting a content takes. */
type CorrectingParts = Pick<DeliveryParts, 'corrections' | 'knowledgeOf' | 'readerOf'>

/** A content as it may be posted now: what was fixed before a correction came is put right. */
export function asCorrected(parts: CorrectingParts, { target }: Delivery, content: DeliveryContent): DeliveryContent {
  return correctContent(content, correctionsFor(parts, target.workspace, content.message.language))
}

function correctionsFor(parts: CorrectingParts, workspace: string, language: LanguageTag): Corrections {
  const { items } = parts.knowledgeOf(workspace)
  return { all: parts.corrections, items, reader: parts.readerOf(language) }
}

/**
 * Changes the post that a delivery corrects. Where it has become longer, what was taken from the limits lets one page be
 * posted, and the delivery is come back to for the rest.
 * @returns when to come back, in milliseconds since 1970; `undefined` when it is changed, or can be no more: then its
 * note says what is to be known.
 */
export async function updateCorrected(
  parts: DeliveryParts,
  { delivery, platform, subscription, doubt }: Pick<Work, 'delivery' | 'platform' | 'subscription' | 'doubt'>,
): Promise<number | undefined> {
  const original = await correctedBy(parts, delivery)
  if (original?.content === undefined || original.post === undefined) return undefined
  const { message, layout = 'flat' } = asCorrected(parts, original, original.content)
  const { id, target, post, following } = original
  const lookedAtMs = parts.clock.now()
  const outcome = await platform.update({ target, layout, message, key: id }, { post, following })
  const isLate = parts.clock.now() > delivery.dueAtMs + parts.retry.postWithinMs
  if (outcome.kind !== 'updated') {
    if (outcome.kind !== 'gone' && !isLate) return waited(parts, outcome.retryAfterMs)
    return (await nameUndecided(parts, original)) === undefined ? parts.clock.now() : undefined
  }
  const now = outcome.following === undefined ? original : await followed(parts, original, outcome.following)
  if (now === undefined) return parts.clock.now()
  const { whenUnsure } = subscription.options
  const begunAtMs = delivery.dueAtMs
  const next = await nextMissing(parts, platform, { original: now, outcome, lookedAtMs, isLate, whenUnsure, begunAtMs })
  if (typeof next !== 'object') return next
  const said = { message, layout }
  return againAfter(parts, await postMissingPage(parts, platform, { ...next, said, lookedAtMs, doubt }))
}

/** When a correction is gone on with after one of its pages was posted, or was not. */
async function againAfter(parts: DeliveryParts, outcome: PostOutcome | number): Promise<number | undefined> {
  if (typeof outcome === 'number') return outcome
  if (outcome.kind === 'posted') return parts.clock.now()
  if (outcome.kind === 'refused') return undefined
  if (outcome.kind === 'unsure') return waited(parts, undefined)
  await heedWish(parts, outcome)
  return waited(parts, outcome.retryAfterMs)
}

function waited({ clock, retry, chance }: DeliveryParts, askedMs: number | undefined): number {
  return clock.now() + retryWaitMs(retry, USUAL_TRIES, { askedMs, chance: chance() })
}

/** The next correction finds where everything is now. @returns `undefined` when another change came first. */
async function followed(
  { store, clock }: DeliveryParts,
  original: Delivery,
  following: readonly string[],
): Promise<Delivery | undefined> {
  const next = asSuccessor(settleUpdated(original, following, clock.now()), original)
  return (await store.ledger.change(next, undefined)) ? next : undefined
}

/** What a correction says in the thread; `undefined` when what it corrects, or the correction itself, is gone. */
export async function correctionContent(
  parts: DeliveryParts,
  delivery: Delivery,
): Promise<DeliveryContent | undefined> {
  const correction = parts.corrections.find(({ id }) => id === delivery.corrects?.correction)
  const content = (await correctedBy(parts, delivery))?.content
  if (correction === undefined || content === undefined) return undefined
  const { items, reader } = correctionsFor(parts, delivery.target.workspace, content.message.language)
  const message = correctionMessage({ correction, content, items, reader })
  return { edition: content.edition, items: [], message, layout: 'flat' }
}

async function correctedBy({ store }: DeliveryParts, { corrects }: Delivery): Promise<Delivery | undefined> {
  return corrects && (await store.ledger.find(corrects.delivery))
}
