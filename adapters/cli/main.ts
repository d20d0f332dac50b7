import { FailureError } from '../../src/index.ts'
import { EXIT } from './exit-code.ts'
import { runProgram } from './run-program.ts'
import { processTerminal } from './terminal.ts'

/** The `briefing` command. The exit code is set and not forced, so that results still on their way are written. */
async function main(): Promise<void> {
  try {
    process.exitCode = await runProgram(process.argv.slice(2), processTerminal())
  } catch (error) {
    if (!(error instanceof FailureError)) throw error
    process.stderr.write(`${error.failure.detail}\n`)
    process.exitCode = EXIT.badInput
  }
}

void main()
