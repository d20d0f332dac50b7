import { remember } from './settings.ts'

const VIEWS = ['both', 'slack', 'teams']

/**
 * Wires the switch between the two platforms: both side by side where there is room, one at a time on a phone, where
 * the style sheet shows Slack when both are chosen.
 */
export function wireViewSwitch(): void {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('[data-view]')]
  const choose = (view: string): void => {
    document.documentElement.dataset.shown = view
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.view === view))
  }
  for (const button of buttons) {
    button.addEventListener('click', () => {
      const view = button.dataset.view ?? 'both'
      choose(view)
      remember('view', view)
    })
  }
  const kept = /(?:^|; )view=(\w+)/.exec(document.cookie)?.[1] ?? 'both'
  const view = VIEWS.includes(kept) ? kept : 'both'
  choose(view === 'both' && matchMedia('(max-width: 759px)').matches ? 'slack' : view)
}
