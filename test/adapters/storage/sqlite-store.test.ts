import { storeContract } from '../../contract/store-contract.ts'
import { sqliteStores } from './sqlite-stores.ts'

storeContract('SQLite', sqliteStores())
