/** The engine's only door: whatever an adapter may use of it is named here. */

export { createAnalyser, type LanguageRules } from './analysis/analyse.ts'
export type { Analysis } from './analysis/analysis.ts'
export type { Answer, AnswerSentence } from './answer/answer.ts'
export { answerQuestion, nothingAbout } from './answer/answer-question.ts'
export type { AnswerRequest } from './answer/answer-request.ts'
export { type Explanation, explainAnswer } from './answer/explain.ts'
export { ruleAgainst } from './answer/policy.ts'
export type { Bot, Briefed, LoadedDocument, PostShared, RawSource, Revised, Shared } from './app/bot.ts'
export type { BotParts } from './app/bot-parts.ts'
export { planCorrections, shownNow } from './app/correct-posts.ts'
export { createBot } from './app/create-bot.ts'
export { createReaders } from './app/create-readers.ts'
export type { DeliveryEvent, DeliveryParts } from './app/delivery-parts.ts'
export type { Edited, Exchanges, Settled } from './app/exchanges.ts'
export { heedSetBack } from './app/heed-clock.ts'
export type {
  EntryChange,
  FormSave,
  Home,
  HomeChannel,
  HomeComing,
  HomeDelivery,
  HomeEntry,
  HomeView,
  SaidMistake,
} from './app/home.ts'
export { pauseTarget } from './app/pause-target.ts'
export type { Preferences } from './app/personal-place.ts'
export type { Place } from './app/place.ts'
export { jobOf, type Planned, planDue, recoverJobs } from './app/plan-due.ts'
export { chooseReaderLanguage, type LanguageChoices } from './app/reader-language.ts'
export { type Redriven, redriveDelivery } from './app/redrive-delivery.ts'
export { restTarget } from './app/rest-target.ts'
export type { DeskParts } from './app/subscription-desk.ts'
export { workOnDelivery } from './app/work-on-delivery.ts'
export { composeEdition } from './briefing/compose-edition.ts'
export { DEFAULT_PREFERENCES, type Edition, type EditionChoice } from './briefing/edition.ts'
export { type ChannelMemory, EMPTY_CHANNEL, EMPTY_THREAD, type ThreadMemory } from './briefing/memory.ts'
export { type Opinion, VERDICTS, type Verdict } from './briefing/opinion.ts'
export { gatherKnowledge, type Knowledge } from './command/knowledge.ts'
export type { OpenedLine } from './command/open-line.ts'
export { COMMAND_IDS } from './command/run-line.ts'
export type { DeskLine, DeskView } from './command/subscription/desk-view.ts'
export { parseVocabulary, type Vocabulary } from './command/vocabulary.ts'
export { buildCorpus, type CorpusRequest } from './corpus/build-corpus.ts'
export type { Citation, Corpus, CorpusItem, ItemSpeaker, ItemText } from './corpus/corpus.ts'
export { type Correction, correctionsOf } from './corpus/corrections.ts'
export { type Verification, type VerificationMistake, verifyCorpus } from './corpus/verify-corpus.ts'
export { type Composer, createComposer } from './delivery/create-composer.ts'
export { createLanes, type Lanes } from './delivery/create-lanes.ts'
export { createPace, type Pace } from './delivery/create-pace.ts'
export type { Delivery, DeliveryChange, DeliveryContent, DeliveryReason, DeliveryState } from './delivery/delivery.ts'
export { DELIVERY_REASONS, DELIVERY_STATES } from './delivery/delivery.ts'
export type { LedgerDoubt } from './delivery/ledger-doubt.ts'
export {
  type LookUpOutcome,
  type LookUpUnavailable,
  type PostOutcome,
  TOO_MANY_SINCE,
  type UpdateOutcome,
} from './delivery/outcome.ts'
export { isPageKey, pageKey } from './delivery/page-key.ts'
export { pagesText } from './delivery/pages-text.ts'
export type { Rate } from './delivery/rate.ts'
export { DEFAULT_RETRY_POLICY, type RetryPolicy } from './delivery/retry-policy.ts'
export type { Document } from './document/document.ts'
export type { SourceFormat } from './document/format.ts'
export type { DocumentInput } from './document/parse-document.ts'
export { recogniseFormat } from './document/recognise-format.ts'
export { type DocumentRules, parseDocumentRules } from './document/rules.ts'
export { titleOf } from './document/title-of.ts'
export { FAILURES, type Failure, type FailureCode, FailureError, type RuleMistake } from './failure/failure.ts'
export { fail, type Result, succeed } from './failure/result.ts'
export { continuesText } from './message/continues-text.ts'
export { dateText } from './message/date-text.ts'
export { fitSummary, SUMMARY_CODE_POINTS } from './message/fit.ts'
export { harmlessMessage } from './message/harmless-message.ts'
export { harmlessLine, harmlessText } from './message/harmless-text.ts'
export { ACTION_VERBS, type Action, type Inline, type Message, type MessageBlock } from './message/message.ts'
export { fillPages, groupBlocks } from './message/pages.ts'
export { splitRuns, textOf } from './message/runs.ts'
export { createSay, type Say, type Strings, type Voices } from './message/say.ts'
export { deliveredPages, type Pages, threadParts } from './message/thread-parts.ts'
export { type LocatedJson, parseLocatedJson } from './pack/located-json.ts'
export type { Pack } from './pack/pack.ts'
export { fieldOf, mistakeText, type PackFile, type PackMistake } from './pack/pack-file.ts'
export { packTopics } from './pack/pack-topics.ts'
export { parsePack } from './pack/parse-pack.ts'
export type { Calendar } from './ports/calendar.ts'
export type { Clock } from './ports/clock.ts'
export type { ChannelChange, DeliveryLedger } from './ports/delivery-ledger.ts'
export type { InstallationStore, KeptInstallation } from './ports/installation-store.ts'
export type { BroughtDocument, Library } from './ports/library.ts'
export type { MemoryStore, Remembered } from './ports/memory-store.ts'
export type { LookUpRange, Platform, Post, Posted, PostedAs } from './ports/platform.ts'
export type { Again, DeadLetter, Job, Queue, WorkOn } from './ports/queue.ts'
export type { RateLimiter } from './ports/rate-limiter.ts'
export type {
  KeptSource,
  SourceHead,
  SourceKey,
  SourceLimits,
  SourceStore,
  WorkspacePlace,
} from './ports/source-store.ts'
export type { DeliveryWork, ImportMark, Store, StoreHealth } from './ports/store.ts'
export type { StorePage } from './ports/store-page.ts'
export type {
  DueSubscriptions,
  FoundSubscriptions,
  Plan,
  ScheduledSubscription,
  SubscriptionPage,
  SubscriptionStore,
  UnreadableSubscription,
} from './ports/subscription-store.ts'
export type { Attribution, Quote, QuoteFindings, QuoteKind } from './quote/quote.ts'
export { roleText } from './quote/role-text.ts'
export { ruleTexts } from './quote/rule-texts.ts'
export { parseQuoteRules, type QuoteRules } from './quote/rules.ts'
export { SHOWN_CONFIDENCE } from './quote/shown-confidence.ts'
export { checkSchedule, isZone } from './schedule/check-schedule.ts'
export { createScheduler, type Scheduler } from './schedule/create-scheduler.ts'
export type { Schedule } from './schedule/schedule.ts'
export { compileDictionary } from './search/across/compile-dictionary.ts'
export type { BilingualDictionary, DictionaryEntry } from './search/across/dictionary.ts'
export { DICTIONARY_VERSION, decodeDictionary, encodeDictionary } from './search/across/dictionary-bytes.ts'
export { addPassages, removePassages } from './search/change-index.ts'
export { type CorpusPassage, referenceOf } from './search/corpus-passage.ts'
export { buildIndex, type Passage, type SearchIndex } from './search/index-passages.ts'
export {
  buildCorpusIndex,
  type CorpusIndex,
  encodeCorpusIndex,
  restoreCorpusIndex,
  restoringCorpusIndex,
  searchCorpus,
} from './search/search-corpus.ts'
export { type Hit, searchIndex } from './search/search-index.ts'
export { parseSearchRules, type SearchRules, withDictionary } from './search/search-rules.ts'
export { ageText } from './subscription/age-text.ts'
export { catchUp, type Occurrence } from './subscription/catch-up.ts'
export {
  CATCH_UPS,
  LAYOUTS,
  LONGEST_AGE_MS,
  MOST_ITEMS,
  NOTHING_NEW,
  type Pause,
  type Subscription,
  type SubscriptionOptions,
  WHEN_UNSURE,
} from './subscription/subscription.ts'
export {
  type FormField,
  type FormMistake,
  type FormRequest,
  formOf,
  RHYTHMS,
  type SubscriptionForm,
} from './subscription/subscription-form.ts'
export { parseSubscriptionWords, type SubscriptionWords } from './subscription/subscription-words.ts'
export { type Target, targetKey, targetOf, workspaceKey } from './subscription/target.ts'
export { parseTakeawayRules, type TakeawayRules } from './takeaway/rules.ts'
export type { TakeawayOptions } from './takeaway/select-takeaways.ts'
export { writtenOut } from './takeaway/selection.ts'
export type { LeftOut, ScorePart, Takeaway, TakeawaySelection } from './takeaway/takeaway.ts'
export { type ToldPart, toldScore } from './takeaway/told-parts.ts'
export { createFoldText, type FoldText } from './text/fold.ts'
export { detectLanguage, isLanguageTag, LANGUAGE_TAGS, type LanguageTag, languageOfTag } from './text/language.ts'
export { madeOnce } from './text/made-once.ts'
export { type Span, sliceSpan } from './text/span.ts'
export { atOnce, type Steps } from './text/steps.ts'
export { createToTraditional, type ToTraditional } from './text/traditional.ts'
export { compileTopics } from './topic/match-topics.ts'
export type { TopicMatch } from './topic/topic.ts'
export { topicWords } from './topic/topic-words.ts'
