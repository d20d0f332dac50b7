import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Route, RouteResponse } from '../shared/route.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}
const TEXT = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
const INCLUDE = /\[\[include ([a-z-]+)\]\]\n/g
const OWN_FILE = /^[a-z-]+\.(?:css|js|svg)$/

/** Libraries that run in the browser, under the name the page asks for. */
const LIBRARIES: ReadonlyMap<string, () => string> = new Map([
  ['adaptivecards.js', () => require.resolve('adaptivecards/dist/adaptivecards.min.js')],
  ['markdown-it.js', () => require.resolve('markdown-it/browser')],
  ['slack-blocks.css', () => path.join(path.dirname(require.resolve('slack-blocks-to-jsx')), 'style.css')],
])

/** Folders of the page: what is written by hand stays in the sources, what is compiled is in `dist`. */
interface PageFolders {
  readonly written: string
  readonly compiled: string
}

/**
 * Serves what the page is made of, under `/assets/`.
 *
 * Names are looked up, never joined: a file of the page is a plain name with a known ending, a library is one of a
 * list, and nothing else can be reached.
 */
export function assetRoutes(): readonly Route[] {
  const folders = pageFolders()
  return [
    {
      method: 'GET',
      path: '/assets/*name',
      maxBodyBytes: 0,
      handle: ({ params }) => serveFile(findAsset(folders, params.name ?? '')),
    },
    {
      method: 'GET',
      path: '/favicon.ico',
      maxBodyBytes: 0,
      handle: () => serveFile(path.join(folders.written, 'bot.svg')),
    },
  ]
}

/** Reads a template of the page, such as `channel.html`, with the parts that it shares with others (`[[include …]]`). */
export async function readTemplate(name: string): Promise<string> {
  const template = await readFile(path.join(pageFolders().written, name), 'utf8')
  let whole = ''
  let at = 0
  for (const { index, 0: mark, 1: part } of template.matchAll(INCLUDE)) {
    whole += template.slice(at, index) + (await readTemplate(`${part}.html`))
    at = index + mark.length
  }
  return whole + template.slice(at)
}

/** Finds the project's folder from here, in the sources as well as in `dist`. */
function pageFolders(): PageFolders {
  let root = __dirname
  while (!existsSync(path.join(root, 'package.json'))) root = path.dirname(root)
  const page = ['adapters', 'preview', 'page']
  return { written: path.join(root, ...page), compiled: path.join(root, 'dist', ...page) }
}

function findAsset(folders: PageFolders, name: string): string | undefined {
  const library = LIBRARIES.get(name.replace(/^lib\//, ''))
  if (name.startsWith('lib/')) return library?.()
  if (!OWN_FILE.test(name)) return undefined
  return path.join(name.endsWith('.js') ? folders.compiled : folders.written, name)
}

async function serveFile(file: string | undefined): Promise<RouteResponse> {
  if (file === undefined || !existsSync(file)) return { status: 404, headers: TEXT, body: 'not found' }
  const type = TYPES[path.extname(file)] ?? 'application/octet-stream'
  return { status: 200, headers: { 'content-type': type, 'cache-control': 'no-cache' }, body: await readFile(file) }
}
