import type { CorpusItem } from '../corpus/corpus.ts'

/** What readers may think of an item; `more` and `less` are wishes for whatever is like it. */
export const VERDICTS = ['like', 'dislike', 'more', 'less'] as const

/** One of `VERDICTS`. */
export type Verdict = (typeof VERDICTS)[number]

/** What one reader of a channel thinks of one item. Plain data: it is kept in the store. */
export interface Opinion {
  readonly item: string
  /** As the platform names them; opaque. */
  readonly user: string
  readonly verdict: Verdict
  /** Main topic of the item when it was judged; `undefined` when it had none. */
  readonly topic: string | undefined
  /** Id of its speaker; `undefined` when it had none. */
  readonly speaker: string | undefined
}

/** A channel keeps the last so many; older ones have had their effect. */
const MOST_OPINIONS = 300

/**
 * Adds an opinion to those of a channel. A reader has one verdict of each pair (`like` or `dislike`, `more` or `less`)
 * on an item: saying the same again changes nothing, saying the other one replaces it.
 */
export function rememberOpinion(before: readonly Opinion[], opinion: Opinion): readonly Opinion[] {
  if (before.some((one) => isRival(one, opinion) && one.verdict === opinion.verdict)) return before
  return [...before.filter((one) => !isRival(one, opinion)), opinion].slice(-MOST_OPINIONS)
}

function isRival(one: Opinion, other: Opinion): boolean {
  return one.item === other.item && one.user === other.user && isWish(one.verdict) === isWish(other.verdict)
}

function isWish(verdict: Verdict): boolean {
  return verdict === 'more' || verdict === 'less'
}

/** What a channel's opinions add to the weight of items; both maps hold values other than 0 only. */
export interface Leaning {
  readonly topics: ReadonlyMap<string, number>
  readonly speakers: ReadonlyMap<string, number>
}

/**
 * What an opinion adds to the weight of items on its topic and of its speaker. A wish outweighs what a second item on
 * a topic loses in an edition, so that one press is seen in the next one; a verdict only tips what was close.
 */
const WORTH: Readonly<Record<Verdict, number>> = { like: 0.03, dislike: -0.03, more: 0.15, less: -0.15 }
/** However many press: a first-rank item of another topic stays above a third-rank one. */
const MOST_LEANING = 0.3

/** Adds a channel's opinions up. The same opinions in any order give the same leaning. */
export function leaningOf(opinions: readonly Opinion[]): Leaning {
  return {
    topics: sumsOf(opinions, ({ topic }) => topic),
    speakers: sumsOf(opinions, ({ speaker }) => speaker),
  }
}

function sumsOf(
  opinions: readonly Opinion[],
  keyOf: (opinion: Opinion) => string | undefined,
): ReadonlyMap<string, number> {
  const counts = new Map<string, Map<Verdict, number>>()
  for (const opinion of opinions) {
    const key = keyOf(opinion)
    if (key === undefined) continue
    const verdicts = counts.get(key) ?? new Map<Verdict, number>()
    counts.set(key, verdicts.set(opinion.verdict, (verdicts.get(opinion.verdict) ?? 0) + 1))
  }
  const sums = [...counts].map(([key, verdicts]) => [key, sumOf(verdicts)] as const)
  return new Map(sums.filter(([, sum]) => sum !== 0))
}

/** Counted before multiplied: fractions added in another order differ in their last digit. */
function sumOf(verdicts: ReadonlyMap<Verdict, number>): number {
  const sum = VERDICTS.reduce((all, verdict) => all + WORTH[verdict] * (verdicts.get(verdict) ?? 0), 0)
  return Math.max(-MOST_LEANING, Math.min(MOST_LEANING, sum))
}

/** What speaks for an item, or against it, in a channel. */
export interface Lean {
  /** From -0.6 to 0.6; 0 when nobody said anything about its like. */
  readonly weight: number
  /** What it is about, by which it gains or loses most: a topic's id or a speaker's. */
  readonly by: { readonly kind: 'topic' | 'speaker'; readonly id: string } | undefined
}

const NO_LEAN: Lean = { weight: 0, by: undefined }

/** Tells what a channel's opinions add to an item: by its main topic and by its speaker. */
export function leanOf(item: CorpusItem, { topics, speakers }: Leaning): Lean {
  if (topics.size + speakers.size === 0) return NO_LEAN
  const [topic] = item.topics
  const byTopic = topic === undefined ? 0 : (topics.get(topic) ?? 0)
  const bySpeaker = item.speaker === undefined ? 0 : (speakers.get(item.speaker.id) ?? 0)
  const weight = byTopic + bySpeaker
  if (weight === 0) return NO_LEAN
  const isSpeaker = item.speaker !== undefined && Math.abs(bySpeaker) > Math.abs(byTopic)
  const by = isSpeaker ? { kind: 'speaker' as const, id: item.speaker.id } : { kind: 'topic' as const, id: topic ?? '' }
  return { weight, by }
}
