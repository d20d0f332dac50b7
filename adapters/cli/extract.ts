import { type Command, Option } from 'commander'
import { LANGUAGE_TAGS, type LanguageTag, languageOfTag, type TakeawayOptions } from '../../src/index.ts'
import type { Engine } from '../compose.ts'
import { answerLines, type LineAnswer } from './answer-lines.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { documentRecord, findingRecord } from './finding-record.ts'
import { findingText } from './finding-text.ts'
import { type Fields, textField } from './json-line.ts'
import { wholeNumber } from './options.ts'
import { loadSource, openSession, problemLine, type Session } from './session.ts'
import type { Terminal } from './terminal.ts'

interface ExtractOptions {
  readonly json?: true
  readonly jsonl?: true
  readonly why?: true
  readonly takeaways?: number
  readonly unit: TakeawayOptions['unit']
}

const MOST_TAKEAWAYS = 10_000

const MORE_HELP = `
With --jsonl, each line of standard input is {"id", "text", "lang"?} and is answered, in order, by a line
  {"id", "language",
   "quotes": [{"start", "end", "parts", "kind", "speaker", "speakerStart", "speakerEnd", "role", "confidence"}],
   "statements": [the same as quotes: what is reported without marks],
   "takeaways": [{"start", "end", "topics", "score"}]}
or by {"id", "error"}. Offsets are UTF-16 code units, half-open. With --json, each file gives one such line,
with the texts and, with --why, the reasons.

  briefing extract report.txt --why
  briefing extract --jsonl --takeaways 3 < articles.jsonl > findings.jsonl`

/** Defines `extract`: what is in texts, for people and for programs. */
export function addExtract(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  program
    .command('extract')
    .summary('takeaways and quotes of texts, each an exact slice')
    .description('Finds the key takeaways and the quotes, with their speakers, of text, Markdown and HTML files.')
    .argument('[files...]', 'files to read')
    .option('--json', 'one line of JSON per file')
    .option('--jsonl', 'read lines of JSON from standard input and answer each with a line of JSON')
    .option('--why', 'say why each was chosen, and what was left out and why')
    .option('--takeaways <count>', 'take exactly so many, good or not', wholeNumber(0, MOST_TAKEAWAYS))
    .addOption(
      new Option('--unit <unit>', 'take whole sentences, or clauses of them')
        .choices(['sentence', 'clause'])
        .default('sentence'),
    )
    .addHelpText('after', MORE_HELP)
    .action(async (files: readonly string[], options: ExtractOptions, command: Command) => {
      if (options.jsonl && files.length > 0) command.error('error: --jsonl reads standard input, not files')
      if (!options.jsonl && files.length === 0) command.error('error: name at least one file, or use --jsonl')
      const session = await openSession(terminal)
      finish(options.jsonl ? await extractLines(session, options) : await extractFiles(session, files, options))
    })
}

async function extractFiles(session: Session, files: readonly string[], options: ExtractOptions): Promise<ExitCode> {
  const { terminal, engine, say } = session
  let code: ExitCode = EXIT.done
  for (const file of files) {
    const loaded = await loadSource(session, file, (source) => engine.analyse(source, takeawayOptions(options)))
    if ('failure' in loaded) {
      terminal.tell(problemLine(loaded, say))
      code = EXIT.badInput
    } else if (options.json) {
      await terminal.print(`${JSON.stringify(documentRecord(loaded.analysis, options.why === true))}\n`)
    } else {
      await terminal.print(findingText(loaded.analysis, session, options.why === true))
    }
  }
  return code
}

async function extractLines({ terminal, engine }: Session, options: ExtractOptions): Promise<ExitCode> {
  if (terminal.isTyped) terminal.tell('Reading lines of JSON from the keyboard; end with Ctrl+D.')
  const chosen = takeawayOptions(options)
  return await answerLines(terminal, terminal.input, (fields) => extractLine(engine, fields, chosen))
}

function extractLine(engine: Engine, fields: Fields, options: TakeawayOptions): LineAnswer {
  const field = textField(fields, 'text')
  if ('error' in field) return field
  const chosen = languageField(fields)
  if ('error' in chosen) return chosen
  const origin = { id: 'line', name: 'line', url: undefined, contentHash: '' }
  const result = engine.analyse({ format: 'plain', text: field.text, origin, ...chosen }, options)
  return result.ok ? findingRecord(result.value) : { error: `${result.failure.code}: ${result.failure.detail}` }
}

/** What the line says of its language; an empty object when it says nothing. */
function languageField({ lang }: Fields): { readonly language?: LanguageTag } | { readonly error: string } {
  if (lang === undefined || lang === null) return {}
  const language = typeof lang === 'string' ? languageOfTag(lang) : undefined
  return language === undefined
    ? { error: `request-invalid: "lang" is none of ${LANGUAGE_TAGS.join(', ')}` }
    : { language }
}

function takeawayOptions({ takeaways, unit }: ExtractOptions): TakeawayOptions {
  return { count: takeaways ?? 'auto', unit }
}
