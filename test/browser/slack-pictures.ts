import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { KnownBlock } from '@slack/types'
import type { Browser } from 'playwright-core'
import { openPage, PICTURES } from './open-page.ts'

/** What is photographed: a name and the blocks as Slack gets them. */
export interface SlackPicture {
  readonly name: string
  readonly title: string
  readonly blocks: readonly KnownBlock[]
}

const SCRIPT = path.join(__dirname, '../adapters/slack/slack-html.mjs')
const CSS = path.join(__dirname, '../../node_modules/slack-blocks-to-jsx/dist/style.css')

/** Draws blocks with a renderer that is not ours, as wide as a phone and as a desk, and takes pictures of them. */
export async function photograph(browser: Browser, pictures: readonly SlackPicture[]): Promise<readonly string[]> {
  const run = spawnSync(process.execPath, [SCRIPT], {
    input: JSON.stringify(pictures.map(({ blocks }) => blocks)),
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(run.stderr)
  const bodies: readonly string[] = JSON.parse(run.stdout)
  mkdirSync(PICTURES, { recursive: true })
  const css = readFileSync(CSS, 'utf8')
  const overflowing: string[] = []
  for (const [index, { name, title }] of pictures.entries()) {
    for (const width of [360, 620]) {
      const opened = await openPage(browser, { viewport: { width, height: 900 } })
      const style = 'body{margin:0;padding:12px;font:15px/1.46 "Noto Sans CJK SC",sans-serif}'
      await opened.page.setContent(
        `<!doctype html><style>${css}${style}</style><h3 style="margin:0 0 8px">${title}</h3>${bodies[index] ?? ''}`,
      )
      const isWide = await opened.page.evaluate('document.documentElement.scrollWidth > innerWidth')
      if (isWide === true) overflowing.push(`${name}-${width}`)
      await opened.page.screenshot({ path: path.join(PICTURES, `slack-${name}-${width}.png`), fullPage: true })
      await opened.close()
    }
  }
  writeFileSync(path.join(PICTURES, 'slack-pictures.json'), JSON.stringify(pictures, null, 1))
  return overflowing
}
