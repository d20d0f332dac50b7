import { createHash } from 'node:crypto'
import type { SourceKey, Store, UnreadableSubscription } from '../../../src/index.ts'
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
  /** Subscriptions left out so far because their record is damaged. */
  readonly leftOut: readonly UnreadableSubscription[]
}

/**
 * Writes everything that a store keeps as lines of JSON: a first line, a line for each thing, and a last line with
 * which the reader can tell that nothing is missing.
 *
 * A subscription whose record is damaged is left out and named: everything else can be moved to a store without it.
 * What platforms gave at installation stays sealed: it is of use to nobody without the `ENCRYPTION_KEY`.
 * Subscriptions come before deliveries: one that is planned in between is planned again after the import, and finds
 * its delivery there.
 */
export async function* exportStore(store: Store): AsyncGenerator<ExportedLines, void, undefined> {
  const hash = createHash('sha256')
  const counts = noCounts()
  const leftOut: UnreadableSubscription[] = []
  const lines = (values: readonly object[]): ExportedLines => {
    const text = values.map((value) => `${JSON.stringify(value)}\n`).join('')
    hash.update(text)
    return { text, counts: { ...counts }, leftOut: [...leftOut] }
  }
  yield lines([{ format: TRANSFER_FORMAT, version: TRANSFER_VERSION }])
  for (const kind of TRANSFER_KINDS) {
    for await (const { records, unreadable = [] } of pagesOf(store, kind)) {
      counts[kind] += records.length
      leftOut.push(...unreadable)
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
  readonly unreadable?: readonly UnreadableSubscription[]
  /** Id of the last; `undefined` when there is none. */
  readonly last: string | undefined
}

const READERS: Readonly<Record<Exclude<TransferKind, 'source'>, (store: Store, after: string) => Promise<Page>>> = {
  async subscription({ subscriptions }, after) {
    const { readable, unreadable, last } = await subscriptions.page(after, PAGE)
    return { records: readable.map((entry) => ({ kind: 'subscription', ...entry })), unreadable, last }
  },
  async delivery({ ledger }, after) {
    const page = await ledger.page(after, PAGE)
    return { records: page.map((delivery) => ({ kind: 'delivery', delivery })), last: page.at(-1)?.id }
  },
  async channel({ memory }, after) {
    const page = await memory.channels(after, PAGE)
    return { records: page.map((entry) => ({ kind: 'channel', ...entry })), last: page.at(-1)?.id }
  },
  async thread({ memory }, after) {
    const page = await memory.threads(after, PAGE)
    return { records: page.map((entry) => ({ kind: 'thread', ...entry })), last: page.at(-1)?.id }
  },
  async installation({ installations }, after) {
    const page = await installations.page(after, PAGE)
    return { records: page.map((entry) => ({ kind: 'installation', ...entry })), last: page.at(-1)?.id }
  },
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
