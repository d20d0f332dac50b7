import {
  type Analysis,
  type Calendar,
  FAILURES,
  type Failure,
  FailureError,
  harmlessLine,
  type LanguageTag,
  type MemoryStore,
  type Place,
  type RawSource,
  type Say,
  type SourceStore,
} from '../../src/index.ts'
import { type BotSettings, composeEngine, composeSnapshots, type Engine } from '../compose.ts'
import { type Config, readConfig } from '../config.ts'
import { filesOfFolder, readSourceFile } from '../sources/read-file.ts'
import { openTemporaryStore } from '../storage/open-store.ts'
import { analyseOnce } from '../study/keep-studies.ts'
import type { Terminal } from './terminal.ts'

/** What every command works with. */
export interface Session {
  readonly terminal: Terminal
  readonly config: Config
  readonly engine: Engine
  /** The language the command speaks. */
  readonly language: LanguageTag
  readonly say: Say
}

/** A file that could not be used. */
export interface SourceProblem {
  /** As the caller named it. */
  readonly file: string
  readonly failure: Failure
}

/** A file that could. */
export interface LoadedSource {
  readonly source: RawSource
  readonly analysis: Analysis
}

/** Some of the files a command was given cannot be used: each of them, at once. */
export class SourcesError extends Error {
  /** At least one. */
  readonly problems: readonly SourceProblem[]
  readonly say: Say

  constructor(problems: readonly SourceProblem[], say: Say) {
    super(`${problems.length} sources cannot be used`)
    this.name = 'SourcesError'
    this.problems = problems
    this.say = say
  }
}

/** Whoever sits at the terminal: a channel of one, who sees everything for the first time. */
const CHANNEL = 'terminal'
/** A longer text takes a moment, and its reader should know what is waited for. */
const LONG_TEXT = 2_000_000

/**
 * Reads settings and content.
 * @param language the caller's choice; the operator's when there is none.
 * @param content a content folder other than the program's own.
 * @throws ConfigError, or ContentError with every mistake.
 */
export async function openSession(terminal: Terminal, language?: LanguageTag, content?: string): Promise<Session> {
  const config = readConfig()
  const engine = await composeEngine(content, undefined, config.packs)
  const spoken = language ?? config.language
  return { terminal, config, engine, language: spoken, say: engine.voices[spoken] }
}

/** Opens a session that is started again and again over the same sources: what it makes of them is kept. */
export async function openLastingSession(terminal: Terminal): Promise<Session> {
  const config = readConfig()
  const snapshots = composeSnapshots(config)
  const composed = await composeEngine(undefined, snapshots, config.packs)
  const engine = { ...composed, analyse: analyseOnce(snapshots, composed.analyse) }
  const { language } = config
  return { terminal, config, engine, language, say: engine.voices[language] }
}

/** Where a command of this session is answered. */
export function placeOf(session: Session, language: LanguageTag | undefined = session.language): Place {
  return { channel: CHANNEL, thread: CHANNEL, language }
}

/** What a command decides about its bot; whatever is not given is usual. */
export interface BotChoice {
  /** The day it is, `YYYY-MM-DD`; today when not given. */
  readonly date?: string | undefined
  /** What it remembers; nothing of before, and nothing for later, when not given. */
  readonly memory?: MemoryStore
  /** Where texts that readers bring are kept; nowhere when not given. */
  readonly sources?: SourceStore
}

/** What a bot of this session is told. */
export function botSettings({ config, language }: Session, choice: BotChoice = {}): BotSettings {
  const { date, memory = openTemporaryStore().memory, sources } = choice
  const settings = { commandName: config.commandName, language, calendar: calendarOf(date), memory }
  return sources === undefined ? settings : { ...settings, sources }
}

/** Tells the day: the given one, or whichever it is here. */
export function calendarOf(date: string | undefined): Calendar {
  return { today: () => date ?? localDate(new Date()) }
}

/** The calendar day where this process runs, `YYYY-MM-DD`. */
export function localDate(now: Date): string {
  const pad = (count: number, digits: number): string => String(count).padStart(digits, '0')
  return [pad(now.getFullYear(), 4), pad(now.getMonth() + 1, 2), pad(now.getDate(), 2)].join('-')
}

/**
 * Reads and analyses files, each once, and of a folder those that stand in it.
 *
 * What somebody put into a folder beside the reports, such as a picture, is told and passed over; a file that was named
 * has to be read.
 * @throws SourcesError when any that was named cannot be used.
 */
export async function loadSources(session: Session, names: readonly string[]): Promise<readonly LoadedSource[]> {
  const loaded: LoadedSource[] = []
  const problems: SourceProblem[] = []
  for (const name of new Set(names)) {
    const inside = await filesOfFolder(name, session.terminal.folder)
    for (const file of inside ?? [name]) {
      const result = await loadSource(session, file)
      if ('analysis' in result) loaded.push(result)
      else if (inside === undefined) problems.push(result)
      else session.terminal.tell(problemLine(result, session.say))
    }
  }
  if (problems.length > 0) throw new SourcesError(problems, session.say)
  return loaded
}

/** Says in one line why a file cannot be used and what to do. */
export function problemLine({ file, failure }: SourceProblem, say: Say): string {
  return `${harmlessLine(file)}: ${say(FAILURES[failure.code].say)} (${failure.detail})`
}

/** Reads and analyses one file. */
export async function loadSource(
  session: Session,
  file: string,
  analyse: Engine['analyse'] = session.engine.analyse,
): Promise<LoadedSource | SourceProblem> {
  try {
    const source = await readSourceFile(file, session.terminal.folder)
    if (source.text.length > LONG_TEXT) session.terminal.tell(session.say('cli.reading', { file }))
    const { format, text, ...origin } = source
    const result = analyse({ format, text, origin })
    return result.ok ? { source, analysis: result.value } : { file, failure: result.failure }
  } catch (error) {
    if (error instanceof FailureError) return { file, failure: error.failure }
    throw error
  }
}
