import { type FailureCode, FailureError } from '../../../src/index.ts'
import { SqlError } from './sql-database.ts'

interface Meaning {
  readonly code: FailureCode
  readonly detail: string
}

const BUSY = 'another process has held the store for too long: let one process alone work with this folder'

/** SQLite's primary result codes that are no bugs of ours. @see https://www.sqlite.org/rescode.html */
const MEANINGS: Readonly<Record<number, Meaning>> = {
  5: { code: 'store-unavailable', detail: BUSY },
  6: { code: 'store-unavailable', detail: BUSY },
  8: { code: 'store-read-only', detail: 'the store cannot be written to: let this user write to its folder' },
  10: { code: 'store-unavailable', detail: 'the disk of the store failed: look at the system’s log' },
  11: { code: 'store-damaged', detail: 'the file of the store is damaged: restore it from a copy' },
  13: { code: 'store-full', detail: 'the disk of the store is full: make room' },
  14: { code: 'store-read-only', detail: 'the file of the store cannot be opened: let this user write to its folder' },
  26: { code: 'store-damaged', detail: 'the file of the store is no database: restore it from a copy' },
}

/** Translates what SQLite refused; anything else is a bug and stays as it is. */
export function sqliteFailure(error: unknown): unknown {
  const meaning = error instanceof SqlError ? MEANINGS[error.code] : undefined
  return meaning === undefined ? error : new FailureError(meaning, error)
}

/** Does something with the database, its refusals translated. */
export function refusing<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw sqliteFailure(error)
  }
}
