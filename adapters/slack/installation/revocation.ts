import { FailureError, type Store } from '../../../src/index.ts'
import { SLACK_PLATFORM } from '../conversation.ts'
import type { Entry, InstallationBook } from './book.ts'
import { readRevocation } from './read-revocation.ts'
import type { InstallationRecord } from './record.ts'

/** What forgetting workspaces takes. */
export interface RevocationParts {
  readonly book: InstallationBook
  readonly eraseWorkspace: Store['eraseWorkspace']
  readonly now: () => number
  /** Hears of installations that cannot be opened. */
  readonly onUnreadable: (error: FailureError) => void
}

/** Forgets the workspaces that the bot was removed from. */
export interface Revocations {
  /**
   * Takes an event that says that the bot was removed. When it resolves, no token is left, and the rest is going to be
   * erased also when this process ends.
   * @returns `false` for any other event.
   */
  take(event: Readonly<Record<string, unknown>>): Promise<boolean>
  /** Erases what is to be erased, and seals with the newest key what an older one sealed. @returns how many of each. */
  sweep(): Promise<{ readonly erased: number; readonly renewed: number }>
}

/** What was under way when the bot was removed has ended by then; until then it is erased again. */
const LINGER_MS = 15_000
const MOST_TRIES = 20

/** Makes what forgets workspaces. */
export function createRevocations(parts: RevocationParts): Revocations {
  const { book, onUnreadable } = parts
  return {
    async take(event) {
      const revocation = readRevocation(event)
      if (revocation === undefined) return false
      for (const tenant of revocation.tenants) await markGone(parts, tenant, revocation.atMs)
      return true
    },
    async sweep() {
      const organisations = new Set<string>()
      const done = { erased: 0, renewed: 0 }
      for await (const [tenant, entry] of book.all(onUnreadable)) {
        const { record } = entry
        if (record.kind === 'gone') organisations.add(tenant)
        if (isGone(record, organisations)) done.erased += Number(await forget(parts, tenant, entry))
        else done.renewed += Number(await book.renew(tenant, entry))
      }
      return done
    },
  }
}

/** In order of id, organisations (E…) come before their workspaces (T…). */
function isGone(record: InstallationRecord, organisations: ReadonlySet<string>): boolean {
  return record.kind === 'gone' || (record.kind === 'link' && organisations.has(record.enterprise))
}

/** Takes the token away. What was installed after the event is left, for an event may come late, and more than once. */
async function markGone({ book, now }: RevocationParts, tenant: string, atMs: number): Promise<void> {
  const gone = { kind: 'gone', atMs: now() } as const
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const entry = await readOrTakeAway(book, tenant, gone)
    if (entry === undefined || entry.record.kind === 'gone') return
    if (entry.record.kind === 'grant' && entry.record.installedAtMs >= atMs) return
    if ((await book.change(tenant, entry, gone)) !== undefined) return
  }
  throw new FailureError({ code: 'store-unavailable', detail: `too many change the installation of ${tenant}` })
}

/** What cannot be opened any more has to go all the same. */
async function readOrTakeAway(
  book: InstallationBook,
  tenant: string,
  gone: Entry['record'],
): Promise<Entry | undefined> {
  try {
    return await book.read(tenant)
  } catch (error) {
    const code = error instanceof FailureError ? error.failure.code : undefined
    if (code !== 'setting-invalid' && code !== 'store-damaged') throw error
    await book.put(tenant, gone)
    return undefined
  }
}

/** @returns whether it is the last time. */
async function forget(
  { book, eraseWorkspace, now }: RevocationParts,
  workspace: string,
  entry: Entry,
): Promise<boolean> {
  const gone = entry.record.kind === 'gone' ? entry : await book.change(workspace, entry, { kind: 'gone', atMs: now() })
  if (gone?.record.kind !== 'gone') return false
  await eraseWorkspace({ platform: SLACK_PLATFORM, workspace })
  return now() - gone.record.atMs >= LINGER_MS && (await book.remove(workspace, gone))
}
