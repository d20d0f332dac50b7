import { type Command, InvalidArgumentError } from 'commander'
import {
  type Analysis,
  type Bot,
  composeEdition,
  DEFAULT_PREFERENCES,
  type Edition,
  type EditionChoice,
  type LanguageTag,
  textOf,
} from '../../src/index.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { gather, language } from './options.ts'
import { indented, renderText } from './render-text.ts'
import { botSettings, calendarOf, loadSources, openSession, placeOf, type Session } from './session.ts'
import type { Terminal } from './terminal.ts'

interface DigestOptions {
  readonly source?: readonly string[]
  readonly language?: LanguageTag
  readonly date?: string
  readonly why?: true
  readonly json?: true
}

/** Defines `digest`: the edition that a channel would get. */
export function addDigest(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  program
    .command('digest')
    .summary('an edition, as a channel that has seen nothing would get it')
    .description('Composes the digest of a day from the packs and the files given beside them.')
    .option('--source <file>', 'a file beside the packs, or a folder of them; may be repeated', gather)
    .option('--language <tag>', 'en, zh-Hans or zh-Hant', language)
    .option('--date <day>', 'the day it is for, YYYY-MM-DD; today when not given', calendarDay)
    .option('--why', 'say why each item was chosen')
    .option('--json', 'one line of JSON, with what was left out and why')
    .action(async (options: DigestOptions) => {
      const session = await openSession(terminal, options.language)
      const analyses = (await loadSources(session, options.source ?? [])).map(({ analysis }) => analysis)
      const text = options.json ? digestRecord(session, analyses, options) : digestText(session, analyses, options)
      await terminal.print(await text)
      finish(EXIT.done)
    })
}

async function digestText(session: Session, analyses: readonly Analysis[], options: DigestOptions): Promise<string> {
  const { engine, terminal } = session
  const bot = engine.createBot(analyses, botSettings(session, { date: options.date }))
  const digest = renderText(await bot.digest(placeOf(session)), terminal)
  if (!options.why) return digest
  return `${digest}\n${await whyText(session, bot, compose(session, analyses, options))}`
}

/** What the bot would say when asked why, under each item's number. */
async function whyText(session: Session, bot: Bot, { takeaways, quotes }: Edition): Promise<string> {
  const { terminal, say } = session
  const lines = [terminal.strong(say('command.why-heading'))]
  for (const [index, { item }] of [...takeaways, ...quotes].entries()) {
    const { blocks } = await bot.press(placeOf(session), { verb: 'why', value: item.id })
    const [, ...reasons] = blocks.flatMap((block) => (block.kind === 'paragraph' ? [textOf(block.content)] : []))
    lines.push(...indented(reasons.join(' '), terminal, `${index + 1}. `.padStart(4), '    '))
  }
  return `${lines.join('\n')}\n`
}

/** The edition that `Bot.digest` shows a channel that has seen nothing. */
function compose(session: Session, analyses: readonly Analysis[], { date }: DigestOptions): Edition {
  return composeEdition({
    corpus: session.engine.knowledgeOf(analyses).corpus,
    seen: new Set(),
    preferences: { ...DEFAULT_PREFERENCES, language: session.language },
    number: 1,
    date: calendarOf(date).today(),
  })
}

function digestRecord(session: Session, analyses: readonly Analysis[], options: DigestOptions): string {
  return `${JSON.stringify(editionRecord(compose(session, analyses, options)))}\n`
}

function editionRecord({ number, date, language: spoken, takeaways, quotes, leftOut, unseen }: Edition): object {
  return {
    number,
    date,
    language: spoken,
    takeaways: takeaways.map(choiceRecord),
    quotes: quotes.map(choiceRecord),
    leftOut: leftOut.map(({ item, reason }) => ({ id: item.id, reason })),
    unseen,
  }
}

function choiceRecord({ item, score, why }: EditionChoice): object {
  const { id, from, texts, topics, speaker, citation, confidence } = item
  return { id, from, texts, topics, speaker: speaker ?? null, citation, confidence, score, why }
}

function calendarDay(text: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  // A day that its month does not have would roll over into the next.
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
  // There was no year 0: the one before 1 is 1 BC.
  if (isDay && !text.startsWith('0000')) return text
  throw new InvalidArgumentError('It must be a day, written YYYY-MM-DD.')
}
