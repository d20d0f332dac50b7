import type { ChannelMemory } from '../briefing/memory.ts'
import type { Corpus } from '../corpus/corpus.ts'
import { localDate } from '../schedule/local-date.ts'
import { type ComposedContent, type ContentRequest, composeContent } from './compose-content.ts'

/** As `composeContent`. */
export type Composer = typeof composeContent

type Known = ReadonlyMap<string, ComposedContent | undefined>

/** Different digests from one corpus for channels that have seen the same. */
const MOST_KNOWN = 16

/**
 * Makes a composer that knows again what it has composed: the same memory of a channel, and the same wishes, give the
 * same content. Most channels of a busy hour have seen what others have.
 *
 * Its readers of one language are all alike.
 */
export function createComposer(): Composer {
  const channels = new WeakMap<ChannelMemory, WeakMap<Corpus, Known>>()
  return (request) => {
    const { channel, corpus } = request
    const corpora = channels.get(channel) ?? new WeakMap<Corpus, Known>()
    const known: Known = corpora.get(corpus) ?? new Map()
    const key = keyOf(request)
    if (known.has(key)) return known.get(key)
    const composed = composeContent(request)
    channels.set(channel, corpora.set(corpus, new Map([...[...known].slice(1 - MOST_KNOWN), [key, composed]])))
    return composed
  }
}

/** Everything that a content depends on beside the channel and the corpus; of the options all, so that none is forgotten. */
function keyOf({ delivery, subscription: { options, schedule }, reader }: ContentRequest): string {
  const { missed, dueAtMs, history } = delivery
  return JSON.stringify([reader.language, options, missed, localDate(dueAtMs, schedule.zone), history[0]?.reason])
}
