import type { Document } from '../document/document.ts'
import { type LexedText, lexText } from '../text/lexed.ts'
import type { Span } from '../text/span.ts'
import { findSpeaker, type Settled } from './attribute.ts'
import { shareOf } from './confidence.ts'
import { findTurns, type Turn } from './dialogue.ts'
import { type Draft, joinParts, saidParts } from './drafts.ts'
import { evidenceOf } from './evidence.ts'
import { frameBlocks } from './frames.ts'
import { mergeInOrder, overlapping } from './in-order.ts'
import { findStatements } from './indirect.ts'
import { findAnswers } from './interview.ts'
import { type Look, languageOf, lookAt, type Reading } from './look.ts'
import { findPassages } from './marks.ts'
import { type Candidate, candidateOf, type Mention, standingFor } from './mention.ts'
import type { People } from './people.ts'
import { readEnglish } from './people-en.ts'
import { readChinese } from './people-zh.ts'
import type { Attribution, Quote, QuoteFindings, RejectedPassage } from './quote.ts'
import { type Resolved, resolveMention } from './resolve.ts'
import type { QuoteRules } from './rules.ts'
import { affiliationOf, completePeople, listSpeakers, roleOf } from './speakers.ts'
import type { Statement } from './statement.ts'
import { findSpeeches } from './transcript.ts'

/** What a rule is trusted with that the table of confidence does not name. */
const UNKNOWN_RULE = 0.5
/** What the table of confidence has the rules of judgement under. */
const VERDICT = 'verdict'

interface Judged {
  readonly accepted: readonly Look[]
  readonly rejected: readonly RejectedPassage[]
}

interface SettledDrafts {
  readonly quotes: readonly Quote[]
  readonly refused: readonly RejectedPassage[]
}

/**
 * Finds who said what in a document.
 *
 * Reads `document.folded` for Chinese, so that Traditional text gives what Simplified text gives; every span is one of
 * `document.text`. Passages in boilerplate are left out altogether.
 *
 * @returns quotes in order of their first part; refused passages with the rule that refused them; speakers in order of
 *   first mention. Never fails; linear in the length of the text.
 */
export function findQuotes(
  document: Document,
  rules: QuoteRules,
  lexed: LexedText = lexText(document.folded),
): QuoteFindings {
  const reading: Reading = {
    document,
    signs: lexed.signs,
    hasHan: lexed.hasHan,
    chinese: readChinese(document, rules.chinese, lexed.hasHan),
    english: readEnglish(document, rules.english, lexed),
  }
  completePeople(reading)
  const judged = judge(reading)
  const { rejected } = judged
  const headed = headedTurns(reading, outerSpans(judged.accepted))
  const accepted = outsideTurns(judged.accepted, headed)
  const spoken = outsidePassages(reading, accepted)
  const marked = settleDrafts(spoken, joinParts(document.text, accepted), rules)
  const taken = outerSpans(accepted)
  const turns = headed.length > 0 ? headed : findAnswers(spoken, taken)
  const kept = mergeInOrder(taken, spansOf(turns), ({ start }) => start)
  const reported = settleStatements(spoken, { taken: kept, inMarks: spansOf(rejected) }, rules)
  const direct = mergeInOrder(marked.quotes, settleTurns(spoken, turns, rules), firstStart)
  const quotes = mergeInOrder(direct, reported, firstStart)
  return {
    quotes,
    rejected: mergeInOrder(rejected, marked.refused, ({ span }) => span.start),
    speakers: listSpeakers(reading, namesOf(quotes)),
  }
}

/*
 * Lists are gathered by pushing: those that `map` and `filter` make are of another kind to V8 once they are compiled, and
 * whoever reads them is then compiled anew.
 */

/** What lines say who says it, with or without it in the same line. */
function headedTurns(reading: Reading, taken: readonly Span[]): readonly Turn[] {
  const turns = findTurns(reading, taken)
  return turns.length > 0 ? turns : findSpeeches(reading, taken)
}

function outerSpans(looks: readonly Look[]): readonly Span[] {
  const spans: Span[] = []
  for (const { passage } of looks) spans.push(passage.outer)
  return spans
}

function spansOf(items: readonly { readonly span: Span }[]): readonly Span[] {
  const spans: Span[] = []
  for (const { span } of items) spans.push(span)
  return spans
}

/** What somebody tells in a turn that somebody else said is part of the turn. */
function outsideTurns(accepted: readonly Look[], turns: readonly Turn[]): readonly Look[] {
  if (turns.length === 0) return accepted
  const isWithin = overlapping(spansOf(turns))
  return accepted.filter(({ passage }) => !isWithin(passage.outer))
}

function namesOf(quotes: readonly Quote[]): ReadonlySet<string> {
  const names = new Set<string>()
  for (const { attribution } of quotes) names.add(attribution?.name ?? '')
  return names
}

function judge(reading: Reading): Judged {
  const { document, signs } = reading
  const accepted: Look[] = []
  const rejected: RejectedPassage[] = []
  for (const frame of frameBlocks(document, signs, findPassages({ text: document.text, signs }, document.blocks))) {
    if (document.blocks[frame.block]?.kind === 'boilerplate') continue
    let previous: Look | undefined
    for (const index of frame.passages.keys()) {
      const look = lookAt(reading, frame, index, previous)
      previous = look
      if (look === undefined) continue
      if (look.verdict.kind === 'rejected') rejected.push({ span: look.passage.inner, rule: look.verdict.rule })
      else accepted.push(look)
    }
  }
  return { accepted, rejected }
}

