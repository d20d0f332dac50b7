import type { Document } from '../document/document.ts'
import { findSpeaker, type Settled } from './attribute.ts'
import { type Draft, joinParts } from './drafts.ts'
import { frameBlocks } from './frames.ts'
import { type Look, lookAt, type Reading } from './look.ts'
import { findPassages } from './marks.ts'
import type { Candidate } from './mention.ts'
import { readEnglish } from './people-en.ts'
import { readChinese } from './people-zh.ts'
import type { Attribution, Quote, QuoteFindings, RejectedPassage, Speaker } from './quote.ts'
import { resolveMention } from './resolve.ts'
import type { QuoteRules } from './rules.ts'

/** What a rule is trusted with that the table of confidence does not name. */
const UNKNOWN_RULE = 0.5

/**
 * Finds who said what in a document.
 *
 * Reads `document.folded` for Chinese, so that Traditional text gives what Simplified text gives; every span is one of
 * `document.text`.
 *
 * @returns quotes in order of their first part; refused passages with the rule that refused them. Never fails; linear
 *   in the length of the text.
 */
export function findQuotes(document: Document, rules: QuoteRules): QuoteFindings {
  const reading: Reading = {
    document,
    chinese: readChinese(document.text, document.folded, rules.chinese),
    english: readEnglish(document.text, rules.english),
  }
  const accepted: Look[] = []
  const rejected: RejectedPassage[] = []
  for (const frame of frameBlocks(document, findPassages(document.text, document.blocks))) {
    if (document.blocks[frame.block]?.kind === 'boilerplate') continue
    for (const index of frame.passages.keys()) {
      const look = lookAt(reading, frame, index)
      if (look === undefined) continue
      if (look.verdict.kind === 'rejected') rejected.push({ span: look.passage.inner, rule: look.verdict.rule })
      else accepted.push(look)
    }
  }
  const quotes = settle(reading, joinParts(document.text, accepted), rules)
  return { quotes, rejected, speakers: listSpeakers(reading) }
}

function settle(reading: Reading, drafts: readonly Draft[], rules: QuoteRules): readonly Quote[] {
  const quotes: Quote[] = []
  let previous: Settled | undefined
  for (const draft of drafts) {
    const candidate = findSpeaker(reading, draft, previous)
    if (candidate !== undefined) previous = { draft, candidate }
    quotes.push({
      kind: draft.looks[0].verdict.kind === 'partial' ? 'partial' : 'direct',
      parts: draft.looks.map((look) => look.passage.inner),
      cue: candidate?.cue,
      attribution: candidate && attribute(reading, draft, candidate, rules),
    })
  }
  return quotes
}

function attribute(reading: Reading, draft: Draft, candidate: Candidate, rules: QuoteRules): Attribution | undefined {
  const [look] = draft.looks
  const { mention } = candidate
  const resolved = resolveMention(reading, look, mention)
  if (resolved === undefined || resolved.name === '') return undefined
  const table = rules.confidence[look.language]
  const base = table.get(candidate.rule) ?? UNKNOWN_RULE
  const pronoun = mention.kind === 'pronoun' ? (table.get('pronoun') ?? UNKNOWN_RULE) : 1
  return {
    name: resolved.name,
    mention: mention.span,
    role: mention.role ?? resolved.person?.roles[0],
    confidence: base * pronoun,
    rule: mention.kind === 'pronoun' ? `${candidate.rule}-pronoun` : candidate.rule,
  }
}

function listSpeakers(reading: Reading): readonly Speaker[] {
  const people = [...reading.chinese.people.byName.values(), ...reading.english.people.byName.values()]
  return people
    .map(({ mention, aliases, roles }) => ({
      name: reading.document.text.slice(mention.start, mention.end),
      aliases: [...aliases],
      mention,
      roles,
    }))
    .sort((a, b) => a.mention.start - b.mention.start)
}
