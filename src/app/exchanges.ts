import type { MemoryStore } from '../ports/memory-store.ts'
import { threadOf } from './answer-at.ts'
import type { Place } from './place.ts'

/** Which posts answered which message, so that an edit changes the answer and a deletion takes it away. */
export interface Exchanges {
  /** Remembers the posts that answer the place's message, in order; those of before are forgotten. */
  answered(place: Place, posts: readonly string[]): Promise<void>
  /** The posts that answer the place's message; empty when it was never answered, or too long ago. */
  answersTo(place: Place): Promise<readonly string[]>
  /** Forgets that the place's message was asked and answered. @returns the posts that answered it. */
  retract(place: Place): Promise<readonly string[]>
}

/** In one thread; a reader edits what they just wrote. */
const MOST_EXCHANGES = 40

/** Makes the use cases of edits and deletions. */
export function createExchanges({ memory }: { readonly memory: MemoryStore }): Exchanges {
  return {
    async answered(place, posts) {
      const { message } = place
      if (message === undefined) return
      await memory.changeThread(threadOf(place), (before) => {
        const others = before.exchanges.filter((exchange) => exchange.message !== message)
        return { ...before, exchanges: [...others, { message, posts }].slice(-MOST_EXCHANGES) }
      })
    },
    async answersTo(place) {
      const { exchanges } = await memory.thread(threadOf(place))
      return exchanges.find(({ message }) => message === place.message)?.posts ?? []
    },
    async retract(place) {
      let posts: readonly string[] = []
      await memory.changeThread(threadOf(place), (before) => {
        posts = before.exchanges.find(({ message }) => message === place.message)?.posts ?? []
        const exchanges = before.exchanges.filter(({ message }) => message !== place.message)
        const asked = before.asked.filter(({ message }) => message === undefined || message !== place.message)
        const isSame = exchanges.length === before.exchanges.length && asked.length === before.asked.length
        return isSame ? before : { ...before, exchanges, asked }
      })
      return posts
    },
  }
}
