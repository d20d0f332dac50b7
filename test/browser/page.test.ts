import path from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { type StartedPreview, startPreview } from '../adapters/preview/start-preview.ts'
import { CHINESE_ARTICLE, ENGLISH_ARTICLE } from '../adapters/preview/texts.ts'
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
  expect(opened.errors).toEqual([])
  expect(opened.strays).toEqual([])
})

type Options = Parameters<typeof openPage>[1]

async function open(options: Options = {}): Promise<Page> {
  const wide = { viewport: { width: 1440, height: 900 }, locale: 'en-GB', colorScheme: 'light' } as const
  opened = await openPage(browser, { ...wide, ...options })
  await opened.page.goto(preview.url)
  await threads().first().locator('.teams-card .ac-adaptiveCard').waitFor({ state: 'attached' })
  return opened.page
}

function threads(): Locator {
  return opened.page.locator('#threads > .thread')
}

/** Writes a line in the channel and waits for its thread. */
async function ask(words: string): Promise<Locator> {
  const before = await threads().count()
  await opened.page.fill('#line', words)
  await opened.page.press('#line', 'Enter')
  const answered = threads().nth(before)
  await answered.locator('.from-bot .teams-card').first().waitFor({ state: 'attached' })
  return answered
}

/** What a reader sees on each side of the newest answer of a thread. */
async function sides(thread: Locator): Promise<readonly [slack: string, teams: string]> {
  const answer = thread.locator('.from-bot').last()
  return [await textOf(answer.locator('#slack_blocks_to_jsx')), await textOf(answer.locator('.teams-card'))]
}

async function picture(name: string): Promise<void> {
  await opened.page.screenshot({ path: path.join(PICTURES, `${name}.png`) })
}

describe('the channel', () => {
  it('opens with the day’s edition, as Slack and as Teams show it', async () => {
    await open()

    const [slack, teams] = await sides(threads().first())

    expect(slack).toContain('Edition 1 · 4 takeaways')
    expect(teams).toContain('Edition 1 · 4 takeaways')
    await picture('channel')
  })

  it.each([
    ['risks', 'Risks'],
    ['quotes 郭嵩', 'Guo Song'],
    ['who Cao Gang', 'Beijing Academy of Artificial Intelligence'],
    ['ask 雅意大模型有多少参数?', '300 亿'],
    ['ask How many parameters does Yayi have?', '30 billion'],
    ['/genai-report ask How many parameters does Yayi have?', '30 billion'],
  ])('answers %j rightly on both sides', async (words, expected) => {
    await open()

    const [slack, teams] = await sides(await ask(words))

    expect(slack).toContain(expected)
    expect(teams).toContain(expected)
    await picture(`answer-${words.replace(/\W+/g, '-')}`)
  })

  it('answers in the thread that is replied to', async () => {
    await open()
    const thread = threads().first()

    await thread.locator('.reply-opener').click()
    await thread.locator('.reply-line').fill('How many parameters does Yayi have?')
    await thread.locator('.reply-line').press('Enter')

    await expect(textOf(thread.locator('.from-bot').nth(1).locator('.teams-card'))).resolves.toContain('30 billion')
    await expect(threads().count()).resolves.toBe(1)
  })

  it.each([
    ['Slack', '.slack-message button'],
    ['Teams', '.teams-card button'],
  ])('does what a button says when it is pressed on the %s side', async (_, button) => {
    await open()
    const thread = threads().first()

    await thread.locator(button, { hasText: 'Show the line' }).first().click()

    await thread.locator('.from-bot').nth(1).waitFor()
    await expect(textOf(thread.locator('.from-reader .said'))).resolves.toBe('Show the line of item 1')
  })

  it('finds everything again after a reload', async () => {
    const page = await open()
    await ask('risks')

    await page.reload()

    await threads().nth(1).waitFor()
    await expect(textOf(threads().nth(1).locator('.said'))).resolves.toBe('risks')
    await expect(threads().count()).resolves.toBe(2)
  })

  it('shows the payload on demand', async () => {
    await open()
    const payload = threads().first().locator('[data-platform="slack"] .payload')

    await payload.locator('summary').click()

    const json = await textOf(payload.locator('pre'))
    expect(JSON.parse(json)).toMatchObject({ blocks: expect.any(Array) })
  })

  it('is worked from the keyboard', async () => {
    const page = await open()

    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.keyboard.type('risks')
    await page.keyboard.press('Enter')
    await threads().first().locator('.from-bot').nth(1).waitFor()
    await page.keyboard.press('Escape')
    await page.locator(':focus').blur()
    await page.keyboard.press('/')

    await expect(page.locator('#line:focus').count()).resolves.toBe(1)
  })

  it('tells a screen reader what the bot said', async () => {
    const page = await open()

    await ask('who Cao Gang')

    await page.locator('#announcer', { hasText: 'Cao Gang' }).waitFor({ state: 'attached' })
    await expect(page.locator('#announcer').getAttribute('aria-live')).resolves.toBe('polite')
  })

  it('changes its language and look, and keeps both', async () => {
    const page = await open()

    await page.click('#theme')
    await page.click('[data-language="zh-Hans"]')
    await threads().nth(1).locator('.teams-card').waitFor()

    await expect(page.locator('html').getAttribute('lang')).resolves.toBe('zh-Hans')
    await expect(page.locator('html').getAttribute('data-theme')).resolves.toBe('dark')
    expect((await sides(threads().first()))[0]).toContain('Briefing')
    expect((await sides(threads().nth(1)))[0]).toContain('简报')
    await picture('channel-zh-dark')
  })
})