/** The same reading without the names inside quotations: whoever is spoken of there does not speak next. */
function outsidePassages(reading: Reading, accepted: readonly Look[]): Reading {
  const outside = (people: People): People => {
    let next = 0
    const places = people.places.filter(({ span }) => {
      while ((accepted[next]?.passage.outer.end ?? span.end) <= span.start) next++
      return (accepted[next]?.passage.outer.start ?? span.end) >= span.end
    })
    return { byName: people.byName, places }
  }
  const { chinese, english } = reading
  return {
    document: reading.document,
    signs: reading.signs,
    hasHan: reading.hasHan,
    // most English texts name nobody in Chinese
    chinese: chinese.people.places.length === 0 ? chinese : { ...chinese, people: outside(chinese.people) },
    english: {
      text: english.text,
      rules: english.rules,
      cues: english.cues,
      words: english.words,
      headlines: english.headlines,
      people: outside(english.people),
    },
  }
}

/** What was said in marks; a phrase there that nobody is found to have said is no quotation. */
function settleDrafts(reading: Reading, drafts: readonly Draft[], rules: QuoteRules): SettledDrafts {
  const quotes: Quote[] = []
  const refused: RejectedPassage[] = []
  let previous: Settled | undefined
  for (const draft of drafts) {
    const candidate = findSpeaker(reading, draft, previous)
    if (candidate !== undefined) previous = { draft, candidate }
    const quote = settleDraft(reading, draft, candidate, rules)
    if (quote.kind !== 'partial' || quote.attribution !== undefined) quotes.push(quote)
    else for (const span of quote.parts) refused.push({ span, rule: 'speakerless' })
  }
  return { quotes, refused }
}

function settleDraft(reading: Reading, draft: Draft, candidate: Candidate | undefined, rules: QuoteRules): Quote {
  const [{ language, verdict }] = draft.looks
  const attribution = candidate && attribute(reading, language, candidate, rules)
  // a phrase that may be a term or a slogan is no surer than what made it a quotation
  const surest = shareOf(rules.confidence[language], VERDICT, verdict.rule) ?? 1
  return {
    kind: verdict.kind === 'partial' ? 'partial' : 'direct',
    parts: saidParts(reading.document.text, draft),
    cue: candidate?.cue,
    attribution: attribution && atMost(attribution, surest),
  }
}

function atMost(attribution: Attribution, surest: number): Attribution {
  return attribution.confidence <= surest ? attribution : { ...attribution, confidence: surest }
}

function settleTurns(reading: Reading, turns: readonly Turn[], rules: QuoteRules): readonly Quote[] {
  const quotes: Quote[] = []
  for (const turn of turns) quotes.push(settleTurn(reading, turn, rules))
  return quotes
}

/** A turn of a dialogue; an answer whose head names nobody stays without a speaker. */
function settleTurn(reading: Reading, { span, head, who, role, rule }: Turn, rules: QuoteRules): Quote {
  const language = languageOf(reading, span)
  const mention: Mention = { span: head, kind: 'name', role }
  const own = candidateOf(mention, undefined, rule)
  const candidate = who === undefined ? own : standingFor(own, { ...mention, span: who })
  return {
    kind: 'direct',
    parts: [span],
    cue: undefined,
    attribution: who !== undefined ? attribute(reading, language, candidate, rules) : undefined,
  }
}

function settleStatements(
  reading: Reading,
  { taken, inMarks }: { readonly taken: readonly Span[]; readonly inMarks: readonly Span[] },
  rules: QuoteRules,
): readonly Quote[] {
  const quotes: Quote[] = []
  for (const statement of findStatements(reading, taken, inMarks)) {
    const { span, candidate } = statement
    const language = languageOf(reading, span)
    const attribution = attribute(reading, language, candidate, rules)
    if (attribution !== undefined)
      quotes.push({ kind: 'indirect', parts: partsOf(statement), cue: candidate.cue, attribution })
  }
  return quotes
}

/** What was said before and behind the clause that says who says it. */
function partsOf({ span, attribution }: Statement): readonly Span[] {
  if (attribution === undefined) return [span]
  const parts = [
    { start: span.start, end: attribution.start },
    { start: attribution.end, end: span.end },
  ]
  return parts.filter(({ start, end }) => start < end)
}

function attribute(
  reading: Reading,
  language: Look['language'],
  candidate: Candidate,
  rules: QuoteRules,
): Attribution | undefined {
  const { document } = reading
  const { mention } = candidate
  const resolved = resolveCandidate(reading, language, candidate)
  if (resolved === undefined || resolved.name === '') return undefined
  const evidence = evidenceOf(reading, language, mention, resolved)
  const role = roleOf(reading, mention, resolved.person)
  return {
    name: resolved.name,
    mention: mention.span,
    role,
    affiliation: affiliationOf(document.text, role, resolved.person),
    confidence: shareOf(rules.confidence[language], candidate.rule, evidence) ?? UNKNOWN_RULE,
    rule: evidence === 'name' ? candidate.rule : `${candidate.rule}.${evidence}`,
  }
}

function resolveCandidate(reading: Reading, language: Look['language'], candidate: Candidate): Resolved | undefined {
  const resolved = resolveMention(reading, language, candidate.antecedent ?? candidate.mention)
  if (resolved === undefined || !candidate.goesOn) return resolved
  return { name: resolved.name, person: resolved.person, sole: true }
}

function firstStart(quote: Quote): number {
  const first: Span | undefined = quote.parts[0]
  return first?.start ?? 0
}
