import type { Span } from '../text/span.ts'
import { behind, comesIn, newcomer, showsFeeling } from './behind-zh.ts'
import { readColon, readLead } from './cues-en.ts'
import { readChineseSentence } from './cues-zh.ts'
import type { Draft } from './drafts.ts'
import { answers, besideOthers } from './exchange-zh.ts'
import { cutPieces, type Piece } from './frames.ts'
import type { Look, Reading } from './look.ts'
import { type Candidate, candidateOf, foundBy, type Mention, standingFor } from './mention.ts'
import { firstPerson } from './nearest-zh.ts'
import { isPair } from './pairs-zh.ts'
import type { ChineseText } from './people-zh.ts'
import { fitsGender, isWellKnown } from './phrase-evidence.ts'
import { readSignature } from './signature.ts'
import { sentenceSubject } from './subjects-en.ts'
import { readWords } from './words-en.ts'

const STATEMENT = '声明'
const STOPS = new Set('。！？.!?，,')
/** What may stand between a verb of saying and the passage it leads to, in characters. */
const LONGEST_STOP = 3
/** Behind so many commas nobody speaks what stands before the sentence. */
const FARTHEST_CLAUSE = 2
/** A sentence with refused passages in it is read over this many code units at most. */
const LONGEST_SENTENCE = 400

/** A settled speaker, carried on to the utterances that follow without one. */
export interface Settled {
  readonly draft: Draft
  readonly candidate: Candidate
}

/** Finds who speaks: beside the passage first, then around it, then before it, then whoever spoke last. */
export function findSpeaker(reading: Reading, draft: Draft, previous: Settled | undefined): Candidate | undefined {
  const found =
    readSignature(reading, draft) ??
    beside(reading, draft) ??
    before(reading, draft, previous) ??
    behind(reading, draft)
  return found && (goesOn(reading, draft.looks[0], found, previous) ?? withAntecedent(reading, draft.looks[0], found))
}

function beside(reading: Reading, { looks }: Draft): Candidate | undefined {
  const [first, ...others] = looks
  const { inherited, leadCandidate: lead } = first
  const tail = looks.length > 1 || !leadsOn(reading, first) ? first.tailCandidate : undefined
  const closing = looks.length === 1 && closesSentence(reading, first) ? tail : undefined
  const goesOnBehind = inherited !== undefined && !endsWithStop(reading, first)
  return (
    somebody(first.ledIn ? lead : undefined) ??
    somebody(closing) ??
    as(goesOnBehind ? somebody(ownSubject(first) ?? inherited) : undefined, 'sentence-subject') ??
    (looks.length > 1 ? around(tail) : somebody(tail)) ??
    as(somebody(lead) ?? somebody(inherited), 'sentence-subject') ??
    as(somebody(others.find((look) => look.tailCandidate !== undefined)?.tailCandidate), 'cue-after') ??
    besideOthers(reading, looks.at(-1) ?? first) ??
    inLead(reading, first)
  )
}

/** A stop or a comma of its own. */
function endsWithStop({ document }: Reading, { passage }: Look): boolean {
  return STOPS.has(document.text.charAt(passage.inner.end - 1))
}

/**
 * Tells whether the Chinese sentence behind a passage is none of its own: `“…。”几天后，何静说，“…”` leads on to the
 * next passage, and what stands behind a passage that is led in and ends with a stop is the next sentence.
 */
function leadsOn(reading: Reading, look: Look): boolean {
  const { text } = reading.document
  const { passage, ledIn, tail, tailCandidate } = look
  const { start, end } = passage.inner
  if (look.language === 'en') return false
  const ended = /[。！？.!?…]\s*$/.test(text.slice(Math.max(start, end - 4), end))
  if (ledIn) return ended || /[，,]/.test(text.charAt(tail.start))
  if (!ended) return isWithinClause(text, look) || opensNext(text, look)
  // `…。”门将红着眼，她说很难受，`: her clause goes on from her own sentence
  if (goesOnFrom(text, tail, tailCandidate)) return true
  const before = text.slice(tail.start, tailCandidate?.mention.span.start ?? tail.start)
  // `…。”最后，比赛结束，大雨停了，网友说…`: far from the passage, and in a sentence of its own
  if ((before.match(/[，,]/g)?.length ?? 0) >= FARTHEST_CLAUSE) return true
  return endsSentence(reading, look, before) || leadsToNext(text, look)
}

