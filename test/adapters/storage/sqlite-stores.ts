import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type OpenDriver, openDriver } from '../../../adapters/storage/sqlite/open-driver.ts'
import { openSqliteStore } from '../../../adapters/storage/sqlite/open-sqlite-store.ts'
import type { Store } from '../../../src/index.ts'
import type { BreakableStores, OpenStores } from '../../contract/open-stores.ts'

/** Opens real files in folders of their own; all of it is gone after each test. */
export function sqliteStores(driver: OpenDriver = openDriver): BreakableStores & { readonly folder: () => string } {
  let opened: Store[] = []
  let folders: string[] = []
  afterEach(async () => {
    for (const store of opened) await store.close()
    for (const folder of folders) rmSync(folder, { recursive: true })
    opened = []
    folders = []
  })
  const folder = (): string => {
    const made = mkdtempSync(path.join(tmpdir(), 'store-'))
    folders.push(made)
    return made
  }
  let file = ''
  const breakRecords: BreakableStores['breakRecords'] = async (kind, ids, record) => {
    const database = driver(file)
    const change = database.prepare(
      kind === 'content'
        ? 'UPDATE content SET content = ? WHERE delivery = (SELECT row FROM delivery WHERE id = ?)'
        : `UPDATE ${kind} SET record = ? WHERE id = ?`,
    )
    database.exec('BEGIN')
    for (const id of ids) change.run(record, id)
    database.exec('COMMIT')
    database.close()
  }
  const open: OpenStores = async (count) => {
    file = path.join(folder(), 'briefing.db')
    const first = openSqliteStore(file, driver)
    const others = Array.from({ length: count - 1 }, () => openSqliteStore(file, driver))
    opened.push(first, ...others)
    return [first, ...others]
  }
  return Object.assign(open, { folder, breakRecords })
}
