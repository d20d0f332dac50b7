import { Converter } from 'opencc-js/cn2t'

/** Writes Simplified Chinese in Traditional characters. */
export type ToTraditional = (simplified: string) => string

/**
 * Makes a converter for display: characters only, in the standard form of Taiwan; words stay as they were written.
 * What it gives is never stored and never quoted: offsets and wording belong to the original.
 */
export function createToTraditional(): ToTraditional {
  return Converter({ from: 'cn', to: 'tw' })
}
