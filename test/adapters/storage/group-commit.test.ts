import { createGroupCommit } from '../../../adapters/storage/sqlite/group-commit.ts'
import { openDriver } from '../../../adapters/storage/sqlite/open-driver.ts'
import { IN_MEMORY } from '../../../adapters/storage/sqlite/open-sqlite-store.ts'

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