/** An article with a sentence of several clauses, of which not all are worth a takeaway. */
const LONG_SENTENCE = `${ENGLISH_ARTICLE}
The bank spent 22 million dollars on data cleaning in 2024 and expects to spend 15 million this year, most of it on old files, while the number of notes written per analyst rose by 31 percent, and the average time to a first note fell from nine days to four.
`

/** Groups of findings whose numbers do not count from 1. */
const WRONG_NUMBERS = `[...document.querySelectorAll('.group')].filter((group) =>
  [...group.querySelectorAll('[data-number]')].some((item, at) => item.dataset.number !== String(at + 1)),
).map((group) => group.dataset.group)`

describe('a text to brief', () => {
  it('is briefed when it is pasted, and can be asked about', async () => {
    const page = await open()
    const text = `${ENGLISH_ARTICLE}\nThe bank publishes the figures every quarter.`

    await page.evaluate(`{
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', ${JSON.stringify(text)})
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }`)

    const thread = threads().nth(1)
    await thread.locator('.from-bot').waitFor()
    expect((await sides(thread))[1]).toContain('Maria Lindqvist')
    await picture('briefed')
  })

  it('is briefed when a file is chosen, and opens with its marks', async () => {
    const page = await open({ locale: 'zh-CN' })

    const file = { name: '云帆.txt', mimeType: 'text/plain', buffer: Buffer.from(CHINESE_ARTICLE) }
    await page.setInputFiles('#file', file)
    await threads().nth(1).locator('.thread-links a').click()

    await page.locator('mark.takeaway').first().waitFor()
    await expect(textOf(page.locator('mark.quote.direct'))).resolves.toContain('我们不会让模型替客户做决定')
    await expect(textOf(page.locator('.finding.direct .fact'))).resolves.toBe('沈知远')
    await expect(page.evaluate(WRONG_NUMBERS)).resolves.toEqual([])
    await picture('document')
  })

  it('makes no page wider than a phone, however long the name of its file', async () => {
    const page = await open({ viewport: { width: 375, height: 812 } })

    const file = { name: `${'name'.repeat(40)}.txt`, mimeType: 'text/plain', buffer: Buffer.from(ENGLISH_ARTICLE) }
    await page.setInputFiles('#file', file)
    await threads().nth(1).locator('.thread-links a').waitFor()

    await expect(page.evaluate('document.documentElement.scrollWidth')).resolves.toBe(375)
  })

  it('is refused in a plain sentence when it is no text', async () => {
    const page = await open()

    await page.setInputFiles('#file', {
      name: 'photo.png',
      mimeType: 'image/png',
      buffer: Buffer.from([137, 80, 78, 71, 0, 0]),
    })

    await page.locator('.note.problem').waitFor()
    await expect(textOf(page.locator('.note.problem p'))).resolves.toMatch(/^photo\.png: .*\.$/)
    opened.forgive(/status of 400/)
  })
})