/** `联盟认为规定“…”，公司也表示…`: the verb of saying of the clause that a passage stands in, with a subject of its own. */
function isWithinClause(text: string, look: Look): boolean {
  const cue = ownSubject(look)?.cue
  if (cue === undefined || !/^[，,]/.test(text.slice(look.tail.start))) return false
  return !/[，,；;：:]/.test(text.slice(cue.end, look.lead.end))
}

/** Tells whether a passage that ends with a stop ends the sentence of its lead, which has somebody in it. */
function endsSentence(reading: Reading, look: Look, before: string): boolean {
  const { lead, language, leadCandidate } = look
  const { text } = reading.document
  if (!/[，,]\s*$/.test(text.slice(lead.start, lead.end))) return false
  // `物业表示，“…。”律师认为，…`: whoever the lead has speaking says it
  if (ownSubject({ language, leadCandidate }) !== undefined) return true
  // `…已经知晓，“…。”事情传开之后，网友说…`: the passage belongs to the sentence that it ends
  if (/[，,]/.test(before)) return true
  // `队长田航有些兴奋，“…。”书记李明表示，…`
  const isAbout = leadCandidate?.cue !== undefined || firstPerson(reading.chinese, lead) !== undefined
  return isAbout && !closesSentence(reading, look)
}

/** Tells whether a verb of saying behind a passage leads to the next one. */
function leadsToNext(text: string, { frame, index, tail, tailCandidate }: Look): boolean {
  const next = frame.passages[index + 1]?.outer.start
  const cue = tailCandidate?.cue
  if (next === undefined || cue === undefined || next - cue.end > LONGEST_STOP) return false
  const attribution = text.slice(tail.start, cue.start)
  return /^道?[：:，,\s]*$/.test(text.slice(cue.end, next)) && /[，,]/.test(attribution)
}

/** `“…”，店家回覆「…」`, `“…”时，何静说`: a verb of saying of another clause. */
function opensNext(text: string, { frame, index, tail, tailCandidate }: Look): boolean {
  const next = frame.passages[index + 1]?.outer.start
  const cue = tailCandidate?.cue
  if (/[时時]/.test(text.charAt(tail.start))) return true
  if (next === undefined || cue === undefined || !/[，,]/.test(text.charAt(tail.start))) return false
  return cue.end <= next && /^道?[：:]?\s*$/.test(text.slice(cue.end, next))
}

/** Tells whether a pronoun behind a passage stands for somebody of its own sentence. */
function goesOnFrom(text: string, tail: Span, candidate: Candidate | undefined): boolean {
  const { kind, span } = candidate?.mention ?? {}
  // `“…”，他在会上说`: the comma of the passage itself parts nothing
  return kind === 'pronoun' && span !== undefined && /.[，,]/s.test(text.slice(tail.start, span.start))
}

/** The verb of saying of a Chinese lead, when it has a subject of its own. */
function ownSubject({ language, leadCandidate }: Pick<Look, 'language' | 'leadCandidate'>): Candidate | undefined {
  const isOwn = language === 'zh' && leadCandidate?.cue !== undefined && leadCandidate.mention.kind !== 'none'
  return isOwn ? leadCandidate : undefined
}

/** Tells whether a Chinese sentence ends with the verb of saying behind a passage: `“…”，何静介绍。` */
function closesSentence({ document }: Reading, { language, tail, tailCandidate }: Look): boolean {
  if (language === 'en' || tailCandidate?.cue === undefined || tailCandidate.mention.kind !== 'name') return false
  return /^道?[。！？\s]*$/.test(document.text.slice(tailCandidate.cue.end, tail.end))
}

