import { storeContract } from '../../contract/store-contract.ts'
import { type RedisServer, startRedis } from './redis-server.ts'
import { redisStores } from './redis-stores.ts'

let server: RedisServer

beforeAll(async () => {
  server = await startRedis()
})

afterAll(() => server.remove())

storeContract(
  'Redis',
  redisStores(() => server),
)
