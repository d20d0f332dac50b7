import type { Channel } from './channel.ts'
import type { Composer } from './composer.ts'

const STEPS: Readonly<Record<string, -1 | 1>> = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 }

/**
 * Wires the page's keys: `/` to write, `j` and `k` or the arrows between posts, Enter to answer in the one at hand,
 * Esc to leave a field. None acts while the reader writes, nor with a modifier key.
 */
export function wireKeyboard(channel: Channel, composer: Composer): void {
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    const target = event.target instanceof HTMLElement ? event.target : document.body
    if (event.key === 'Escape') return target.blur()
    const run = isControl(target) ? undefined : actionOf(event.key, target.matches('.thread'), channel, composer)
    if (run === undefined) return
    event.preventDefault()
    run()
  })
}

function actionOf(key: string, isOnPost: boolean, channel: Channel, composer: Composer): (() => void) | undefined {
  if (key === '/') return composer.focus
  if (key === 'Enter' && isOnPost) return () => channel.current()?.reply()
  const step = STEPS[key]
  // Arrows scroll the page unless a post has the focus.
  return step !== undefined && (isOnPost || key.length === 1) ? () => channel.step(step) : undefined
}

function isControl(target: HTMLElement): boolean {
  return target.matches('input, textarea, select, button, a, summary, pre, .slack-message') || target.isContentEditable
}
