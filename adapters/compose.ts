import { totalmem } from 'node:os'
import path from 'node:path'
import {
  type Analysis,
  type Bot,
  type BotParts,
  buildCorpus,
  type Calendar,
  compileTopics,
  createAnalyser,
  createBot,
  createFoldText,
  createReaders,
  createSay,
  createScheduler,
  createToTraditional,
  type DeskParts,
  type DocumentInput,
  FailureError,
  gatherKnowledge,
  type Knowledge,
  type LanguageTag,
  type Library,
  type MemoryStore,
  packTopics,
  type Result,
  restoringCorpusIndex,
  type SearchRules,
  type SourceLimits,
  type SourceStore,
  type Store,
  succeed,
  type TakeawayOptions,
  type TakeawaySelection,
  type ToTraditional,
  type Voices,
  withDictionary,
} from '../src/index.ts'
import type { Config } from './config.ts'
import { contentFolder } from './content/content-folder.ts'
import { type Content, loadContent } from './content/load-content.ts'
import { readRules } from './content/read-rules.ts'
import { loadDictionary } from './dictionary/load-dictionary.ts'
import { betweenOthers } from './shared/steps.ts'
import { createInProcessLibrary, type LibraryLimits } from './storage/in-process-library.ts'
import { createKeptLibrary } from './storage/kept-library.ts'
import { openStore } from './storage/open-store.ts'
import { isMuchWork } from './study/is-much-work.ts'
import { indexOnce } from './study/keep-studies.ts'
import { type KnownDocuments, rememberKnowledge } from './study/known-documents.ts'
import { NO_SNAPSHOTS, openSnapshots, type Snapshots } from './study/snapshots.ts'
import { createStudyApart, type StudyApart, studyLimitsFor } from './study/study-apart.ts'

/** What readers brought and the process has at hand: a team's week of articles, or a few books. */
const RECENT_LIMITS: LibraryLimits = { documents: 50, codeUnits: 30_000_000 }
/** What the store keeps of what readers of one workspace brought: months of articles, or a shelf of books, packed. */
const KEPT_LIMITS: SourceLimits = { sources: 500, bytes: 32_000_000 }

/** What the bot is told by its settings. */
export interface BotSettings {
  /** Such as `/genai-report`. */
  readonly commandName: string
  readonly language: LanguageTag
  readonly calendar: Calendar
  readonly memory: MemoryStore
  /** Where texts that readers bring are kept; without it, the process keeps the newest as long as it lives. */
  readonly sources?: SourceStore
  /** What the bot knows, where that was gathered already. */
  readonly knowledge?: Knowledge
  /** What keeping subscriptions takes; without it the bot keeps none. */
  readonly desk?: Omit<DeskParts, 'words' | 'scheduler'>
}

/** The engine with its rules and content read, before any source is. */
export interface Engine {
  readonly content: Content
  readonly voices: Voices
  readonly toTraditional: ToTraditional
  /** Finds what is in a text, with the topics of every pack. */
  readonly analyse: (source: DocumentInput, options?: TakeawayOptions) => Result<Analysis>
  /** Chooses other takeaways from a document that was analysed. */
  readonly choose: (analysis: Omit<Analysis, 'takeaways'>, options: TakeawayOptions) => TakeawaySelection
  /** The same, apart when the document is long. @throws FailureError when it cannot be done now. */
  readonly chooseInTime: (analysis: Analysis, options: TakeawayOptions) => Promise<TakeawaySelection>
  /** What the packs and these documents hold, ready to be asked. */
  readonly knowledgeOf: (analyses: readonly Analysis[]) => Knowledge
  /** What these documents hold by themselves, ready to be asked; names and topics are still the packs'. */
  readonly knowledgeOfDocuments: (analyses: readonly Analysis[]) => Knowledge
  /** What searching passages of any kind needs. */
  readonly searchRules: SearchRules
  /**
   * Puts a bot together over these documents and the packs.
   * @param publish `documents` leaves the packs' items out; names and topics are still theirs. `all` when not given.
   */
  readonly createBot: (analyses: readonly Analysis[], settings: BotSettings, publish?: 'all' | 'documents') => Bot
  /** Ends what is read apart; the engine takes no long text any more. */
  readonly close: () => Promise<void>
}

/**
 * Reads the content and makes the engine.
 * @param from the content folder; the program's own when not given.
 * @param snapshots where the index of what is published is kept for the next start; nowhere when not given.
 * @param packs `none` publishes nothing of the packs; names and topics are still theirs.
 * @throws FailureError `content-invalid` or `pack-invalid` with every mistake.
 */