/** Whoever the sentence that leads to a passage is about, though it has no verb of saying. */
function inLead(reading: Reading, look: Look): Candidate | undefined {
  if (look.lead.end === look.lead.start || /[)）]/.test(charBefore(reading, look))) return undefined
  if (look.language === 'en') {
    readWords(reading.english.words, look.lead)
    return readColon(reading.english.words)
  }
  const mention = firstPerson(reading.chinese, look.lead)
  return mention && candidateOf(mention, undefined, 'beside-verb')
}

/** What stands right before a passage; a bracket closes a dateline, whose reporter says nothing. */
function charBefore({ document }: Reading, { lead }: Look): string {
  return document.text.charAt(lead.end - 1)
}

/** The same candidate, found by another rule. */
function as(candidate: Candidate | undefined, rule: string): Candidate | undefined {
  return candidate && foundBy(candidate, rule)
}

/** Who speaks on both sides of his verb of saying; what he does between two passages tells less. */
function around(tail: Candidate | undefined): Candidate | undefined {
  const found = somebody(tail)
  return found?.cue === undefined ? found : as(found, 'cue-around')
}

/** A candidate that is not left out, as a Chinese sentence may leave out its subject. */
function somebody(candidate: Candidate | undefined): Candidate | undefined {
  return candidate?.mention.kind === 'none' ? undefined : candidate
}

/** `何静说：“…”她还说，“…”`: a pronoun right behind a passage is whoever said that. */
function goesOn(
  { chinese, document }: Reading,
  look: Look,
  candidate: Candidate,
  previous: Settled | undefined,
): Candidate | undefined {
  const last = previous?.draft.looks.at(-1)
  if (previous === undefined || last === undefined || look.language !== 'zh') return undefined
  const { span } = candidate.mention
  const { folded } = chinese
  if (!isStatement(chinese, span) && !isOnePronoun(chinese, candidate.mention)) return undefined
  const asked =
    previous.candidate.cue !== undefined &&
    folded.slice(previous.candidate.cue.start, previous.candidate.cue.end).includes('问')
  const isNext = !asked && last.frame === look.frame && last.index === look.index - 1
  const to = isStatement(chinese, span) ? Math.min(span.start, look.passage.outer.start) : span.start
  if (!isNext || !/^[\u3400-\u9fff\s]{0,6}$/.test(document.text.slice(last.passage.outer.end, to))) return undefined
  const speaker = previous.candidate.antecedent ?? previous.candidate.mention
  if (!isWellKnown(chinese, speaker) || isPair(chinese, speaker.span) || !fitsGender(chinese, speaker, span))
    return undefined
  return standingFor(candidate, speaker, true)
}

function isOnePronoun({ folded, rules }: ChineseText, { kind, span }: Mention): boolean {
  return kind === 'pronoun' && rules.singularPronouns.has(folded.slice(span.start, span.end))
}

/** `声明说`: a statement without whose it is. */
function isStatement({ folded }: ChineseText, { start, end }: Span): boolean {
  return end - start === STATEMENT.length && folded.startsWith(STATEMENT, start)
}

/** Finds what `该组织` and a bare `声明` stand for: whoever the sentence before is about. */
function withAntecedent(reading: Reading, look: Look, candidate: Candidate): Candidate {
  const { folded, rules } = reading.chinese
  const { mention } = candidate
  const isGroup = rules.groupPronouns.has(folded.slice(mention.span.start, mention.span.end))
  if (look.language !== 'zh' || !(isGroup || isStatement(reading.chinese, mention.span))) return candidate
  const piece = pieceBefore(reading, look)
  const antecedent = piece && readChineseSentence(reading.chinese, piece.span)?.mention
  if (antecedent === undefined || antecedent.kind === 'pronoun') return candidate
  // `该公司` is no eyewitness
  const isPerson =
    antecedent.kind === 'phrase' && /[人员者子友民]$/.test(folded.slice(antecedent.span.start, antecedent.span.end))
  return isPerson ? candidate : standingFor(candidate, antecedent)
}

