import type { Command } from 'commander'
import { type Redriven, redriveDelivery, type Store } from '../../src/index.ts'
import { composeStore } from '../compose.ts'
import { openKeptStore } from '../storage/open-store.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { openSession } from './session.ts'
import type { Terminal } from './terminal.ts'

interface RedriveOptions {
  readonly failed?: true
  readonly json?: true
}

const MOST_AT_ONCE = 10_000
/** Operators read these; they are in English as the ids are. */
const TOLD: Readonly<Record<Redriven, string>> = {
  redriven: 'is started again; the running bot takes it up within a minute',
  'not-found': 'is not in the ledger',
  sent: 'was sent and is not sent again',
  'under-way': 'is under way by itself',
}

const MORE_HELP = `
A delivery that stayed unknown may have arrived: look into its channel first, for it is posted again.
What was sent is never sent again. Exit code 1 when any could not be started.

  briefing redrive 0f3c…@2026-03-02T09:00:00.000Z
  briefing redrive --failed`

/** Defines `redrive`: starts deliveries again that came to a bad end. */
export function addRedrive(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  program
    .command('redrive')
    .summary('starts deliveries again that failed or stayed unknown')
    .description('Starts deliveries again, each with what it said before; ids are those of `ledger`.')
    .argument('[ids...]', 'the deliveries to start again')
    .option('--failed', 'all that failed')
    .option('--json', 'one line of JSON per delivery')
    .addHelpText('after', MORE_HELP)
    .action(async (ids: readonly string[], options: RedriveOptions, command: Command) => {
      if (ids.length > 0 === (options.failed === true)) command.error('error: name deliveries, or use --failed')
      const session = await openSession(terminal)
      const store = await composeStore(session.config, openKeptStore)
      try {
        finish(await redriveAll(terminal, store, { ids: options.failed ? await failedOf(store) : ids, ...options }))
      } finally {
        await store.close()
      }
    })
}

async function failedOf({ ledger }: Store): Promise<readonly string[]> {
  return (await ledger.inState('failed', MOST_AT_ONCE)).map(({ id }) => id)
}

async function redriveAll(
  terminal: Terminal,
  store: Store,
  { ids, json }: { readonly ids: readonly string[]; readonly json?: true },
): Promise<ExitCode> {
  let isAll = true
  for (const id of ids) {
    const result = await redriveDelivery(store, id, Date.now())
    isAll &&= result === 'redriven'
    await terminal.print(json ? `${JSON.stringify({ id, result })}\n` : `${id} ${TOLD[result]}\n`)
  }
  if (ids.length === 0) terminal.tell('Nothing has failed.')
  return isAll ? EXIT.done : EXIT.badInput
}
