import { type Command, Option } from 'commander'
import { DELIVERY_STATES, type Delivery, type DeliveryState, harmlessLine, pagesText } from '../../src/index.ts'
import { composeStore } from '../compose.ts'
import { openKeptStore } from '../storage/open-store.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { wholeNumber } from './options.ts'
import { openSession, type Session } from './session.ts'
import type { Terminal } from './terminal.ts'

interface LedgerOptions {
  readonly state?: DeliveryState
  readonly limit: number
  readonly json?: true
}

const MOST_LISTED = 10_000
/** What an operator wants to see first: what did not arrive, and what nobody can tell. */
const TROUBLED: readonly DeliveryState[] = ['failed', 'unknown']

const MORE_HELP = `
Without --state: how many deliveries are in each state, and the last that failed or stayed unknown.
With --json, each delivery of any state is a line {"id", "state", "reason", "dueAt", "at", "platform", "workspace", "channel",
"attempts", "post", "pages", "posted"}: posted are those of its pages that are known to be there. Nothing of what a
digest says is shown.

  briefing ledger --state unknown --json`

/** Defines `ledger`: what became of deliveries. */
export function addLedger(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  program
    .command('ledger')
    .summary('what became of the digests that were to be delivered')
    .description('Lists deliveries, newest first, as the ledger has them.')
    .addOption(new Option('--state <state>', 'only those in this state').choices([...DELIVERY_STATES]))
    .option('--limit <count>', 'most deliveries of a state', wholeNumber(1, MOST_LISTED), 20)
    .option('--json', 'one line of JSON per delivery')
    .addHelpText('after', MORE_HELP)
    .action(async (options: LedgerOptions) => {
      const session = await openSession(terminal)
      const store = await composeStore(session.config, openKeptStore)
      try {
        const found = await Promise.all(statesOf(options).map((state) => store.ledger.inState(state, options.limit)))
        const newestFirst = found.flat().sort((a, b) => b.dueAtMs - a.dueAtMs)
        const lines = newestFirst.map((delivery) => (options.json ? recordOf(delivery) : lineOf(delivery, session)))
        const counts = options.json || options.state !== undefined ? [] : [countsText(await store.ledger.counts())]
        for (const line of [...counts, ...lines]) await terminal.print(`${line}\n`)
      } finally {
        await store.close()
      }
      finish(EXIT.done)
    })
}

/** A program that names no state wants all of them. */
function statesOf({ state, json }: LedgerOptions): readonly DeliveryState[] {
  if (state !== undefined) return [state]
  return json ? DELIVERY_STATES : TROUBLED
}

function countsText(counts: Readonly<Record<DeliveryState, number>>): string {
  return DELIVERY_STATES.map((state) => `${state} ${counts[state]}`).join(' · ')
}

function lineOf(delivery: Delivery, { say }: Session): string {
  const { id, state, target, dueAtMs, attempts, history } = delivery
  const why = say(`delivery.reason-${history.at(-1)?.reason ?? 'due'}`)
  const reason = [why, ...pagesText(delivery, say)].join(', ')
  const place = `${target.platform} ${target.workspace} ${target.channel}`
  return harmlessLine(`${new Date(dueAtMs).toISOString()}  ${state}  ${place}  ${reason} (${attempts})  ${id}`)
}

function recordOf({ id, state, target, dueAtMs, attempts, post, following, pages, history }: Delivery): string {
  const last = history.at(-1)
  const { platform, workspace, channel } = target
  const dueAt = new Date(dueAtMs).toISOString()
  const at = last === undefined ? dueAt : new Date(last.atMs).toISOString()
  const facts = {
    id,
    state,
    reason: last?.reason,
    dueAt,
    at,
    platform,
    workspace,
    channel,
    attempts,
    post: post ?? null,
    pages,
    posted: [post, ...following].filter(Boolean).length,
  }
  return JSON.stringify(facts)
}
