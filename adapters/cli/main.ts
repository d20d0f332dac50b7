import { runProgram } from './run-program.ts'
import { processTerminal } from './terminal.ts'

/** The `briefing` command. The exit code is set and not forced, so that results still on their way are written. */
async function main(): Promise<void> {
  process.exitCode = await runProgram(process.argv.slice(2), processTerminal())
}

void main()