function before(reading: Reading, draft: Draft, previous: Settled | undefined): Candidate | undefined {
  const [first] = draft.looks
  const piece = pieceBefore(reading, first)
  const sentence = piece && readSentence(reading, first, piece.span)
  if (sentence !== undefined && piece !== undefined && endsInColon(reading, piece.span))
    return foundBy(sentence, 'colon')
  const isUncued = sentence === undefined || sentence.rule === 'beside-verb'
  const feels = isUncued ? showsFeeling(reading, draft) : undefined
  if (feels !== undefined) return feels
  return answers(reading, first, sentence ?? previous?.candidate)
    ? undefined
    : carriedOn(reading, draft, sentence, previous)
}

/** Whoever spoke last, unless the sentence before a passage is about somebody. */
function carriedOn(
  reading: Reading,
  draft: Draft,
  sentence: Candidate | undefined,
  previous: Settled | undefined,
): Candidate | undefined {
  const [first] = draft.looks
  const last = previous?.draft.looks.at(-1)
  if (previous !== undefined && last !== undefined) {
    const isOthers = first.language === 'zh' && sentence !== undefined && comesIn(reading, previous.candidate, sentence)
    if (last.frame === first.frame && (sentence === undefined || (sentence.rule === 'beside-verb' && !isOthers)))
      return newcomer(reading, draft, sentence) ?? foundBy(previous.candidate, 'same-speaker')
    if (first.passage.block - last.passage.block === 1 && first.index === 0 && first.lead.start === first.lead.end) {
      return foundBy(previous.candidate, 'previous-block')
    }
  }
  return sentence
}

/** The sentence before a passage: in its block, or the last one of the block before. */
function pieceBefore(reading: Reading, look: Look): Piece | undefined {
  const gap = look.frame.gaps[look.index] ?? []
  const own = look.lead.end > look.lead.start ? gap.at(-2) : gap.at(-1)
  if (own !== undefined && look.language === 'zh') return { ...own, span: wholeSentence(reading, look, own.span) }
  if (own !== undefined || look.index > 0) return own
  const block = reading.document.blocks[look.frame.block - 1]
  return block && cutPieces({ text: reading.document.text, signs: reading.signs }, block.span).at(-1)
}

/** A sentence with the refused passages in it, which part it into pieces; as far back as is worth reading. */
function wholeSentence({ document }: Reading, { frame, index }: Look, piece: Span): Span {
  let { start } = piece
  for (let at = index; at > 0 && (frame.gaps[at]?.[0]?.span.start ?? start) === start; at--) {
    const said = frame.passages[at - 1]?.inner.end ?? start
    if (/[。！？]/.test(document.text.charAt(said - 1))) break
    const before = frame.gaps[at - 1]?.at(-1)
    const from = before?.span.start ?? frame.passages[at - 1]?.outer.start ?? start
    if (before?.ended || piece.end - from > LONGEST_SENTENCE) break
    start = from
  }
  return { start, end: piece.end }
}

function readSentence(reading: Reading, look: Look, sentence: Span): Candidate | undefined {
  if (look.language === 'zh') return readChineseSentence(reading.chinese, sentence)
  const { words } = reading.english
  readWords(words, sentence)
  const cued = readLead(words)
  if (cued !== undefined) return foundBy(cued, 'sentence-before')
  const mention = sentenceSubject(words, words.count)
  return mention && candidateOf(mention, undefined, 'beside-verb')
}

function endsInColon(reading: Reading, span: Span): boolean {
  return /[:：]\s*$/.test(reading.document.text.slice(span.start, span.end))
}
