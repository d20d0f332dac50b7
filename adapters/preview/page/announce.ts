import { find } from './dom.ts'

/** Says something to a screen reader without moving its place. */
export function announce(text: string): void {
  const region = find('#announcer', HTMLElement)
  region.replaceChildren()
  // A frame apart, so that the same text said twice is heard twice.
  requestAnimationFrame(() => region.append(text))
}
