import type { Exchange, ThreadMemory } from '../briefing/memory.ts'
import { cutLine } from '../command/run-line.ts'
import { FailureError } from '../failure/failure.ts'
import type { MemoryStore } from '../ports/memory-store.ts'
import { threadOf } from './answer-at.ts'
import type { Place } from './place.ts'

/** What is left to do once a message was answered. */
export interface Settled {
  /** Other words that the message has by now, to be answered in place of the first; `undefined` when it has none. */
  readonly words: string | undefined
  /** Posts that answer it no more, to be removed: all of them when the message was taken back. */
  readonly stale: readonly string[]
}

/** An edited message that has an answer already. */
export interface Edited {
  /** As they are kept: cut where they are longer than any question. */
  readonly words: string
  readonly posts: readonly string[]
}

/**
 * Which posts answered which message, so that an edit changes the answer and a deletion takes it away.
 *
 * Both may come while the answer is still under way, and to another replica. So they are noted first, and whoever
 * answers looks for that note when it has posted: of the two, the later one in the store sees the other.
 */
export interface Exchanges {
  /**
   * Remembers the posts that answer the place's message, in order; those of before are forgotten.
   * A store that cannot be written to makes no failure of what was answered.
   * @param words which of the message's words they answer; `undefined`: those it had at first.
   */
  answered(place: Place, posts: readonly string[], words?: string): Promise<Settled>
  /**
   * Notes that the place's message has other words now.
   * @returns `undefined` when it was not answered yet, or was taken back: `answered` tells whoever answers it.
   */
  edited(place: Place, words: string): Promise<Edited | undefined>
  /** Notes that the place's message was taken back, and forgets its question. @returns the posts that answered it. */
  retract(place: Place): Promise<readonly string[]>
}

/** In one thread; a reader edits what they just wrote. */
const MOST_EXCHANGES = 40

/** Makes the use cases of edits and deletions. */
export function createExchanges({ memory }: { readonly memory: MemoryStore }): Exchanges {
  return {
    async answered(place, posts, words) {
      const { message } = place
      if (message === undefined) return { words: undefined, stale: [] }
      let settled: Settled = { words: undefined, stale: [] }
      const change = (thread: ThreadMemory): ThreadMemory => {
        const { posts: before, now } = exchangeOf(thread, message)
        if (now === null) {
          settled = { words: undefined, stale: posts }
          return withoutQuestion(thread, message)
        }
        settled = { words: now === words ? undefined : now, stale: before.filter((post) => !posts.includes(post)) }
        return withExchange(thread, now === undefined ? { message, posts } : { message, posts, now })
      }
      try {
        await memory.changeThread(threadOf(place), change)
      } catch (error) {
        // the answer stands: its reader has what they asked for, and only an edit will find nothing
        if (!(error instanceof FailureError)) throw error
      }
      return settled
    },
    async edited(place, words) {
      const { message } = place
      if (message === undefined) return undefined
      const now = cutLine(words)
      let answers: readonly string[] = []
      await memory.changeThread(threadOf(place), (thread) => {
        const before = exchangeOf(thread, message)
        answers = before.posts
        return before.now === null ? thread : withExchange(thread, { message, posts: answers, now })
      })
      return answers.length === 0 ? undefined : { words: now, posts: answers }
    },
    async retract(place) {
      const { message } = place
      if (message === undefined) return []
      let answers: readonly string[] = []
      await memory.changeThread(threadOf(place), (thread) => {
        answers = exchangeOf(thread, message).posts
        return withExchange(withoutQuestion(thread, message), { message, posts: [], now: null })
      })
      return answers
    },
  }
}

function exchangeOf({ exchanges }: ThreadMemory, message: string): Exchange {
  return exchanges.find((exchange) => exchange.message === message) ?? { message, posts: [] }
}

function withExchange(thread: ThreadMemory, exchange: Exchange): ThreadMemory {
  const others = thread.exchanges.filter(({ message }) => message !== exchange.message)
  return { ...thread, exchanges: [...others, exchange].slice(-MOST_EXCHANGES) }
}

function withoutQuestion(thread: ThreadMemory, message: string): ThreadMemory {
  const asked = thread.asked.filter((question) => question.message !== message)
  return { ...thread, asked }
}