export async function composeEngine(
  from?: string,
  snapshots: Snapshots = NO_SNAPSHOTS,
  packs: Config['packs'] = 'all',
): Promise<Engine> {
  const content = await loadContent(from)
  const fold = createFoldText()
  const toTraditional = createToTraditional()
  const { search: plainRules, vocabulary, subscription: words, ...rules } = readRules(content, fold)
  const analyser = createAnalyser(rules)
  const searchRules = withDictionary(plainRules, await loadDictionary(compiledFolder(), plainRules))
  const topics = compileTopics(packTopics(content.packs))
  const analyse: Engine['analyse'] = (source, options = { count: 'auto', unit: 'sentence' }) =>
    analyser.analyse(source, topics, options)
  const gather = (publish: 'all' | 'documents', kept: Snapshots) => (analyses: readonly Analysis[]) => {
    const corpus = buildCorpus({ packs: content.packs, analyses, fold, toTraditional, publish })
    return gatherKnowledge(corpus, indexOnce(kept, corpus, searchRules))
  }
  const knowledgeOf = gather(packs === 'all' ? 'all' : 'documents', snapshots)
  // what readers bring is kept where they can have it erased, and nowhere else
  const known = rememberKnowledge(gather('documents', NO_SNAPSHOTS))
  const apart = composeStudyApart(from)
  const choose: Engine['choose'] = (analysis, options) => analyser.choose(analysis, topics, options)
  return {
    content,
    voices: createVoices(content),
    toTraditional,
    analyse,
    choose,
    chooseInTime: chooseInTime(choose, apart),
    knowledgeOf,
    knowledgeOfDocuments: known.of,
    searchRules,
    close: () => apart.close(),
    createBot(analyses, { language, desk, knowledge, sources, ...settings }, publish = 'all') {
      const inTime = analyseInTime({ content, analyse, known, searchRules, apart })
      const published = knowledge ?? (publish === 'all' ? knowledgeOf : known.of)(analyses)
      return createBot({
        ...speakOf(published, createVoices(content), toTraditional),
        knowledgeOf: known.of,
        analyse: inTime,
        vocabulary,
        library: composeLibrary(sources, inTime),
        desk: desk && { ...desk, words, scheduler: createScheduler() },
        defaultLanguage: language,
        ...settings,
      })
    },
  }
}

/** What a workspace knows, and the readers to whom it is told. */
function speakOf(
  knowledge: Knowledge,
  voices: Voices,
  toTraditional: ToTraditional,
): Pick<BotParts, 'knowledge' | 'voices' | 'readerOf'> {
  return { knowledge, voices, readerOf: createReaders({ knowledge, voices, toTraditional }) }
}

/** What readers brought: in the store where there is one, and otherwise as long as the process lives. */
function composeLibrary(sources: SourceStore | undefined, analyse: BotParts['analyse']): Library {
  const recent = createInProcessLibrary(RECENT_LIMITS)
  if (sources === undefined) return recent
  return createKeptLibrary({ sources, limits: KEPT_LIMITS, recent, analyse, now: () => Date.now() })
}

/** Where the built program lies. */
function compiledFolder(): string {
  return path.join(path.dirname(contentFolder()), 'dist')
}

function composeStudyApart(content: string | undefined): StudyApart {
  const memoryBytes = Math.min(process.constrainedMemory() || Number.POSITIVE_INFINITY, totalmem())
  return createStudyApart(path.join(compiledFolder(), 'adapters/study-worker.js'), studyLimitsFor(memoryBytes), content)
}

interface AnalysisParts extends Pick<Engine, 'content' | 'analyse' | 'searchRules'> {
  readonly known: KnownDocuments
  readonly apart: StudyApart
}

/** Analyses short texts at once, and long ones apart. */
function analyseInTime(parts: AnalysisParts): (source: DocumentInput) => Promise<Result<Analysis>> {
  const { content, analyse, known, searchRules, apart } = parts
  return async (source) => {
    if (!isMuchWork(source.text)) return analyse(source)
    const studied = await apart.read(source)
    if (!studied.ok) return studied
    const { analysis, items, index } = studied.value
    const corpus = { packs: content.packs, analyses: [analysis], items }
    const restored = await betweenOthers(restoringCorpusIndex(corpus, searchRules, index))
    known.put(analysis, gatherKnowledge(corpus, restored))
    return succeed(analysis)
  }
}

/** Chooses from short documents at once, and from long ones apart. */
function chooseInTime(choose: Engine['choose'], apart: StudyApart): Engine['chooseInTime'] {
  return async (analysis, options) => {
    if (!isMuchWork(analysis.document.text)) return choose(analysis, options)
    const chosen = await apart.choose(analysis, options)
    if (!chosen.ok) throw new FailureError(chosen.failure)
    return chosen.value
  }
}

/** Opens the snapshots of what this program, with this content, made of its operator's sources. */
export function composeSnapshots({ dataFolder }: Pick<Config, 'dataFolder'>): Snapshots {
  const home = path.dirname(contentFolder())
  const engine = [path.join(__dirname, '../src'), contentFolder(), path.join(home, 'package.json')]
  return openSnapshots(path.resolve(home, dataFolder, 'snapshots'), engine)
}

/**
 * Opens the store that the operator's settings name.
 * @param open `openOwnStore` for a bot that runs.
 * @throws FailureError with a code `store-…`.
 */
export async function composeStore(config: Config, open = openStore): Promise<Store> {
  const { redis, redisMayForget } = config
  const dataFolder = path.resolve(path.dirname(contentFolder()), config.dataFolder)
  return await open({ dataFolder, redis, redisMayForget })
}

function createVoices({ strings }: Content): Voices {
  return {
    en: createSay(strings.en),
    'zh-Hans': createSay(strings['zh-Hans']),
    'zh-Hant': createSay(strings['zh-Hant']),
  }
}
