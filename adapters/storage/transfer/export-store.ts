import { createHash } from 'node:crypto'
import type { SourceKey, Store, StorePage, Target } from '../../../src/index.ts'
import {
  noCounts,
  TRANSFER_FORMAT,
  TRANSFER_KINDS,
  TRANSFER_VERSION,
  type TransferCounts,
  type TransferKind,
  type TransferRecord,
} from './transfer-schema.ts'

const PAGE = 500
const SOURCES_PAGE = 8

/** Lines of an export as they are made, some at a time, and how many there are so far. */
export interface ExportedLines {
  /** Each line with its line feed. */
  readonly text: string
  readonly counts: TransferCounts
  /** What is left out so far because its record is damaged. */
  readonly leftOut: readonly LeftOut[]
}

/** Something that is not in the file. */
export interface LeftOut {
  readonly kind: TransferKind
  readonly id: string
  /** Where it belongs, as far as is known; only of a subscription. */
  readonly target: Target | undefined
}

/**
 * Writes everything that a store keeps as lines of JSON: a first line, a line for each thing, and a last line with
 * which the reader can tell that nothing is missing.
 *
 * What has a damaged record is left out and named: everything else can be moved to a store without it.
 * What platforms gave at installation stays sealed: it is of use to nobody without the `ENCRYPTION_KEY`.
 * Subscriptions come before deliveries: one that is planned in between is planned again after the import, and finds
 * its delivery there.
 */
export async function* exportStore(store: Store): AsyncGenerator<ExportedLines, void, undefined> {
  const hash = createHash('sha256')
  const counts = noCounts()
  const leftOut: LeftOut[] = []
  const lines = (values: readonly object[]): ExportedLines => {
    const text = values.map((value) => `${JSON.stringify(value)}\n`).join('')
    hash.update(text)
    return { text, counts: { ...counts }, leftOut: [...leftOut] }
  }
  yield lines([{ format: TRANSFER_FORMAT, version: TRANSFER_VERSION }])
  for (const kind of TRANSFER_KINDS) {
    for await (const { records, unreadable = [] } of pagesOf(store, kind)) {
      counts[kind] += records.length
      leftOut.push(...unreadable.map(({ id, target }) => ({ kind, id, target })))
      yield lines(records)
    }
  }
  yield lines([{ kind: 'end', counts, sha256: hash.copy().digest('hex') }])
}

async function* pagesOf(store: Store, kind: TransferKind): AsyncGenerator<Page, void, undefined> {
  if (kind === 'source') {
    yield* pagesOfSources(store)
    return
  }
  for (let after = ''; ; ) {
    const page = await READERS[kind](store, after)
    if (page.last === undefined) return
    yield page
    after = page.last
  }
}

interface Page {
  readonly records: readonly TransferRecord[]
  readonly unreadable?: readonly Omit<LeftOut, 'kind'>[]
  /** Id of the last; `undefined` when there is none. */
  readonly last: string | undefined
}

const READERS: Readonly<Record<Exclude<TransferKind, 'source'>, (store: Store, after: string) => Promise<Page>>> = {
  async subscription({ subscriptions }, after) {
    const { readable, unreadable, last } = await subscriptions.page(after, PAGE)
    return { records: readable.map((entry) => ({ kind: 'subscription', ...entry })), unreadable, last }
  },
  async delivery({ ledger }, after) {
    return pageOf(await ledger.page(after, PAGE), (delivery) => ({ kind: 'delivery', delivery }))
  },
  async channel({ memory }, after) {
    return pageOf(await memory.channels(after, PAGE), (entry) => ({ kind: 'channel', ...entry }))
  },
  async thread({ memory }, after) {
    return pageOf(await memory.threads(after, PAGE), (entry) => ({ kind: 'thread', ...entry }))
  },
  async installation({ installations }, after) {
    const page = await installations.page(after, PAGE)
    return { records: page.map((entry) => ({ kind: 'installation', ...entry })), last: page.at(-1)?.id }
  },
}

function pageOf<T>({ readable, unreadable, last }: StorePage<T>, recordOf: (one: T) => TransferRecord): Page {
  return { records: readable.map(recordOf), unreadable: unreadable.map((id) => ({ id, target: undefined })), last }
}

/** Some of them are books. */
async function* pagesOfSources({ sources }: Store): AsyncGenerator<Page, void, undefined> {
  for (let after: SourceKey | undefined; ; ) {
    const page = await sources.page(after, SOURCES_PAGE)
    after = page.at(-1)
    if (after === undefined) return
    yield { records: page.map((entry) => ({ kind: 'source', ...entry })), last: after.id }
  }
}
