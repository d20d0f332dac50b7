import type { MemoryStore } from '../ports/memory-store.ts'
import { targetKey } from '../subscription/target.ts'
import type { LanguageTag } from '../text/language.ts'
import type { Place } from './place.ts'

/** What a reader chose for themselves, in every channel of a workspace. */
export interface Preferences {
  /** `undefined` follows their client and what they write in. */
  readonly language: LanguageTag | undefined
  /** IANA zone; `undefined` follows the one their platform tells. */
  readonly zone: string | undefined
}

/** The place as its reader wants it: their own choices come before what the platform tells of them. */
export async function personalPlace(memory: MemoryStore, place: Place): Promise<Place> {
  const key = personKey(place)
  if (key === undefined) return place
  const { language, zone = place.zone } = await memory.channel(key)
  return { ...place, language: place.language ?? language, ...(zone === undefined ? {} : { zone }) }
}

/** The key under which a reader's own choices are kept, as if they were a channel; no channel's id begins so. */
export function personKey({ target, user }: Place): string | undefined {
  if (target === undefined || user === undefined) return undefined
  return targetKey({ ...target, channel: `person ${user}` })
}
