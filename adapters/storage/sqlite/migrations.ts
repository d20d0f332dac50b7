import { FailureError } from '../../../src/index.ts'
import { numberIn } from './cells.ts'
import { type SqlDatabase, SqlError } from './sql-database.ts'

/** Says that a database is ours; `brfg` in ASCII. */
const APPLICATION_ID = 0x62726667

const FIRST = `
CREATE TABLE subscription (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  target TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  due_at INTEGER,
  version INTEGER NOT NULL,
  record TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX subscription_id ON subscription (id);
CREATE INDEX subscription_target ON subscription (target);
CREATE INDEX subscription_due ON subscription (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE delivery (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  target TEXT NOT NULL,
  state TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  act_at INTEGER,
  version INTEGER NOT NULL,
  record TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX delivery_id ON delivery (id);
CREATE INDEX delivery_target ON delivery (target, due_at);
CREATE INDEX delivery_state ON delivery (state, due_at);
CREATE INDEX delivery_act ON delivery (act_at) WHERE act_at IS NOT NULL;

-- Beside the deliveries, because it is long, and written once while they change several times.
CREATE TABLE content (delivery INTEGER PRIMARY KEY, content TEXT NOT NULL) STRICT;

CREATE TABLE channel (row INTEGER PRIMARY KEY, id TEXT NOT NULL, record TEXT NOT NULL) STRICT;
CREATE UNIQUE INDEX channel_id ON channel (id);
CREATE TABLE thread (row INTEGER PRIMARY KEY, id TEXT NOT NULL, record TEXT NOT NULL) STRICT;
CREATE UNIQUE INDEX thread_id ON thread (id);

CREATE TABLE rate (key TEXT PRIMARY KEY, full_at REAL NOT NULL, closed_until REAL NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX rate_full ON rate (full_at);

CREATE TABLE probe (written INTEGER NOT NULL) STRICT;
INSERT INTO probe VALUES (0);
PRAGMA application_id = ${APPLICATION_ID};
`

const INSTALLATIONS = `
CREATE TABLE installation (id TEXT PRIMARY KEY, sealed TEXT NOT NULL) STRICT, WITHOUT ROWID;
`

const PRIVATE_THREADS = `
ALTER TABLE thread ADD COLUMN private_at INTEGER;
CREATE INDEX thread_private ON thread (private_at) WHERE private_at IS NOT NULL;
`

const SOURCES = `
CREATE TABLE source (
  row INTEGER PRIMARY KEY,
  place TEXT NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  record TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX source_id ON source (place, id);
`

/** Holds one row while an import is under way. */
const IMPORTING = `
CREATE TABLE importing (one INTEGER PRIMARY KEY CHECK (one = 1)) STRICT;
`

/** Threads that were there before are as new as this version. */
const SHARED_THREADS = `
ALTER TABLE thread ADD COLUMN shared_at INTEGER;
UPDATE thread SET shared_at = CAST(strftime('%s', 'now') AS INTEGER) * 1000 WHERE private_at IS NULL;
CREATE INDEX thread_shared ON thread (shared_at) WHERE shared_at IS NOT NULL;
`

/** Each brings a database from the version of its place to the next; one that was released is never changed again. */
const MIGRATIONS: readonly string[] = [FIRST, INSTALLATIONS, PRIVATE_THREADS, SOURCES, IMPORTING, SHARED_THREADS]

/**
 * Brings a database to the newest version, each step whole or not at all, also when two processes try at once.
 * @throws FailureError `store-newer`, or `store-damaged` for a database that is not ours; neither changes anything.
 */
export function migrate(database: SqlDatabase<unknown>): void {
  while (versionOf(database) < MIGRATIONS.length) {
    database.exec('BEGIN IMMEDIATE')
    try {
      step(database)
      database.exec('COMMIT')
    } catch (error) {
      if (database.isInTransaction()) database.exec('ROLLBACK')
      throw error instanceof SqlError && error.code === SQLITE_ERROR ? notAsItSays(database, error) : error
    }
  }
}

/** What SQLite says of a statement that does not fit the tables that are there. */
const SQLITE_ERROR = 1

function notAsItSays(database: SqlDatabase<unknown>, cause: SqlError): FailureError {
  const detail = `the store says that it is of version ${versionOf(database)}, and is not: restore it from a copy`
  return new FailureError({ code: 'store-damaged', detail }, cause)
}

function step(database: SqlDatabase<unknown>): void {
  // Read again within the transaction: another process may have been faster.
  const version = versionOf(database)
  const migration = MIGRATIONS[version]
  if (migration === undefined) return
  database.exec(migration)
  database.exec(`PRAGMA user_version = ${version + 1}`)
}

function versionOf(database: SqlDatabase<unknown>): number {
  const version = pragma(database, 'user_version')
  if (version > MIGRATIONS.length) {
    const detail = `the store was written by a newer version of the bot (${version}): update the bot`
    throw new FailureError({ code: 'store-newer', detail })
  }
  if (version > 0 && pragma(database, 'application_id') !== APPLICATION_ID) {
    throw new FailureError({ code: 'store-damaged', detail: 'the file of the store belongs to another program' })
  }
  return version
}

function pragma(database: SqlDatabase<unknown>, name: string): number {
  const row = database.prepare(`PRAGMA ${name}`).get()
  return row === undefined ? 0 : numberIn(row, name)
}
