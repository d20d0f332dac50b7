import path from 'node:path'
import type { Command } from 'commander'
import { type Corpus, createFoldText, harmlessText, verifyCorpus } from '../../src/index.ts'
import { contentFolder } from '../content/content-folder.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { gather } from './options.ts'
import { placeOfItem } from './place-of-item.ts'
import { loadSources, openSession, type Session } from './session.ts'
import type { Terminal } from './terminal.ts'

interface VerifyOptions {
  readonly source?: readonly string[]
  readonly content?: string
  readonly json?: true
}

const MORE_HELP = `
Extracted items must be, letter for letter, slices of their sources; an editor's item must have an origin, and where
the text of its source is given, its words or evidence must stand in it. Each mistake is told as file:line.
Exit code 1 when there is any.

  briefing verify --source report.txt`

/** Defines `verify`: the proof that nothing published is invented. */
export function addVerify(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  program
    .command('verify')
    .summary('proves every published item against its source')
    .description('Checks every item of the packs and of the files given beside them.')
    .option('--source <file>', 'a file beside the packs; may be repeated', gather)
    .option('--content <folder>', 'check this content folder instead of the program’s own')
    .option('--json', 'one line of JSON')
    .addHelpText('after', MORE_HELP)
    .action(async (options: VerifyOptions) => {
      const content = options.content && path.resolve(terminal.folder, options.content)
      const session = await openSession(terminal, undefined, content)
      const analyses = (await loadSources(session, options.source ?? [])).map(({ analysis }) => analysis)
      const { corpus } = session.engine.knowledgeOf(analyses)
      finish(await verify(session, corpus, { ...options, content: content ?? contentFolder() }))
    })
}

async function verify(
  session: Session,
  corpus: Corpus,
  options: VerifyOptions & { readonly content: string },
): Promise<ExitCode> {
  const { terminal, say } = session
  const { mistakes, ...counts } = verifyCorpus(corpus, createFoldText())
  const placed = await Promise.all(
    mistakes.map(async ({ item, problem }) => ({
      item,
      problem,
      ...(await placeOfItem(corpus, item, options.content)),
    })),
  )
  if (options.json) {
    await terminal.print(`${JSON.stringify({ ...counts, mistakes: placed })}\n`)
    return placed.length > 0 ? EXIT.badInput : EXIT.done
  }
  const lines = [
    say('cli.verify-items', { count: counts.items }),
    `  ${say('cli.verify-exact', { count: counts.exact })}`,
    `  ${say('cli.verify-quotes', { count: counts.verifiedQuotes })}`,
    `  ${say('cli.verify-takeaways', { count: counts.verifiedTakeaways })}`,
    `  ${say('cli.verify-origin', { count: counts.originOnly })}`,
    ...(counts.repeats > 0 ? [say('cli.verify-repeats', { count: counts.repeats })] : []),
    say(placed.length > 0 ? 'cli.verify-wrong' : 'cli.verify-right', { count: placed.length }),
    ...placed.map(({ file, line, item, problem }) => harmlessText(`  ${file}:${line} ${item} ${problem}`)),
  ]
  await terminal.print(`${lines.join('\n')}\n`)
  return placed.length > 0 ? EXIT.badInput : EXIT.done
}
