import { open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Command } from 'commander'
import { FailureError, harmlessLine, type Store } from '../../src/index.ts'
import { composeStore } from '../compose.ts'
import { isBotAtWork, openKeptStore, type StorePlace } from '../storage/open-store.ts'
import { type ExportedLines, exportStore, type LeftOut } from '../storage/transfer/export-store.ts'
import { noCounts } from '../storage/transfer/transfer-schema.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { createProgress } from './progress.ts'
import { openSession, type Session } from './session.ts'
import type { Terminal } from './terminal.ts'

const MORE_HELP = `
The file holds subscriptions, the ledger with what was posted, and what channels and threads remember, as lines of JSON
with a check at the end. Only its owner can read it. Stop the bot first: what it does meanwhile may be missing.
What has a damaged record is left out and named, and the exit code is 1; the file is whole without it.

  briefing export bot.jsonl
  REDIS_URL=redis://redis:6379 briefing import bot.jsonl`

/** Defines `export`: everything the store keeps, as a file. */
export function addExport(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  program
    .command('export')
    .summary('everything the bot keeps, as a file for `import`')
    .description('Writes everything that the store keeps to a file, to move it to another store or to keep a copy.')
    .argument('<file>', 'the file to write; replaced when it is complete')
    .option('--json', 'say how much it was as one line of JSON')
    .addHelpText('after', MORE_HELP)
    .action(async (file: string, options: { readonly json?: true }) => {
      const session = await openSession(terminal)
      const store = await composeStore(session.config, (place) => openToCopy(place, terminal))
      try {
        const { counts, leftOut } = await writeExport(session, store, path.resolve(terminal.folder, file))
        const done = { ...counts, file }
        const facts = { ...counts, leftOut: leftOut.map(({ kind, id }) => ({ kind, id })) }
        await terminal.print(`${options.json ? JSON.stringify(facts) : session.say('cli.export-done', done)}\n`)
        for (const one of leftOut) terminal.tell(leftOutProblem(one))
        finish(leftOut.length === 0 ? EXIT.done : EXIT.badInput)
      } finally {
        // the file is complete: that a full disk does not let the store tidy up is the store's own matter
        await store.close().catch((error: unknown) => terminal.tell(closeProblem(error)))
      }
    })
}

async function openToCopy(place: StorePlace, terminal: Terminal): Promise<Store> {
  const store = await openKeptStore(place)
  if (isBotAtWork(place))
    terminal.tell('a bot works with this folder: what it does meanwhile may be missing in the file')
  return store
}

function leftOutProblem({ kind, id, target }: LeftOut): string {
  const place = target === undefined ? '' : ` of ${target.platform} ${target.workspace} ${target.channel}`
  const what = WITHOUT[kind] ?? 'everything else is there'
  return harmlessLine(`the record of ${kind} ${id}${place} is damaged, and it is not in the file: ${what}`)
}

/** What it means that one is not there, or what to do. */
const WITHOUT: Partial<Readonly<Record<LeftOut['kind'], string>>> = {
  subscription:
    'in its channel, “subscriptions” shows its number, “unsubscribe” with that number ends it; then subscribe anew',
  delivery: 'look in its channel whether it was posted; nobody will post or correct it',
  channel: 'its language and what it has seen are forgotten, and may be shown again',
  thread: 'what a reply in it leans on is forgotten',
}

function closeProblem(error: unknown): string {
  return error instanceof FailureError ? error.failure.detail : String(error)
}

const WHAT_TO_DO: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder: name a file in it',
  ENOENT: 'its folder is not there: make it first',
  ENOSPC: 'make room, or choose another place',
  EACCES: 'choose another place, or let this user write there',
  EROFS: 'choose another place, or let this user write there',
}

/** What was written, and what could not be. */
type Written = Pick<ExportedLines, 'counts' | 'leftOut'>

/** Under another name until it is complete: a file of the right name is whole. */
async function writeExport(session: Session, store: Store, file: string): Promise<Written> {
  const part = `${file}.part`
  try {
    const written = await writeLines(session, store, part)
    await rename(part, file)
    return written
  } catch (error) {
    await rm(part, { force: true })
    if (!isOfSystem(error)) throw error
    const detail = `${file} cannot be written (${error.code}): ${WHAT_TO_DO[error.code ?? ''] ?? 'choose another place'}`
    throw new FailureError({ code: 'setting-invalid', detail }, error)
  }
}

async function writeLines({ terminal, say }: Session, store: Store, file: string): Promise<Written> {
  const progress = createProgress(terminal)
  const handle = await open(file, 'w', 0o600)
  try {
    let written: Written = { counts: noCounts(), leftOut: [] }
    for await (const lines of exportStore(store)) {
      written = lines
      await handle.appendFile(lines.text)
      progress.step(() => say('cli.export-progress', { ...lines.counts }))
    }
    await handle.sync()
    return { counts: written.counts, leftOut: written.leftOut }
  } finally {
    progress.end()
    await handle.close()
  }
}

function isOfSystem(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}
