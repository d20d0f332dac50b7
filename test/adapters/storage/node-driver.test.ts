import { findNodeDriver, openNodeSqlite } from '../../../adapters/storage/sqlite/node-driver.ts'
import { storeContract } from '../../contract/store-contract.ts'
import { sqliteStores } from './sqlite-stores.ts'

const Driver = findNodeDriver()

if (Driver === undefined) {
  describe('Node’s own driver', () => {
    it.skip('comes with a later Node than this one', () => undefined)
  })
} else {
  storeContract(
    'SQLite through Node',
    sqliteStores((file) => openNodeSqlite(Driver, file)),
  )
}
