import { type Target, targetKey } from '../subscription/target.ts'
import type { DeliveryParts } from './delivery-parts.ts'
import { pauseTarget } from './pause-target.ts'
import { tellMakers } from './tell-makers.ts'

/** What letting a target rest takes. */
type RestingParts = Pick<DeliveryParts, 'store' | 'platformOf' | 'readerOf' | 'defaultLanguage' | 'clock'>

/** Lets every subscription of a target rest, where nothing can be posted any more, and tells whoever made them, once. */
export async function restTarget(parts: RestingParts, target: Target): Promise<void> {
  const resting = await pauseTarget(parts, target)
  const platform = parts.platformOf(target.platform)
  if (resting.length === 0 || platform === undefined) return
  const { language = parts.defaultLanguage } = await parts.store.memory.channel(targetKey(target))
  const nowMs = parts.clock.now()
  await tellMakers({ platform, readerOf: parts.readerOf, language, nowMs }, target, resting)
}
