import { FailureError, type InstallationStore, type KeptInstallation } from '../../../src/index.ts'
import type { Sealer } from '../../shared/sealer.ts'
import { type InstallationRecord, parseRecord } from './record.ts'

/** What was read of a workspace or an organisation; it is what a change has to find unchanged. */
export interface Entry {
  readonly sealed: string
  readonly record: InstallationRecord
}

/** The installations of all workspaces and organisations, by their ids in Slack. */
export interface InstallationBook {
  /** @throws FailureError `setting-invalid` or `store-damaged` when it cannot be opened. */
  read(tenant: string): Promise<Entry | undefined>
  /** Changes what was read. @returns the entry as it is now; `undefined` when another change came first. */
  change(tenant: string, before: Entry | undefined, record: InstallationRecord): Promise<Entry | undefined>
  /** Puts a record in the place of whatever is there. */
  put(tenant: string, record: InstallationRecord): Promise<void>
  /** @returns whether it was; `false` when another change came first. */
  remove(tenant: string, before: Entry): Promise<boolean>
  /** All of them; what cannot be opened is told and passed over. */
  all(onUnreadable: (error: FailureError) => void): AsyncGenerator<readonly [tenant: string, entry: Entry]>
  /** Seals what an older key sealed with the one that seals now. @returns whether it did. */
  renew(tenant: string, entry: Entry): Promise<boolean>
}

const PREFIX = 'slack/'
const PAGE = 200
/** Opened entries at hand: reading the store tells whether they still stand. */
const MOST_OPEN = 5_000
const MOST_TRIES = 20

/** Keeps installations in a store, sealed for the one workspace each. */
export function createBook(store: InstallationStore, sealer: Sealer): InstallationBook {
  const open = createOpener(sealer)
  const seal = (tenant: string, record: InstallationRecord): Entry => ({
    sealed: sealer.seal(JSON.stringify(record), idOf(tenant)),
    record,
  })
  const read = async (tenant: string): Promise<Entry | undefined> => {
    const sealed = await store.find(idOf(tenant))
    return sealed === undefined ? undefined : open(idOf(tenant), sealed)
  }
  const change: InstallationBook['change'] = async (tenant, before, record) => {
    const after = seal(tenant, record)
    return (await store.replace(idOf(tenant), before?.sealed, after.sealed)) ? after : undefined
  }
  return {
    read,
    change,
    async put(tenant, record) {
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const sealed = await store.find(idOf(tenant))
        if (await store.replace(idOf(tenant), sealed, seal(tenant, record).sealed)) return
      }
      throw new FailureError({ code: 'store-unavailable', detail: `too many change the installation of ${tenant}` })
    },
    remove: (tenant, before) => store.replace(idOf(tenant), before.sealed, undefined),
    async *all(onUnreadable) {
      for await (const kept of pagesOf(store)) {
        const entry = openOrTell(open, kept, onUnreadable)
        if (entry !== undefined) yield [kept.id.slice(PREFIX.length), entry] as const
      }
    },
    async renew(tenant, entry) {
      if (sealer.isCurrent(entry.sealed)) return false
      return (await change(tenant, entry, entry.record)) !== undefined
    },
  }
}

function idOf(tenant: string): string {
  return PREFIX + tenant
}

async function* pagesOf(store: InstallationStore): AsyncGenerator<KeptInstallation> {
  for (let after = PREFIX; ; ) {
    const page = await store.page(after, PAGE)
    for (const kept of page) {
      if (!kept.id.startsWith(PREFIX)) return
      yield kept
    }
    const last = page.at(-1)
    if (last === undefined) return
    after = last.id
  }
}

type Open = (id: string, sealed: string) => Entry

function createOpener(sealer: Sealer): Open {
  const opened = new Map<string, Entry>()
  return (id, sealed) => {
    const known = opened.get(id)
    if (known?.sealed === sealed) return known
    const record = parseRecord(sealer.open(sealed, id))
    if (record === undefined) throw new FailureError({ code: 'store-damaged', detail: `${id} is no installation` })
    const [oldest] = opened.keys()
    if (opened.size >= MOST_OPEN && oldest !== undefined) opened.delete(oldest)
    const entry = { sealed, record }
    opened.set(id, entry)
    return entry
  }
}

function openOrTell(
  open: Open,
  { id, sealed }: KeptInstallation,
  onUnreadable: (error: FailureError) => void,
): Entry | undefined {
  try {
    return open(id, sealed)
  } catch (error) {
    if (!(error instanceof FailureError)) throw error
    onUnreadable(error)
    return undefined
  }
}
