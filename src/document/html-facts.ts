import type { HtmlPage } from './html-tree.ts'
import { collapseSpace } from './raw-text.ts'

/** What a page says about itself in its head; `undefined` where it is silent. */
export interface HtmlFacts {
  readonly title: string | undefined
  readonly publisher: string | undefined
  /** As written: each alone, or several in one text. */
  readonly authors: readonly string[]
  /** As written, in any form. */
  readonly date: string | undefined
}

const TITLE_NAMES = ['og:title', 'twitter:title', 'dc.title']
const PUBLISHER_NAMES = ['og:site_name', 'application-name', 'dc.publisher', 'source', 'mediaid']
const AUTHOR_NAMES = ['author', 'dc.creator', 'parsely-author', 'sailthru.author', 'byl', 'article:author']
const DATE_NAMES = [
  'article:published_time',
  'og:published_time',
  'datepublished',
  'pubdate',
  'publishdate',
  'publish_date',
  'publish-date',
  'parsely-pub-date',
  'dc.date',
  'date',
]
/** How many objects of structured data are looked at, and the longest text of them that is read. */
const MOST_ENTRIES = 200
const LONGEST_DATA = 200_000

/** Reads title, publisher, authors and date of a page from its `meta` elements, its structured data and its `time` elements. */
export function factsOf(page: HtmlPage): HtmlFacts {
  const meta = metaOf(page)
  const data = structuredData(page)
  const first = (names: readonly string[]) => names.map((name) => meta.get(name)).find((value) => value !== undefined)
  return {
    title: textIn(data, 'headline') ?? first(TITLE_NAMES) ?? headingOf(page),
    publisher: first(PUBLISHER_NAMES) ?? nameIn(data, 'publisher'),
    authors: authorsIn(data) ?? [first(AUTHOR_NAMES)].filter((words) => words !== undefined),
    date: textIn(data, 'datePublished') ?? first(DATE_NAMES) ?? timeOf(page),
  }
}

function metaOf(page: HtmlPage): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const element of page.querySelectorAll('meta')) {
    const name = (element.getAttribute?.('property') || element.getAttribute?.('name') || '').toLowerCase()
    const itemName = element.getAttribute?.('itemprop')?.toLowerCase() ?? ''
    const content = collapseSpace(element.getAttribute?.('content') ?? '')
    const key = name || itemName
    if (key !== '' && content !== '' && !values.has(key)) values.set(key, content)
  }
  return values
}

/** The only `h1` of the page, or its title without the site's name behind a bar. */
function headingOf(page: HtmlPage): string | undefined {
  const headings = [...page.querySelectorAll('h1')].map((node) => collapseSpace(node.textContent ?? ''))
  if (headings.length === 1 && headings[0]) return headings[0]
  const [title] = page.querySelectorAll('title')
  const text = collapseSpace(title?.textContent ?? '')
  return text.split(/ [|–—] |_/)[0]?.trim() || undefined
}

function timeOf(page: HtmlPage): string | undefined {
  for (const element of page.querySelectorAll('time')) {
    const date = element.getAttribute?.('datetime')
    if (date) return date
  }
  return undefined
}

/** The objects of the page's JSON-LD and of its graphs; what is not JSON is left out. */
function structuredData(page: HtmlPage): readonly Readonly<Record<string, unknown>>[] {
  const scripts = [...page.querySelectorAll('script[type="application/ld+json"]')].slice(0, MOST_ENTRIES)
  return scripts
    .map((element) => element.textContent ?? '')
    .filter((text) => text.length <= LONGEST_DATA)
    .flatMap((text) => entriesOf(parseJson(text)))
    .flatMap((entry) => [entry, ...entriesOf(entry['@graph'])])
}

function entriesOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return (Array.isArray(value) ? value.slice(0, MOST_ENTRIES) : [value]).filter(isRecord)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return []
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function textIn(data: readonly Readonly<Record<string, unknown>>[], key: string): string | undefined {
  const value = data.map((entry) => entry[key]).find((entry) => typeof entry === 'string')
  return typeof value === 'string' ? collapseSpace(value) || undefined : undefined
}

/** The names that the first object with an author gives; `undefined` where none has one. */
function authorsIn(data: readonly Readonly<Record<string, unknown>>[]): readonly string[] | undefined {
  const author = data.map((entry) => entry.author).find((value) => value !== undefined && value !== null)
  const names = (Array.isArray(author) ? author.slice(0, MOST_ENTRIES) : [author])
    .map((one) => (isRecord(one) ? one.name : one))
    .filter((name) => typeof name === 'string')
  return names.length === 0 ? undefined : names.map(collapseSpace)
}

function nameIn(data: readonly Readonly<Record<string, unknown>>[], key: string): string | undefined {
  const owners = data.flatMap((entry) => entry[key])
  return textIn(owners.filter(isRecord), 'name')
}
