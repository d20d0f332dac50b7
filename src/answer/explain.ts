import { sliceSpan } from '../text/span.ts'
import { type AnswerStep, answerInSteps } from './answer-question.ts'
import type { AnswerRequest } from './answer-request.ts'
import { type ExplainedGroup, explainGroups } from './explain-groups.ts'
import { allSigns } from './judge.ts'
import { isPersonKey, type PartKey } from './read-question.ts'
import type { Signs } from './weighing.ts'

/** How a question was read and what was weighed, for an operator. */
export interface Explanation {
  /** What became of it, as the answer says. */
  readonly outcome: string
  readonly confidence: number
  /** Each question that was answered on the way, in order: one, but where the same is asked of several things. */
  readonly steps: readonly ExplainedStep[]
}

/** One question that was answered. */
export interface ExplainedStep {
  /** What it was asked of; not given where it says so itself. */
  readonly about?: string
  /** What it asks for, such as `number`. */
  readonly asks: readonly string[]
  readonly parts: readonly ExplainedPart[]
  /** What is looked for, in both languages. */
  readonly groups: readonly ExplainedGroup[]
  /** Best first. */
  readonly candidates: readonly ExplainedCandidate[]
  /** What its answer begins with, or would, were it sure enough; `null` when nothing was found. */
  readonly best: string | null
  /** Whether that leaves untold what was asked. */
  readonly isDoubtful: boolean
  /** Whether somebody is asked about who says nothing of it. */
  readonly isUnsaid: boolean
  readonly outcome: string
  readonly confidence: number
}

/** One thing that the question names. */
export interface ExplainedPart {
  readonly text: string
  /** `pair`: of Han characters; the other kinds may stand over some of the same text. */
  readonly as: 'word' | 'pair' | 'concept' | 'person'
  /** How much it tells. */
  readonly weight: number
}

/** One passage that was weighed. */
export interface ExplainedCandidate {
  readonly text: string
  readonly language: string
  /** Comparable within one step. */
  readonly fit: number
  /** What speaks for it, by name; see `content/lang/<tag>/answer.json` for the weights. */
  readonly signs: Signs
}

/** Answers a question, and tells what answering it did. */
export function explainAnswer(request: AnswerRequest): Explanation {
  const { answer, steps } = answerInSteps(request)
  return {
    outcome: answer.outcome,
    confidence: rounded(answer.confidence),
    steps: steps.map((step) => explainStep(request, step)),
  }
}

function explainStep({ index, topK }: AnswerRequest, step: AnswerStep): ExplainedStep {
  const { about, evidence, ranked, best, isDoubtful, isUnsaid, answer } = step
  const { asked, question } = evidence
  return {
    ...(about === undefined ? {} : { about }),
    asks: [...question.asks],
    parts: question.parts.map(({ key, span, weight }) => ({
      text: sliceSpan(question.folded, span),
      as: kindOf(key),
      weight: rounded(weight),
    })),
    groups: explainGroups(index.index, asked),
    candidates: ranked.slice(0, topK).map((judged) => ({
      text: judged.wording.text,
      language: judged.wording.language,
      fit: rounded(judged.fit),
      signs: Object.fromEntries(
        Object.entries(allSigns(question, judged)).map(([name, value]) => [name, rounded(value)]),
      ),
    })),
    best: best?.wording.text ?? null,
    isDoubtful,
    isUnsaid,
    outcome: answer.outcome,
    confidence: rounded(answer.confidence),
  }
}

function kindOf(key: PartKey): ExplainedPart['as'] {
  if (typeof key === 'number') return 'pair'
  if (isPersonKey(key)) return 'person'
  return key.startsWith('#') ? 'concept' : 'word'
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
