import { Command, CommanderError } from 'commander'
import { addAsk } from './ask.ts'
import { addDigest } from './digest.ts'
import { addDoctor } from './doctor.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { addExport } from './export.ts'
import { addExtract } from './extract.ts'
import { addImport } from './import.ts'
import { addLedger } from './ledger.ts'
import { addRedrive } from './redrive.ts'
import { reportFailure } from './report-failure.ts'
import { addSearch } from './search.ts'
import { addStart } from './start.ts'
import type { Terminal } from './terminal.ts'
import { addVerify } from './verify.ts'

/** Every command, in the order of the help text. To add one: write its file, add it here. */
const COMMANDS = [
  addStart,
  addExtract,
  addDigest,
  addAsk,
  addSearch,
  addVerify,
  addLedger,
  addRedrive,
  addExport,
  addImport,
  addDoctor,
]

const DESCRIPTION = `Turns reports and articles into briefings whose every line can be checked.

Results go to standard output, everything else to standard error.
Exit codes: 0 done, 1 something given could not be used, 2 the command was not understood.`

/**
 * Runs one command line.
 * @param words without the program's name.
 * @returns what to tell the shell; never rejects.
 */
export async function runProgram(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = EXIT.done
  const program = createProgram(terminal, (finished) => {
    code = finished
  })
  try {
    await program.parseAsync(words, { from: 'user' })
    return code
  } catch (error) {
    if (!(error instanceof CommanderError)) return reportFailure(error, terminal)
    return error.exitCode === 0 ? EXIT.done : EXIT.usage
  }
}

function createProgram(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const program = new Command('briefing')
    .description(DESCRIPTION)
    .exitOverride()
    .showHelpAfterError('Add --help to see what there is.')
    .configureHelp({ helpWidth: terminal.columns })
  for (const add of COMMANDS) add(program, terminal, finish)
  for (const command of program.commands) command.copyInheritedSettings(program)
  return program
}