describe('the page of a document', () => {
  async function openDocument(options: Options, text = CHINESE_ARTICLE, hash = ''): Promise<Page> {
    const page = await open(options)
    await page.setInputFiles('#file', { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from(text) })
    const link = threads().nth(1).locator('.thread-links a')
    await page.goto(`${preview.url}${await link.getAttribute('href')}${hash}`)
    await page.locator('mark.quote.direct').first().waitFor()
    return page
  }

  it('shows the passage that a citation names, however far down it stands', async () => {
    const filler = Array.from({ length: 300 }, (_, line) => `第 ${line} 段只是为了让正文足够长，没有别的意思。`)
    const text = [CHINESE_ARTICLE, ...filler, '这一句在最后才出现。', ...filler].join('\n')
    const start = text.indexOf('这一句')

    const page = await openDocument({}, text, `#s=${start}-${start + 3}`)

    const shown = await page.evaluate(`{
      const [range] = CSS.highlights.get('cited')
      const { top, bottom } = range.getBoundingClientRect()
      ;[String(range), top > 0 && bottom < innerHeight]
    }`)
    expect(shown).toEqual(['这一句', true])
  })

  it('opens at the line that a button of an answer shows', async () => {
    const page = await open()
    await page.setInputFiles('#file', { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from(ENGLISH_ARTICLE) })
    const thread = threads().nth(1)

    await thread.locator('.teams-card button', { hasText: 'Show the line' }).first().click()
    await thread.locator('.after-message a').click()
    await page.locator('mark.quote.direct').first().waitFor()

    const shown = await page.evaluate("[...CSS.highlights.get('cited')].map(String).join('')")
    expect(ENGLISH_ARTICLE).toContain(shown)
    expect(shown).toContain('70 percent')
  })

  it('links the list and the text both ways, with the reasons', async () => {
    const page = await openDocument({})

    await page.locator('[data-finding="t1"] .finding-text').click()
    await page.locator('[data-finding="t1"] .why summary').click()
    const parts = await page.locator('[data-finding="t1"] .parts li').count()
    await page.locator('mark.quote.direct').first().click()

    expect(parts).toBeGreaterThan(0)
    await expect(page.locator('.finding.direct.is-chosen').count()).resolves.toBe(1)
    await expect(page.locator('mark.direct.is-chosen').count()).resolves.toBe(1)
  })

  it('hides what a filter turns off, and keeps that', async () => {
    const page = await openDocument({})

    await page.locator('[data-filter="takeaways"]').uncheck()
    await page.reload()
    await page.locator('mark.quote.direct').first().waitFor()

    await expect(page.locator('body').getAttribute('class')).resolves.toContain('hide-takeaways')
  })

  it('numbers what stands in the text as its panel does, and leads to the comparison beneath the title', async () => {
    const page = await openDocument({})

    const wrong = await page.evaluate(`[...document.querySelectorAll('.text .mark-number')].filter((badge) =>
      badge.firstChild.dataset.number !==
        document.querySelector('[data-finding="' + badge.dataset.marks + '"] [data-number]').dataset.number,
    ).length`)
    const [badges, cards] = ['.text .mark-number', '.finding:is(.takeaway, .direct, .partial, .indirect)']
    await expect(page.locator(badges).count()).resolves.toBe(await page.locator(cards).count())
    expect(wrong).toBe(0)
    await expect(page.locator('h1 ~ .document-actions a').getAttribute('href')).resolves.toMatch(/\/compare$/)
    await expect(page.locator('.legend .kind').allTextContents()).resolves.toHaveLength(3)
  })

  it('says on its card, in the reader’s language, that nobody is named for a quote', async () => {
    const words = '雨夜之后，外墙上多了一行字。\n“电话那头，早已没有人了，我们也不再打了。”'
    const page = await openDocument({ locale: 'zh-TW' }, `${CHINESE_ARTICLE}\n${words}\n`)

    const card = page.locator('.finding.direct', { hasText: '电话那头' })

    await expect(textOf(card.locator('.facts'))).resolves.toContain('原文沒有寫明說話人')
    await expect(card.locator('.why').count()).resolves.toBe(0)
  })

  it('tells what counts for a takeaway before what counts against it, under a heading of its own', async () => {
    const page = await openDocument({}, ENGLISH_ARTICLE)

    const why = page.locator('.finding.takeaway .why', { has: page.locator('.why-heading') }).first()
    const lists = await why.locator('ul').allTextContents()

    await expect(textOf(why.locator('.why-heading'))).resolves.toBe('What counts against it')
    expect(lists.map((list) => [list.includes('+'), list.includes('−')])).toEqual([
      [true, false],
      [false, true],
    ])
  })

  it('holds two choices of takeaways against each other, in an address that can be passed on', async () => {
    const page = await openDocument({ viewport: { width: 375, height: 812 } })
    await page.locator('#compare').click()
    const choose = page.locator('form[data-choice="a"] select').first()
    await page.locator('.side').first().waitFor({ state: 'attached' })

    await choose.selectOption('3')
    await page.locator('.badge.a', { hasText: 'A 3' }).waitFor({ state: 'attached' })
    const shown = await page.locator('.side .badge.a').allTextContents()
    await page.reload()
    await page.locator('.badge.a', { hasText: 'A 3' }).waitFor({ state: 'attached' })

    expect(page.url()).toMatch(/\?a=3\.sentence&b=auto\.clause$/)
    expect([...shown].sort()).toEqual(['A 1', 'A 2', 'A 3'])
    await expect(page.locator('.side .badge.a').allTextContents()).resolves.toEqual(shown)
    await expect(page.locator('#summary').textContent()).resolves.toMatch(/^\d+ in both, /)
    await expect(page.locator('#quotes').textContent()).resolves.toMatch(/^Quotes do not depend .*\(\d+\)\.$/)
    await expect(page.locator('#both').getAttribute('open')).resolves.toBeNull()
    await expect(page.evaluate('document.documentElement.scrollWidth')).resolves.toBe(375)
    await picture('compare-phone')
  })

  it('marks the words that one setting has more of, and leads from each line to its place in the text', async () => {
    const page = await openDocument({}, LONG_SENTENCE)
    await page.locator('#compare').click()
    const pair = page.locator('.pair').first()
    await pair.waitFor()
    const [left, right] = await Promise.all([
      pair.locator('.a').first().boundingBox(),
      pair.locator('.side.b').boundingBox(),
    ])
    const more = (await pair.locator('.differs').allTextContents()).join('').replace(/\[only in [AB]: |\]/g, '')
    const words = await pair.locator('.side.b .line-text').allTextContents()

    await pair.locator('.side.b a').first().click()
    await page.locator('mark.quote.direct').first().waitFor()

    expect(left?.y).toBe(right?.y)
    expect(LONG_SENTENCE).toContain(more)
    expect(more.length).toBeGreaterThan(9)
    const cited = await page.evaluate("[...CSS.highlights.get('cited')].map(String).join('')")
    expect(words.map((text) => text.replace(/\[only in B: |\]/g, ''))).toContain(cited)
  })

  it('fits a phone, with the findings in a sheet', async () => {
    const page = await openDocument({ viewport: { width: 375, height: 812 } })

    await page.click('#sheet-handle')

    await expect(page.locator('[data-finding="q1"]').isVisible()).resolves.toBe(true)
    await expect(page.evaluate('document.documentElement.scrollWidth')).resolves.toBe(375)
    await picture('document-phone')
  })
})

