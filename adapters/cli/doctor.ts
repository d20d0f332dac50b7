import type { Command } from 'commander'
import { CHECKS, type Finding } from './doctor-checks.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { indented } from './render-text.ts'
import type { Terminal } from './terminal.ts'

const SIGNS: Readonly<Record<Finding['state'], string>> = { ok: 'ok   ', note: 'note ', wrong: 'WRONG' }

/**
 * Defines `doctor`: whether everything is in place. It speaks English whatever is set, because the texts of the
 * languages are among what it looks at.
 */
export function addDoctor(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  program
    .command('doctor')
    .summary('whether everything is in place, and what to do if not')
    .description(
      'Checks everything that the bot needs, from the runtime to the port. Exit code 1 when something has to be done.',
    )
    .option('--json', 'one line of JSON')
    .action(async (options: { readonly json?: true }) => {
      const findings: Finding[] = []
      for (const check of CHECKS) findings.push(await check())
      const isWell = findings.every(({ state }) => state !== 'wrong')
      await terminal.print(options.json ? `${JSON.stringify({ ok: isWell, findings })}\n` : report(findings, terminal))
      finish(isWell ? EXIT.done : EXIT.badInput)
    })
}

function report(findings: readonly Finding[], terminal: Terminal): string {
  const lines = findings.flatMap(({ name, state, says }) =>
    indented(`${name}: ${says}`, terminal, `${SIGNS[state]} `, '      '),
  )
  const wrong = findings.filter(({ state }) => state === 'wrong').length
  const verdict = wrong === 0 ? 'All is in place.' : `${wrong} to put right.`
  return `${[...lines, verdict].join('\n')}\n`
}
