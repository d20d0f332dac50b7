import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { openSqliteStore } from '../../../adapters/storage/sqlite/open-sqlite-store.ts'
import { deliveryOf } from '../../contract/examples.ts'
import { sqliteStores } from './sqlite-stores.ts'

const stores = sqliteStores()
const SAID = 'what the channel was told'

function bytesOf(folder: string): string {
  return readdirSync(folder)
    .map((name) => readFileSync(path.join(folder, name)).toString('latin1'))
    .join('')
}

describe('a workspace that is erased from the embedded store', () => {
  it('leaves no word in the file or its log, while the store goes on', async () => {
    const folder = stores.folder()
    const store = openSqliteStore(path.join(folder, 'briefing.db'))
    const message = { language: 'en', summary: SAID, blocks: [] } as const
    await store.ledger.add([deliveryOf({ content: { edition: 1, items: [], message } })])
    await store.memory.changeChannel('peer/T1/C1', (before) => ({ ...before, seen: [SAID] }))
    const before = bytesOf(folder)

    await store.eraseWorkspace({ platform: 'peer', workspace: 'T1' })

    const after = bytesOf(folder)
    await store.close()
    expect(before).toContain(SAID)
    expect(after).not.toContain(SAID)
  })
})
