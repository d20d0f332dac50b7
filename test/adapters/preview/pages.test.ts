import { request } from 'node:http'
import { type StartedPreview, startPreview } from './start-preview.ts'

let preview: StartedPreview

beforeAll(async () => {
  preview = await startPreview()
})

afterAll(() => preview.close())

/** Asks for a path exactly as it is written; `fetch` would tidy it up. */
function statusOf(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request({ port: preview.port, host: '127.0.0.1', path }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    sent.on('error', reject).end()
  })
}

describe('what the page is made of', () => {
  it.each([
    'colours.css',
    'base.css',
    'channel.css',
    'findings.css',
    'slack.css',
    'bot.svg',
    'lib/adaptivecards.js',
    'lib/markdown-it.js',
    'lib/slack-blocks.css',
  ])('serves %s', async (name) => {
    expect(await statusOf(`/assets/${name}`)).toBe(200)
  })

  it.each([
    '/assets/../../package.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/lib/../../package.json',
    '/assets/channel.html',
    '/assets/tsconfig.json',
    '/assets/lib/react.js',
    '/assets//etc/passwd',
    '/assets/',
    '/assets',
  ])('serves nothing else: %s', async (path) => {
    expect(await statusOf(path)).toBe(404)
  })
})

describe('a page', () => {
  it.each([
    ['zh-CN', 'zh-Hans', '发送'],
    ['zh-TW', 'zh-Hant', '傳送'],
    ['en-GB', 'en', 'Send'],
  ])('speaks to a reader of %s in their language', async (accepted, tag, word) => {
    const response = await fetch(preview.url, { headers: { 'accept-language': accepted } })

    const html = await response.text()
    expect(html).toContain(`<html lang="${tag}"`)
    expect(html).toContain(`aria-label="${word}"`)
  })

  it('keeps the language and look that a reader chose', async () => {
    const response = await fetch(preview.url, { headers: { cookie: 'theme=dark; language=zh-Hant' } })

    expect(await response.text()).toContain('<html lang="zh-Hant" data-theme="dark"')
  })

  it('takes no other language or look from a cookie', async () => {
    const cookie = 'theme="><script>alert(1)</script>; language=zh-Hans"><b>'

    const response = await fetch(preview.url, { headers: { cookie } })

    expect(await response.text()).toContain('<html lang="en" data-theme="auto"')
  })

  it('fills every place of its templates and writes no script into itself', async () => {
    const pages = await Promise.all(['/', '/document/x'].map((path) => fetch(preview.url + path)))

    const html = (await Promise.all(pages.map((page) => page.text()))).join('\n')
    expect(html).not.toMatch(/\[\[|\]\]/)
    expect(html).not.toMatch(/<script>|\son[a-z]+=|style="/)
  })
})
