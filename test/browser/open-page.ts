import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core'

/** Pictures of the page go here; git ignores it. */
export const PICTURES = path.join(__dirname, '..', '.output', 'browser')

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A page in a browser context of its own, with no cookie and nothing stored. */
export interface OpenedPage {
  readonly page: Page
  /** Errors of the page's console, and uncaught ones. */
  readonly errors: readonly string[]
  /** Addresses off this machine that something asked for; each request was stopped. */
  readonly strays: readonly string[]
  /** Drops errors that a test brought about on purpose; Chromium tells of every answer that is not a success. */
  forgive(expected: RegExp): void
  close(): Promise<void>
}

/** Starts Chromium with a fresh profile; `CHROMIUM` names another one than Debian's. */
export function startBrowser(): Promise<Browser> {
  mkdirSync(PICTURES, { recursive: true })
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ARGUMENTS })
}

/** Opens a page; requests that leave this machine are stopped and told. */
export async function openPage(browser: Browser, options: BrowserContextOptions): Promise<OpenedPage> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
  const strays: string[] = []
  let errors: string[] = []
  await context.route(
    (url) => url.hostname !== '127.0.0.1',
    async (route) => {
      strays.push(route.request().url())
      await route.abort()
    },
  )
  const page = await context.newPage()
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  page.on('pageerror', (error) => errors.push(error.message))
  return {
    page,
    strays,
    get errors() {
      return errors
    },
    forgive(expected) {
      errors = errors.filter((error) => !expected.test(error))
    },
    close: () => context.close(),
  }
}

/** The text of the first element that fits; waits for it. */
export async function textOf(locator: Locator): Promise<string> {
  return (await locator.first().textContent()) ?? ''
}