describe('on the narrowest phone', () => {
  it('has every switch of the masthead in sight', async () => {
    const page = await open({ viewport: { width: 320, height: 700 } })

    const ends = await page.evaluate(
      '[...document.querySelectorAll(".masthead-row button")].map((button) => button.getBoundingClientRect().right)',
    )

    expect(Math.max(...(ends as number[]))).toBeLessThanOrEqual(320)
  })
})

describe('on a phone', () => {
  it('keeps the button of what went wrong on one line', async () => {
    const page = await open({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
    await page.route('**/api/command', (route) => route.abort())
    await page.fill('#line', '风险')
    await page.press('#line', 'Enter')
    const close = page.locator('.note.problem button')
    await close.waitFor()

    const { height = 99 } = (await close.boundingBox()) ?? {}

    expect(height).toBeLessThan(40)
    opened.forgive(/ERR_FAILED/)
  })

  it.each(['en-GB', 'zh-CN', 'zh-TW'])(
    'shows one platform at a time without scrolling sideways: %s',
    async (locale) => {
      const page = await open({ viewport: { width: 375, height: 812 }, locale, colorScheme: 'dark' })
      await ask('help')
      const widths: unknown[] = []

      for (const view of ['slack', 'teams']) {
        await page.click(`[data-view="${view}"]`)
        widths.push(await page.evaluate('document.documentElement.scrollWidth'))
        await picture(`phone-${locale}-${view}`)
      }

      expect(widths).toEqual([375, 375])
      await expect(threads().first().locator('[data-platform="slack"]').isVisible()).resolves.toBe(false)
    },
  )
})
