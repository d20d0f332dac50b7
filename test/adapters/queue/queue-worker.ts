import { createBullMqQueue } from '../../../adapters/queue/bullmq-queue.ts'
import { connectRedis } from '../../../adapters/shared/redis-client.ts'
import { parseRedisUrl } from '../../../adapters/shared/redis-place.ts'

/*
 * A replica in a process of its own that takes jobs and never ends one: it is there to be killed.
 * Says the delivery of each job it takes. Arguments: address of the Redis, prefix.
 */

const [url = '', prefix = ''] = process.argv.slice(2)
const place = parseRedisUrl(url)
if (!place.ok) throw new Error(place.failure)

const queue = createBullMqQueue({
  connection: connectRedis(
    place.value,
    { attemptsPerCommand: null, commandMs: undefined, isPipelined: false },
    () => undefined,
  ),
  prefix,
  lockMs: 500,
  keepS: 3600,
  mostTries: 2,
  onError: () => undefined,
})
void queue.start((delivery) => {
  process.stdout.write(`${delivery}\n`)
  return new Promise(() => undefined)
}, 1)
