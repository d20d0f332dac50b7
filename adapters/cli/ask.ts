import type { Command } from 'commander'
import {
  type Answer,
  type AnswerRequest,
  answerQuestion,
  detectLanguage,
  explainAnswer,
  type Knowledge,
  type LanguageTag,
  nothingAbout,
  ruleAgainst,
} from '../../src/index.ts'
import { answerLines } from './answer-lines.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { textField } from './json-line.ts'
import { openFile } from './open-file.ts'
import { gather, language, wholeNumber } from './options.ts'
import { renderText } from './render-text.ts'
import { botSettings, loadSources, openSession, placeOf, type Session } from './session.ts'
import type { Terminal } from './terminal.ts'

interface AskOptions {
  readonly source?: readonly string[]
  readonly questions?: string
  readonly top: number
  readonly language?: LanguageTag
  readonly json?: true
  readonly explain?: true
}

const MORE_HELP = `
With --questions, each line {"id", "question"} is answered, in order, by a line
  {"id", "answered", "sentences": [{"source", "start", "end", "text"}], "confidence"} or {"id", "error"}.
"answered" is false when the sources do not tell; a sentence given all the same is the nearest they have.
"start" and "end" are null for a line that an editor wrote. --json gives one question such an answer.

  briefing ask "How many parameters does Yayi have?"
  briefing ask --source report.txt --questions questions.jsonl`

/** Defines `ask`: sentences of the sources that answer a question. */
export function addAsk(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  program
    .command('ask')
    .summary('the sentences that answer a question, each with its source')
    .description('Answers a question from the packs, or from the files given instead of them. Nothing is invented.')
    .argument('[question...]', 'what to ask; words need no quotation marks')
    .option('--source <file>', 'ask this file instead of the packs; may be repeated', gather)
    .option('--questions <file>', 'lines of JSON to answer')
    .option('--top <count>', 'most sentences of an answer, with --questions and --json', wholeNumber(1, 20), 3)
    .option('--language <tag>', 'en, zh-Hans or zh-Hant; that of the question when not given', language)
    .option('--json', 'one line of JSON')
    .option('--explain', 'how the question is read and what is weighed, as JSON; for operators')
    .addHelpText('after', MORE_HELP)
    .action(async (words: readonly string[], options: AskOptions, command: Command) => {
      const question = words.join(' ').trim()
      if ((question === '') === (options.questions === undefined)) {
        command.error('error: give a question, or --questions and a file of them')
      }
      finish(await ask(await openSession(terminal, options.language), question, options))
    })
}

async function ask(session: Session, question: string, options: AskOptions): Promise<ExitCode> {
  const { engine, terminal } = session
  const files = options.source ?? []
  const lines = options.questions === undefined ? undefined : await openFile(session, options.questions)
  const analyses = (await loadSources(session, files)).map(({ analysis }) => analysis)
  if (lines === undefined && !options.json && !options.explain) {
    const bot = engine.createBot(analyses, botSettings(session), files.length > 0 ? 'documents' : 'all')
    const message = await bot.command(placeOf(session, options.language), `ask ${question}`)
    await terminal.print(renderText(message, terminal))
    return EXIT.done
  }
  const knowledge = files.length > 0 ? engine.knowledgeOfDocuments(analyses) : engine.knowledgeOf([])
  if (lines === undefined && options.explain) {
    const explained = explain(knowledge, question, options)
    await terminal.print(`${JSON.stringify(explained, undefined, options.json ? 0 : 2)}\n`)
    return EXIT.done
  }
  if (lines === undefined) {
    await terminal.print(`${JSON.stringify(answerRecord(answer(knowledge, question, options)))}\n`)
    return EXIT.done
  }
  return await answerLines(terminal, lines, (fields) => {
    const field = textField(fields, 'question')
    return 'error' in field ? field : answerRecord(answer(knowledge, field.text, options))
  })
}

function answer(knowledge: Knowledge, question: string, options: AskOptions): Answer {
  const isAllowed = ruleFor(knowledge, question) === undefined
  return isAllowed ? answerQuestion(requestOf(knowledge, question, options)) : nothingAbout(knowledge.index)
}

/** Nothing is weighed where a pack's policy speaks. */
function explain(knowledge: Knowledge, question: string, options: AskOptions): object {
  const rule = ruleFor(knowledge, question)
  if (rule === undefined) return explainAnswer(requestOf(knowledge, question, options))
  return { outcome: 'none', confidence: 0, policy: rule.id, steps: [] }
}

/** What a pack says of it instead of an answer. */
function ruleFor({ corpus, index }: Knowledge, question: string): ReturnType<typeof ruleAgainst> {
  const policy = corpus.packs.flatMap((pack) => pack.policy)
  return ruleAgainst(policy, question, index.index.rules.fold)
}

function requestOf({ index }: Knowledge, question: string, options: AskOptions): AnswerRequest {
  return {
    question,
    index,
    language: options.language ?? detectLanguage(question.slice(0, 2000)),
    topK: options.top,
    earlier: [],
    shown: [],
    evenFar: true,
  }
}

function answerRecord({ outcome, sentences, confidence }: Answer): object {
  return {
    answered: outcome === 'answered',
    sentences: sentences.map(({ text, citation }) => ({
      source: citation.source,
      start: citation.span?.start ?? null,
      end: citation.span?.end ?? null,
      text,
    })),
    confidence,
  }
}
