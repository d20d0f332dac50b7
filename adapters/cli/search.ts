import type { Command } from 'commander'
import { type CorpusItem, type CorpusPassage, type LanguageTag, referenceOf, searchCorpus } from '../../src/index.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { gather, language, wholeNumber } from './options.ts'
import { renderText } from './render-text.ts'
import { searchPassages } from './search-passages.ts'
import { botSettings, loadSources, openSession, placeOf, type Session } from './session.ts'
import type { Terminal } from './terminal.ts'

interface SearchOptions {
  readonly source?: readonly string[]
  readonly passages?: string
  readonly questions?: string
  readonly top: number
  readonly language?: LanguageTag
  readonly json?: true
}

const MORE_HELP = `
With --passages and --questions, lines {"id", "text"} are searched for each line {"id", "question"}, in order:
  {"id", "hits": [{"id", "score"}]}, best first, or {"id", "error"}.

  briefing search 算力 成本
  briefing search --passages passages.jsonl --questions questions.jsonl --top 5`

/** Defines `search`: items by words, or one's own passages by questions. */
export function addSearch(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  program
    .command('search')
    .summary('items that hold these words, best first')
    .description('Searches the packs, the files given instead of them, or your own passages.')
    .argument('[words...]', 'what to look for')
    .option('--source <file>', 'search this file instead of the packs; may be repeated', gather)
    .option('--passages <file>', 'lines of JSON to search')
    .option('--questions <file>', 'lines of JSON to search them for')
    .option('--top <count>', 'most results of --json or of --passages', wholeNumber(1, 1000), 10)
    .option('--language <tag>', 'en, zh-Hans or zh-Hant', language)
    .option('--json', 'one line of JSON')
    .addHelpText('after', MORE_HELP)
    .action(async (words: readonly string[], options: SearchOptions, command: Command) => {
      const { passages, questions } = options
      if ((passages === undefined) !== (questions === undefined)) {
        command.error('error: --passages and --questions go together')
      }
      const isLines = passages !== undefined && questions !== undefined
      const isJson = isLines || options.json === true
      if (!isJson && command.getOptionValueSource('top') === 'cli') command.error('error: --top needs --json')
      if (isLines === (words.join('').trim() !== ''))
        command.error('error: give words to look for, or --passages and --questions')
      const session = await openSession(terminal, options.language)
      const run = isLines
        ? searchPassages(session, { passages, questions, top: options.top })
        : searchWords(session, words.join(' '), options)
      finish(await run)
    })
}

async function searchWords(session: Session, words: string, options: SearchOptions): Promise<ExitCode> {
  const { engine, terminal } = session
  const files = options.source ?? []
  const analyses = (await loadSources(session, files)).map(({ analysis }) => analysis)
  if (!options.json) {
    const bot = engine.createBot(analyses, botSettings(session), files.length > 0 ? 'documents' : 'all')
    const message = await bot.command(placeOf(session), `search ${words}`)
    await terminal.print(renderText(message, terminal))
    return EXIT.done
  }
  const knowledge = files.length > 0 ? engine.knowledgeOfDocuments(analyses) : engine.knowledgeOf([])
  const hits = searchCorpus(knowledge.index, words, { top: options.top }).map(({ found, score }) => ({
    id: referenceOf(found),
    score,
    ...(found.kind === 'item' ? itemRecord(found.item) : sentenceRecord(found)),
  }))
  await terminal.print(`${JSON.stringify({ words, hits })}\n`)
  return EXIT.done
}

function sentenceRecord({ document, sentence }: Extract<CorpusPassage, { kind: 'sentence' }>): object {
  const { start, end } = document.sentences[sentence]?.span ?? { start: 0, end: 0 }
  return { kind: 'sentence', text: document.text.slice(start, end), source: document.id, start, end }
}

function itemRecord({ kind, texts, topics, speaker, citation }: CorpusItem): object {
  const { source, title, span } = citation
  return {
    kind,
    text: texts[0]?.text ?? '',
    topics,
    speaker: speaker?.name.en ?? null,
    source,
    title,
    start: span?.start ?? null,
    end: span?.end ?? null,
  }
}
