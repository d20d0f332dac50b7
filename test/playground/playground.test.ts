import type { Browser, Locator, Page } from 'playwright-core'
import { openPage, PICTURES, startBrowser } from '../browser/open-page.ts'
import { type EditedBot, startEditedBot } from './edited-bot.ts'
import { freePort, hasPlayground, type RunningPlayground, startPlayground } from './start-playground.ts'

let bot: EditedBot
let playground: RunningPlayground
let browser: Browser
let page: Page

/** Without the playground, which its licence keeps out of our dependencies, there is nothing to drive. */
const driven = hasPlayground ? describe : describe.skip

beforeAll(async () => {
  if (!hasPlayground) return
  const port = await freePort()
  bot = await startEditedBot(port, { TEAMS_DEVELOPMENT: '1', TIME_ZONE: 'UTC' })
  playground = await startPlayground(`http://127.0.0.1:${port}/api/messages`)
  browser = await startBrowser()
  const opened = await openPage(browser, { viewport: { width: 1400, height: 1000 } })
  page = opened.page
  await page.goto(playground.url, { waitUntil: 'domcontentloaded' })
})

afterAll(async () => {
  if (!hasPlayground) return
  await browser.close()
  await playground.stop()
  await bot.stop()
})

function box(): Locator {
  return page.locator('[role=textbox][contenteditable]').first()
}

async function write(text: string, into = box()): Promise<void> {
  await into.click()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

/** Names the bot by choosing it from the list, as a person does. */
async function mention(text: string, into = box()): Promise<void> {
  await into.click()
  await page.keyboard.type('@', { delay: 60 })
  await page.getByRole('menuitem', { name: 'Briefing Bot' }).first().click()
  await page.keyboard.type(` ${text}`)
}

/** Waits for a text in the chat; the page's log repeats every text too, but not its newest in a card. */
async function see(text: string): Promise<void> {
  await page.getByText(text, { exact: false }).last().waitFor()
}

async function picture(name: string): Promise<void> {
  await page.screenshot({ path: `${PICTURES}/playground-${name}.png` })
}

driven('the bot in Microsoft’s playground', () => {
  it('greets whoever opens a chat with it', async () => {
    await page.getByRole('treeitem', { name: 'Personal Chat' }).click()

    await see('What I can do')
    await picture('greeting')
  })

  it('answers a command with a card, whose button answers below and says so', async () => {
    await write('risks')
    await see('Cao Gang reduces the flaws')
    await picture('risks')
    await page.getByRole('button', { name: 'Show the line' }).last().click()

    await see('The answer is below.')
    await see('not kept here')
    await picture('line')
  })

  it('answers in the language that is written', async () => {
    await write('雅意大模型有多少参数？')

    await see('300 亿')
    await picture('chinese')
  })

  it('notes what a reader thinks of an item', async () => {
    await page.getByRole('button', { name: 'Why this?' }).last().click()
    await see('Why this is here')
    await page.getByRole('button', { name: '👍' }).last().click()

    await see('Noted')
    await picture('noted')
  })

  it('answers in a channel’s thread, and its follow-up', async () => {
    await page.getByRole('treeitem', { name: /Digests/ }).click()
    await mention('ask How many parameters does Yayi have?')
    await page.getByRole('button', { name: 'Post' }).click()
    await see('30 billion parameters')
    await mention('who said that?', page.locator('[role=textbox][contenteditable]').nth(1))
    await page.keyboard.press('Enter')

    await see('Wang Lei')
    await picture('thread')
  })

  it('posts a digest of its own accord', async () => {
    await mention('subscribe weekdays 8:30')
    await page.getByRole('button', { name: 'Post' }).click()
    await see('8:30')
    await mention('now')
    await page.getByRole('button', { name: 'Post' }).click()

    await see('Edition')
    await picture('digest')
  })
  it('puts a digest right that it posted, with a note in its thread', async () => {
    await bot.correct('The wording of the source was not kept.')

    await see('Corrected on')
    await see('The wording of the source was not kept.')
    await picture('corrected')
  })

  it('is read in a narrow window too', async () => {
    await page.getByRole('treeitem', { name: 'Personal Chat' }).click()
    await write('quotes')
    await page.setViewportSize({ width: 700, height: 1000 })

    await see('Guo Song')
    await picture('narrow')
  })
})
