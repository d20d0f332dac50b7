import path from 'node:path'
import { openDriver } from '../../../adapters/storage/sqlite/open-driver.ts'
import { openSqliteStore } from '../../../adapters/storage/sqlite/open-sqlite-store.ts'
import { subscriptionOf } from '../../contract/examples.ts'
import { sqliteStores } from './sqlite-stores.ts'

const stores = sqliteStores()

function failing(code: string): Error {
  return expect.objectContaining({ failure: expect.objectContaining({ code }) })
}

describe('the schema of the embedded store', () => {
  it('is made once, and found by whoever opens the file next', async () => {
    const [store, other] = await stores(2)

    await store.subscriptions.save([subscriptionOf({})])

    expect(await other?.subscriptions.count()).toBe(1)
  })

  it('is left alone when a newer version of the bot has made it', async () => {
    const file = path.join(stores.folder(), 'b.db')
    await openSqliteStore(file).close()
    const database = openDriver(file)
    database.exec('PRAGMA user_version = 999')

    expect(() => openSqliteStore(file)).toThrow(failing('store-newer'))

    expect(database.prepare('PRAGMA user_version').get()).toMatchObject({ user_version: 999 })
    database.close()
  })

  it('is not made in the database of another program', async () => {
    const file = path.join(stores.folder(), 'b.db')
    const database = openDriver(file)
    database.exec('CREATE TABLE subscription (theirs TEXT); PRAGMA user_version = 1')
    database.close()

    expect(() => openSqliteStore(file)).toThrow(failing('store-damaged'))
  })

  it('says so when it is not of the version that it claims', async () => {
    const file = path.join(stores.folder(), 'b.db')
    await openSqliteStore(file).close()
    const database = openDriver(file)
    database.exec('PRAGMA user_version = 4')

    expect(() => openSqliteStore(file)).toThrow(failing('store-damaged'))

    expect(database.prepare('PRAGMA user_version').get()).toMatchObject({ user_version: 4 })
    database.close()
  })

  it('counts threads of before as new, so that they are forgotten later and not at once', async () => {
    const file = path.join(stores.folder(), 'b.db')
    await openSqliteStore(file).close()
    const database = openDriver(file)
    database.exec('DROP INDEX thread_shared; ALTER TABLE thread DROP COLUMN shared_at; PRAGMA user_version = 5')
    database.exec("INSERT INTO thread (id, record) VALUES ('a', '[[],[],[]]')")
    database.close()
    const store = openSqliteStore(file)

    const atOnce = await store.memory.forgetThreads(Date.now() - 60_000)
    const later = await store.memory.forgetThreads(Date.now() + 60_000)

    expect([atOnce, later]).toEqual([0, 1])
    await store.close()
  })

  it('is made whole or not at all', async () => {
    const file = path.join(stores.folder(), 'b.db')
    const database = openDriver(file)
    database.exec('CREATE TABLE thread (theirs TEXT)')

    expect(() => openSqliteStore(file)).toThrow()

    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
    expect(tables.map(({ name }) => name)).toEqual(['thread'])
    database.close()
  })
})
