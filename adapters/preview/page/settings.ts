import type { WireLanguage } from '../wire.ts'
import { boot } from './boot.ts'
import { find } from './dom.ts'

/** The two looks; the reader's system decides until they do. */
export type Theme = 'light' | 'dark'

const YEAR_S = 31_536_000
const darkSystem = matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<(theme: Theme) => void>()

/** Tells which look the page has now. */
export function currentTheme(): Theme {
  const chosen = document.documentElement.dataset.theme
  if (chosen === 'light' || chosen === 'dark') return chosen
  return darkSystem.matches ? 'dark' : 'light'
}

/** Calls back now and whenever the look changes. */
export function followTheme(listener: (theme: Theme) => void): void {
  listeners.add(listener)
  listener(currentTheme())
}

/** Wires the language and theme switches of the page's head. A language is served by the server, so the page reloads. */
export function wireSettings(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-language]')) {
    button.addEventListener('click', () => {
      remember('language', button.dataset.language ?? 'en')
      location.reload()
    })
  }
  const toggle = find('#theme', HTMLButtonElement)
  const tell = () => {
    const theme = currentTheme()
    toggle.setAttribute('aria-pressed', String(theme === 'dark'))
    for (const listener of listeners) listener(theme)
  }
  toggle.addEventListener('click', () => {
    const next = currentTheme() === 'dark' ? 'light' : 'dark'
    document.documentElement.dataset.theme = next
    remember('theme', next)
    tell()
  })
  darkSystem.addEventListener('change', tell)
  tell()
}

/** Shows the page in a language that the channel was just told to be spoken to in. */
export function followLanguage(chosen: WireLanguage | undefined): void {
  if (chosen === undefined || chosen === boot.language) return
  remember('language', chosen)
  location.reload()
}

/** Keeps a choice where the server sees it, so that the page comes in the right language and look at once. */
export function remember(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing from Safari and Firefox.
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR_S}; samesite=strict`
}
