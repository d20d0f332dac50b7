import { spawnSync } from 'node:child_process'
import path from 'node:path'
import type { KnownBlock } from '@slack/types'
import { parseHTML } from 'linkedom'

/** What a reader of a client that is not ours sees of some blocks. */
export interface SlackPage {
  readonly text: string
  readonly links: readonly string[]
  readonly images: number
}

/** Renders messages with a renderer that is not ours, and which reads more markup than Slack does. */
export function slackPages(messages: readonly (readonly KnownBlock[])[]): readonly SlackPage[] {
  const script = path.join(__dirname, 'slack-html.mjs')
  const run = spawnSync(process.execPath, [script], { input: JSON.stringify(messages), encoding: 'utf8' })
  if (run.status !== 0) throw new Error(run.stderr)
  const pages: readonly string[] = JSON.parse(run.stdout)
  return pages.map(readPage)
}

function readPage(html: string): SlackPage {
  const { document } = parseHTML(`<html><body>${html.replace(/<br\s*\/?>/g, '\n')}</body></html>`)
  return {
    text: document.body.textContent ?? '',
    links: [...document.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? ''),
    images: document.querySelectorAll('img').length,
  }
}
