import type { Command } from 'commander'
import { FailureError, type Store } from '../../src/index.ts'
import { composeStore } from '../compose.ts'
import { readLines } from '../sources/read-lines.ts'
import { openStoreToFill } from '../storage/open-store.ts'
import { checkTransfer } from '../storage/transfer/check-transfer.ts'
import { checkStoreEmpty, importRecords } from '../storage/transfer/import-records.ts'
import type { TransferCounts, TransferRecord } from '../storage/transfer/transfer-schema.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { MOST_LINE_BYTES } from './json-line.ts'
import { openFile } from './open-file.ts'
import { createProgress } from './progress.ts'
import { openSession, type Session, SourcesError } from './session.ts'
import type { Terminal } from './terminal.ts'

interface ImportOptions {
  readonly continue?: true
  readonly json?: true
}

/** Records written in one go. */
const AT_ONCE = 500

const MORE_HELP = `
The whole file is checked before anything is written. An import that broke off is gone on with by --continue, which
leaves what is there as it is; until then the bot does not start. No bot may work with the store meanwhile.

  REDIS_URL=redis://redis:6379 briefing import bot.jsonl`

/** Defines `import`: what `export` wrote, into the store of the settings. */
export function addImport(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  program
    .command('import')
    .summary('what `export` wrote, into an empty store')
    .description('Reads a file that `export` wrote into the store that the settings name.')
    .argument('<file>', 'the file to read')
    .option('--continue', 'go on with an import that broke off')
    .option('--json', 'say how much it was as one line of JSON')
    .addHelpText('after', MORE_HELP)
    .action(async (file: string, options: ImportOptions) => {
      const session = await openSession(terminal)
      const counts = await readAll(session, file, async () => undefined)
      const store = await composeStore(session.config, openStoreToFill)
      try {
        if (!options.continue) await checkStoreEmpty(store)
        await store.imports.set(true)
        await write(session, store, file)
        await store.imports.set(false)
      } finally {
        await store.close()
      }
      const text = options.json ? JSON.stringify(counts) : session.say('cli.import-done', { ...counts, file })
      await terminal.print(`${text}\n`)
      finish(EXIT.done)
    })
}

async function write(session: Session, store: Store, file: string): Promise<void> {
  const { terminal, say } = session
  const progress = createProgress(terminal)
  let [waiting, done]: [TransferRecord[], number] = [[], 0]
  const flush = async (): Promise<void> => {
    await importRecords(store, waiting)
    done += waiting.length
    waiting = []
    progress.step(() => say('cli.import-progress', { done }))
  }
  await readAll(session, file, async (records) => {
    for (const record of records) {
      waiting.push(record)
      if (waiting.length >= AT_ONCE) await flush()
    }
  })
  await flush()
  progress.end()
}

/** Hands over the records of a file as they are read. @throws SourcesError when it is no whole export. */
async function readAll(
  session: Session,
  file: string,
  take: (records: readonly TransferRecord[]) => Promise<void>,
): Promise<TransferCounts> {
  const records = checkTransfer(readLines(await openFile(session, file), MOST_LINE_BYTES))
  for (;;) {
    const next = await nextOf(records, session, file)
    if (next.done === true) return next.value
    await take(next.value)
  }
}

async function nextOf<Records, Counts>(
  records: AsyncGenerator<Records, Counts, undefined>,
  { say }: Session,
  file: string,
): Promise<IteratorResult<Records, Counts>> {
  try {
    return await records.next()
  } catch (error) {
    if (error instanceof FailureError) throw new SourcesError([{ file, failure: error.failure }], say)
    throw error
  }
}
