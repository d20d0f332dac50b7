import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { type StartedPreview, startPreview } from '../adapters/preview/start-preview.ts'
import { type OpenedPage, openPage, PICTURES, startBrowser, textOf } from './open-page.ts'

let preview: StartedPreview
let browser: Browser
let opened: OpenedPage

beforeAll(async () => {
  ;[preview, browser] = await Promise.all([startPreview(), startBrowser()])
})

afterAll(async () => {
  await browser.close()
  await preview.close()
  expect(preview.bugs()).toBe('')
})

afterEach(async () => {
  await opened.close()
  expect([opened.errors, opened.strays]).toEqual([[], []])
})

async function open(options: Parameters<typeof openPage>[1] = {}): Promise<Page> {
  const wide = { viewport: { width: 1440, height: 900 }, locale: 'en-GB', colorScheme: 'light' } as const
  opened = await openPage(browser, { ...wide, ...options })
  await opened.page.goto(preview.url)
  await opened.page.locator('#threads .teams-card .ac-adaptiveCard').first().waitFor({ state: 'attached' })
  return opened.page
}

/** Opens the menu and waits until it shows what there is now. */
async function openMenu(page: Page): Promise<readonly [entries: string, deliveries: string]> {
  await Promise.all([
    page.waitForResponse((response) => response.url().includes('/schedule')),
    page.click('#schedule > summary'),
  ])
  await page.locator('#schedule-deliveries:not([aria-busy]) li').first().waitFor()
  return [await textOf(page.locator('#schedule-entries')), await textOf(page.locator('#schedule-deliveries'))]
}

async function threadWith(page: Page, text: string): Promise<void> {
  await page.locator('#threads > .thread', { hasText: text }).last().waitFor({ state: 'attached' })
}

describe('the menu of the channel’s digests', () => {
  it('subscribes, rehearses, posts now, and tells what became of it', async () => {
    const page = await open()
    const [none, nothing] = await openMenu(page)

    await page.click('#schedule [data-draft]')
    await page.press('#line', 'Enter')
    await threadWith(page, 'Subscribed: 1 digest')
    const [subscribed] = await openMenu(page)
    await page.click('#schedule [data-run="preview"]')
    await threadWith(page, 'The next 5 times')
    await page.click('#schedule > summary')
    await page.click('#schedule [data-run="now"]')
    await threadWith(page, 'It is on its way')
    await threadWith(page, 'Edition 2')
    const [, delivered] = await openMenu(page)

    expect(none).not.toMatch(/next:/)
    expect(nothing).not.toMatch(/Sent/)
    expect(subscribed).toMatch(/Weekdays 8:30 .*next:/)
    expect(delivered).toMatch(/Sent · .*it arrived/)
    await page.screenshot({ path: path.join(PICTURES, 'digests-menu.png') })
  })

  it('speaks Chinese throughout, and numbers nothing where there is nothing', async () => {
    const page = await open({ locale: 'zh-CN' })
    const [none] = await openMenu(page)
    const marker = await page.evaluate('getComputedStyle(document.querySelector("#schedule-entries li")).listStyleType')

    await page.click('#schedule-entries ~ .menu-actions [data-run]')
    await threadWith(page, '这里还没有订阅简报')
    const written = await page.locator('.from-reader .said').last().textContent()

    expect(none).toBe('还没有。每个浏览器在这里都有自己的频道。')
    expect(marker).toBe('none')
    expect(written).toBe('预览')
  })

  it('fits a phone in the dark', async () => {
    const page = await open({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' })

    await openMenu(page)

    const box = await page.locator('#schedule-entries').boundingBox()
    const width = await page.evaluate('document.documentElement.scrollWidth')
    expect(width).toBeLessThanOrEqual(390)
    expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 390).toBe(true)
    await page.screenshot({ path: path.join(PICTURES, 'digests-menu-phone-dark.png') })
  })
})

describe('a message', () => {
  it('tells one time, by its reader’s clock, beside what they wrote and on the post', async () => {
    const page = await open({ timezoneId: 'Pacific/Kiritimati' })
    await page.fill('#line', 'help')
    await page.press('#line', 'Enter')
    await threadWith(page, 'What I can do')

    const thread = page.locator('#threads > .thread', { hasText: 'What I can do' }).last()
    const written = await textOf(thread.locator('.who time'))
    expect(await textOf(thread.locator('.slack_blocks_to_jsx--header > :last-child'))).toBe(written)
  })
})

describe('a language that is chosen by a line', () => {
  it.each(['简体', 'lang 简体'])('becomes the page’s own: %s', async (line) => {
    const page = await open()
    await page.fill('#line', line)
    await page.press('#line', 'Enter')
    await page.locator('html[lang="zh-Hans"]').waitFor()
    await page.locator('#threads > .thread').first().waitFor()

    await page.fill('#line', 'help')
    await page.press('#line', 'Enter')
    await threadWith(page, '我能做什么')
  })

  it('is the page’s own also where it was chosen in a thread', async () => {
    const page = await open()
    await page.locator('.reply-opener').first().click()
    await page.locator('.reply-line').first().fill('lang 繁體')
    await page.locator('.reply-line').first().press('Enter')

    await page.locator('html[lang="zh-Hant"]').waitFor()
  })
})
