import { createInProcessMemoryStore } from '../../../adapters/storage/in-process-memory-store.ts'
import { memoryStoreContract } from '../../contract/memory-store-contract.ts'

memoryStoreContract('in-process store', createInProcessMemoryStore)
