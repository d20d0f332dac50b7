import type { Span } from '../text/span.ts'
import type { TopicMatch } from '../topic/topic.ts'
import type { CandidateSentence } from './candidates.ts'
import type { Ranked } from './rank.ts'
import { explainScore } from './score.ts'
import type { WeighedPart } from './score-table.ts'
import type { Left } from './take-different.ts'
import type { LeftOut, ScorePart, Takeaway, TakeawaySelection } from './takeaway.ts'

/*
 * These are classes because the getters of a class stand on its prototype. An object literal with a getter is given a
 * shape of its own each time it is made, and shapes, with all that the getter holds, outlive the document until the next
 * full collection of garbage.
 */

/** What scores are explained with. */
export interface Trace {
  readonly parts: readonly WeighedPart[]
  readonly candidates: readonly CandidateSentence[]
}

/** A takeaway whose parts are worked out when they are asked for. */
export class ChosenTakeaway implements Takeaway {
  readonly span: Span
  readonly sentence: number
  readonly score: number
  readonly topics: readonly TopicMatch[]
  readonly #ranked: Ranked
  readonly #trace: Trace

  constructor(ranked: Ranked, shown: Pick<Takeaway, 'span' | 'topics'>, trace: Trace) {
    this.span = shown.span
    this.sentence = sentenceOf(ranked, trace)
    this.score = ranked.score
    this.topics = shown.topics
    this.#ranked = ranked
    this.#trace = trace
  }

  get parts(): readonly ScorePart[] {
    return partsOf(this.#ranked, this.#trace)
  }
}

/** The same of a sentence that was not taken. */
class LeftSentence implements LeftOut {
  readonly sentence: number
  readonly score: number
  readonly reason: LeftOut['reason']
  readonly #ranked: Ranked
  readonly #trace: Trace

  constructor({ entry, reason }: Left, trace: Trace) {
    this.sentence = sentenceOf(entry, trace)
    this.score = entry.score
    this.reason = reason
    this.#ranked = entry
    this.#trace = trace
  }

  get parts(): readonly ScorePart[] {
    return partsOf(this.#ranked, this.#trace)
  }
}

/** A selection that lists what was left out when it is asked for: there is much of it, and only a reader of the trace asks. */
export class Selection implements TakeawaySelection {
  readonly takeaways: readonly Takeaway[]
  readonly #left: () => readonly Left[]
  readonly #trace: Trace
  #leftOut: readonly LeftOut[] | undefined

  /** @param left what was not taken, best first. */
  constructor(takeaways: readonly Takeaway[], left: () => readonly Left[], trace: Trace) {
    this.takeaways = takeaways
    this.#left = left
    this.#trace = trace
  }

  get leftOut(): readonly LeftOut[] {
    this.#leftOut ??= this.#left().map((left) => new LeftSentence(left, this.#trace))
    return this.#leftOut
  }
}

/** The same selection with everything worked out, as plain data that can be sent or stored. */
export function writtenOut({ takeaways, leftOut }: TakeawaySelection): TakeawaySelection {
  return {
    takeaways: takeaways.map(({ span, sentence, score, parts, topics }) => ({ span, sentence, score, parts, topics })),
    leftOut: leftOut.map(({ sentence, score, parts, reason }) => ({ sentence, score, parts, reason })),
  }
}

function sentenceOf({ measured }: Ranked, { candidates }: Trace): number {
  return candidates[measured.candidate]?.sentence ?? 0
}

function partsOf({ measured, whole }: Ranked, { parts }: Trace): readonly ScorePart[] {
  return explainScore(whole ?? measured, parts)
}
