import type { Topic } from '../topic/topic.ts'
import type { Pack } from './pack.ts'

/** The topics of all packs, in their order; of several with the same id the first counts. */
export function packTopics(packs: readonly Pack[]): readonly Topic[] {
  const topics = new Map<string, Topic>()
  for (const topic of packs.flatMap((pack) => pack.topics)) if (!topics.has(topic.id)) topics.set(topic.id, topic)
  return [...topics.values()]
}
