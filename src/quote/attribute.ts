import type { Span } from '../text/span.ts'
import { readLead, sentenceSubject } from './cues-en.ts'
import { readChineseSentence } from './cues-zh.ts'
import type { Draft } from './drafts.ts'
import { cutPieces, type Piece } from './frames.ts'
import type { Look, Reading } from './look.ts'
import type { Candidate } from './mention.ts'
import { readWords } from './words-en.ts'

/** A settled speaker, carried on to the utterances that follow without one. */
export interface Settled {
  readonly draft: Draft
  readonly candidate: Candidate
}

/** Finds who speaks: beside the passage first, then around it, then before it, then whoever spoke last. */
export function findSpeaker(reading: Reading, draft: Draft, previous: Settled | undefined): Candidate | undefined {
  return beside(draft) ?? before(reading, draft, previous)
}

function beside({ looks }: Draft): Candidate | undefined {
  const [first, ...others] = looks
  const lead = first.leadCandidate
  if (first.ledIn && lead !== undefined && lead.mention.kind !== 'none') return lead
  if (first.tailCandidate !== undefined && first.tailCandidate.mention.kind !== 'none') {
    return looks.length > 1 ? { ...first.tailCandidate, rule: 'cue-around' } : first.tailCandidate
  }
  if (lead !== undefined && lead.mention.kind !== 'none')
    return lead.rule === 'cue-before' ? { ...lead, rule: 'sentence-subject' } : lead
  for (const look of others) {
    if (look.tailCandidate !== undefined) return { ...look.tailCandidate, rule: 'cue-after' }
  }
  return undefined
}

function before(reading: Reading, draft: Draft, previous: Settled | undefined): Candidate | undefined {
  const [first] = draft.looks
  const piece = pieceBefore(reading, first)
  const sentence = piece && readSentence(reading, first, piece.span)
  if (sentence !== undefined && piece !== undefined && endsInColon(reading, piece.span))
    return { ...sentence, rule: 'colon' }
  const last = previous?.draft.looks.at(-1)
  if (previous !== undefined && last !== undefined) {
    if (last.frame === first.frame && (sentence === undefined || sentence.rule === 'beside-verb'))
      return { ...previous.candidate, rule: 'same-speaker' }
    if (first.passage.block - last.passage.block === 1 && first.index === 0 && first.lead.start === first.lead.end) {
      return { ...previous.candidate, rule: 'previous-block' }
    }
  }
  return sentence
}

/** The sentence before a passage: in its block, or the last one of the block before. */
function pieceBefore(reading: Reading, look: Look): Piece | undefined {
  const gap = look.frame.gaps[look.index] ?? []
  const own = look.lead.end > look.lead.start ? gap.at(-2) : gap.at(-1)
  if (own !== undefined || look.index > 0) return own
  const block = reading.document.blocks[look.frame.block - 1]
  return block && cutPieces(reading.document.text, block.span).at(-1)
}

function readSentence(reading: Reading, look: Look, sentence: Span): Candidate | undefined {
  if (look.language === 'zh') return readChineseSentence(reading.chinese, sentence)
  const words = readWords(reading.document.text, sentence)
  const cued = readLead(words, reading.english.rules)
  if (cued !== undefined) return { ...cued, rule: 'sentence-before' }
  const mention = sentenceSubject(words, reading.english.rules)
  return mention && { mention, cue: undefined, rule: 'beside-verb' }
}

function endsInColon(reading: Reading, span: Span): boolean {
  return /[:：]\s*$/.test(reading.document.text.slice(span.start, span.end))
}
