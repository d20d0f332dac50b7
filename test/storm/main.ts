import { hasFlag, option } from '../bench/arguments.ts'
import { runStorm, type StormOptions } from './run-storm.ts'

/*
 *   npm run storm -- --deliveries N --kills K --store embedded|redis --lookup on|off --seed S [--workers W]
 *     [--platform slack|teams] [--pages P]: every edition takes so many posts, and each of them is counted
 *     [--stock]: what bots do that trust their libraries, on Redis, in the same storm
 *
 * Ends with one line of JSON, counted at the peer: `{deliveries, posts, once, missed, duplicated, unknown, kills, seconds}`.
 */

const args = process.argv.slice(2)

function choice<T extends string>(name: string, choices: readonly T[], fallback: T): T {
  const wanted = option(args, name, fallback)
  const found = choices.find((one) => one === wanted)
  if (found === undefined) throw new Error(`--${name} must be one of ${choices.join(', ')}`)
  return found
}

function number(name: string, fallback: number): number {
  const value = Number(option(args, name, String(fallback)))
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`--${name} must be a whole number`)
  return value
}

const isStock = hasFlag(args, 'stock')
const options: StormOptions = {
  isStock,
  deliveries: number('deliveries', 2000),
  kills: number('kills', 60),
  store: isStock ? 'redis' : choice('store', ['embedded', 'redis'], 'embedded'),
  platform: choice('platform', ['slack', 'teams'], 'slack'),
  lookUp: choice('lookup', ['on', 'off'], 'on') === 'on',
  seed: number('seed', 1),
  workers: number('workers', 3),
  pages: number('pages', 1),
  faults: {},
}

void runStorm(options).then(({ untold, ...result }) => {
  if (untold > 0) process.stderr.write(`${untold} never arrived and the ledger does not say so\n`)
  process.stdout.write(`${JSON.stringify(result)}\n`)
})
