import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createGroupCommit } from '../../../adapters/storage/sqlite/group-commit.ts'
import { openDriver } from '../../../adapters/storage/sqlite/open-driver.ts'
import { IN_MEMORY, openSqliteStore } from '../../../adapters/storage/sqlite/open-sqlite-store.ts'
import { deliveryOf } from '../../contract/examples.ts'

/** A disk that is safe when it is told to be. */
function slowDisk() {
  const waits: { readonly end: () => void; readonly fail: (error: Error) => void }[] = []
  const makeSafe = (): Promise<void> =>
    new Promise((resolve, reject) => {
      waits.push({ end: resolve, fail: reject })
    })
  return { waits, makeSafe }
}

function openCommit() {
  const database = openDriver(IN_MEMORY)
  database.exec('CREATE TABLE t (value INTEGER)')
  const insert = database.prepare('INSERT INTO t VALUES (?)')
  const disk = slowDisk()
  let begun = 0
  const exec = (sql: string): void => {
    if (sql.startsWith('BEGIN')) begun++
    database.exec(sql)
  }
  const commit = createGroupCommit({ ...database, exec }, disk.makeSafe)
  const count = (): unknown => database.prepare('SELECT count(*) AS n FROM t').get()?.n
  const add = (value: number) => () => insert.run(value)
  return { commit, disk, count, add, begun: () => begun, close: () => database.close() }
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)))

describe('createGroupCommit', () => {
  it('answers when the disk has it, and what may be lost at once', async () => {
    const { commit, disk, count, add, close } = openCommit()
    const answered: string[] = []

    const safe = commit.write(add(1)).then(() => answered.push('safe'))
    await commit.writeLoosely(add(2)).then(() => answered.push('loose'))
    await nextTurn()
    const before = [...answered]
    disk.waits[0]?.end()
    await safe

    expect({ before, count: count(), answered }).toEqual({ before: ['loose'], count: 2, answered: ['loose', 'safe'] })
    close()
  })

  it('gathers what may be lost for a moment, and takes it along with what may not', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate'] })
    const { commit, disk, count, add, begun, close } = openCommit()

    const loose = [commit.writeLoosely(add(1))]
    await nextTurn()
    loose.push(commit.writeLoosely(add(2)))
    await nextTurn()
    const gathering = begun()
    jest.advanceTimersByTime(5)
    await Promise.all(loose)
    const gathered = begun()
    loose.push(commit.writeLoosely(add(3)))
    const safe = commit.write(add(4))
    await nextTurn()
    disk.waits[0]?.end()
    await Promise.all([...loose, safe])
    jest.advanceTimersByTime(5)
    jest.useRealTimers()

    expect({ gathering, gathered, inAll: begun(), count: count() }).toEqual({
      gathering: 0,
      gathered: 1,
      inAll: 2,
      count: 4,
    })
    close()
  })

  it('asks the disk once for all that came while it was at work', async () => {
    const { commit, disk, add, close } = openCommit()

    const first = commit.write(add(1))
    await nextTurn()
    const others = [2, 3, 4].map((value) => commit.write(add(value)))
    await nextTurn()
    const atWork = disk.waits.length
    disk.waits[0]?.end()
    await first
    await nextTurn()
    disk.waits[1]?.end()
    await Promise.all(others)

    expect({ atWork, inAll: disk.waits.length }).toEqual({ atWork: 1, inAll: 2 })
    close()
  })

  it('does not acknowledge what the disk failed to keep, and goes on', async () => {
    const { commit, disk, add, close } = openCommit()
    const failure = new Error('input/output error')

    const lost = expect(commit.write(add(1))).rejects.toBe(failure)
    await nextTurn()
    disk.waits[0]?.fail(failure)
    await lost
    const kept = commit.write(add(2))
    await nextTurn()
    disk.waits[1]?.end()

    await expect(kept).resolves.toBe(1)
    close()
  })
})

describe('a write while another process has the database', () => {
  let folder: string
  let file: string

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'busy-'))
    file = path.join(folder, 'briefing.db')
  })

  afterEach(() => {
    jest.useRealTimers()
    rmSync(folder, { recursive: true })
  })

  it('is done when it is let go, and the event loop goes on meanwhile', async () => {
    const store = openSqliteStore(file)
    const other = openDriver(file)
    other.exec('BEGIN IMMEDIATE')

    const adding = store.ledger.add([deliveryOf({})])
    await nextTurn()
    const found = await store.ledger.find(deliveryOf({}).id)
    other.exec('ROLLBACK')
    const added = await adding
    other.close()
    await store.close()

    expect({ found, added }).toEqual({ found: undefined, added: [deliveryOf({}).id] })
  })

  it('is refused after five seconds, and those that came later wait on', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate'] })
    const other = openDriver(file)
    other.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (value INTEGER); BEGIN IMMEDIATE')
    const database = openDriver(file)
    const insert = database.prepare('INSERT INTO t VALUES (?)')
    const commit = createGroupCommit(database, async () => undefined)

    const first = expect(commit.write(() => insert.run(1))).rejects.toMatchObject({
      failure: { code: 'store-unavailable', detail: expect.stringContaining('another process') },
    })
    await nextTurn()
    await jest.advanceTimersByTimeAsync(4_000)
    const second = commit.write(() => insert.run(2))
    await jest.advanceTimersByTimeAsync(2_000)
    await first
    other.exec('ROLLBACK')
    await jest.advanceTimersByTimeAsync(1_000)
    const changed = await second
    const values = other.prepare('SELECT value FROM t').all()
    database.close()
    other.close()

    expect({ changed, values }).toEqual({ changed: 1, values: [{ value: 2 }] })
  })
})
