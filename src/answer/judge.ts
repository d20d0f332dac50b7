import type { AnswerOutcome } from './answer.ts'
import type { Question } from './read-question.ts'
import type { EvidenceScore } from './score-evidence.ts'

/** From these confidences on, a passage answers, or is at least worth showing as the nearest. */
const ANSWERED = 0.5
const NEAREST = 0.2

/**
 * How well a passage fits among the passages for one question.
 *
 * The weights were fitted by softmax regression on reading-comprehension questions in three scripts, each against the
 * other sentences of its text. How near together the words stand did not help beyond the rest.
 *
 * @param found the passage's score in the index, as a share of the highest.
 * @returns from 0 to about 1.
 */
export function fitOf(question: Question, evidence: EvidenceScore, found: number): number {
  const shown = question.asks.size === 0 ? 0 : evidence.shown * 0.16
  return evidence.reach * 0.2 + evidence.specific * 0.28 + evidence.characters * 0.24 + found * 0.16 + shown
}

/**
 * How sure it is that a passage tells what was asked, from 0 to 1.
 *
 * Logistic regression on the same questions: asked of all texts, of all but the right one, and of the right one
 * without the sentence that answers. What is asked for and not shown, or counted and not named, is a prior of ours:
 * those sets hardly ask for what is not there.
 */
export function confidenceOf(question: Question, evidence: EvidenceScore): number {
  const words = evidence.reach * 0.9 + evidence.specific * 2.1 + evidence.characters * 2.2
  const isTyped = question.asks.size > 0
  const kind = isTyped ? evidence.shown * 0.9 - 0.5 : 0
  const counted = evidence.wanted === 1 ? 0 : -1.5
  return 1 / (1 + Math.exp(3.3 - words - kind - counted))
}

/** What may be said with a confidence. */
export function outcomeOf(confidence: number): AnswerOutcome {
  if (confidence >= ANSWERED) return 'answered'
  return confidence >= NEAREST ? 'nearest' : 'none'
}
