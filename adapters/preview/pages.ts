import { isLanguageTag, type LanguageTag, type Strings } from '../../src/index.ts'
import type { Route, RouteRequest, RouteResponse } from '../shared/route.ts'
import { readTemplate } from './assets.ts'

/** What the pages are filled with. */
export interface PageParts {
  readonly strings: Readonly<Record<LanguageTag, Strings>>
  /** What a reader types before a command, such as `/genai-report`. */
  readonly commandName: string
  /** Whether the packs are left out, so that nobody their examples name is known. */
  readonly isOwn: boolean
}

const THEMES = ['light', 'dark'] as const
/** Areas whose texts the page's scripts say. */
const PAGE_AREAS = /^preview\./

/** Lists the pages: the channel, a document, and two choices of its takeaways side by side. */
export function pageRoutes(parts: PageParts): readonly Route[] {
  const page = (path: string, template: string): Route => ({
    method: 'GET',
    path,
    maxBodyBytes: 0,
    handle: (request) => servePage(parts, template, request),
  })
  return [
    page('/', 'channel.html'),
    page('/document/:id', 'document.html'),
    page('/document/:id/compare', 'compare.html'),
  ]
}

async function servePage(parts: PageParts, name: string, request: RouteRequest): Promise<RouteResponse> {
  const cookies = readCookies(request.headers.cookie ?? '')
  const chosen = cookies.get('language')
  const language = isLanguageTag(chosen) ? chosen : request.language
  const theme = THEMES.find((one) => one === cookies.get('theme')) ?? 'auto'
  const strings = parts.strings[language]
  const said = Object.fromEntries(Object.entries(strings).filter(([key]) => PAGE_AREAS.test(key)))
  const boot = JSON.stringify({ language, command: parts.commandName, strings: said }).replaceAll('<', '\\u003c')
  const template = await readTemplate(name)
  const body = template
    .replace(/\[\[([a-z.-]+)\]\]/g, (_, key: string) => {
      if (key === 'command') return escapeHtml(parts.commandName)
      const own = parts.isOwn ? strings[key.replace('preview.', 'preview.own-')] : undefined
      return escapeHtml(own ?? textOf(strings, key))
    })
    .replace('lang="en" data-theme="auto"', () => `lang="${language}" data-theme="${theme}"`)
    .replace('id="boot">{}<', () => `id="boot">${boot}<`)
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }
  return { status: 200, headers, body }
}

function textOf(strings: Strings, key: string): string {
  const text = strings[key]
  if (text === undefined) throw new Error(`no text for ${key}`)
  return text
}

function readCookies(header: string): ReadonlyMap<string, string> {
  return new Map(
    header.split(';').map((pair) => {
      const [name = '', value = ''] = pair.split('=', 2)
      return [name.trim(), value.trim()]
    }),
  )
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
