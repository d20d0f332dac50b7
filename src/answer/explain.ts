import { answerQuestion, rankEvidence } from './answer-question.ts'
import type { AnswerRequest } from './answer-request.ts'
import { type ExplainedGroup, explainGroups } from './explain-groups.ts'
import { allSigns, confidenceOf, type Signs } from './judge.ts'

/** How a question was read and what was weighed, for an operator. */
export interface Explanation {
  /** What it asks for, such as `number`. */
  readonly asks: readonly string[]
  readonly parts: readonly { readonly text: string; readonly weight: number }[]
  /** What is looked for, in both languages. */
  readonly groups: readonly ExplainedGroup[]
  /** Best first. */
  readonly candidates: readonly ExplainedCandidate[]
  readonly outcome: string
  readonly confidence: number
}

/** One passage that was weighed. */
export interface ExplainedCandidate {
  readonly text: string
  readonly language: string
  /** Comparable within one explanation. */
  readonly fit: number
  /** What speaks for it, by name; see `content/lang/<tag>/answer.json` for the weights. */
  readonly signs: Signs
}

/** Tells how a question is answered: the same steps as answering it, laid open. */
export function explainAnswer(request: AnswerRequest): Explanation {
  const { question, ranked } = rankEvidence(request)
  const [best] = ranked
  const confidence = best === undefined ? 0 : confidenceOf(question, best, request.index.index.rules)
  return {
    asks: [...question.asks],
    parts: question.parts.map(({ span, weight }) => ({
      text: question.folded.slice(span.start, span.end),
      weight: rounded(weight),
    })),
    groups: explainGroups(request.index.index, request.question),
    candidates: ranked.slice(0, request.topK).map((judged) => ({
      text: judged.wording.text,
      language: judged.wording.language,
      fit: rounded(judged.fit),
      signs: Object.fromEntries(
        Object.entries(allSigns(question, judged)).map(([name, value]) => [name, rounded(value)]),
      ),
    })),
    outcome: answerQuestion(request).outcome,
    confidence: rounded(confidence),
  }
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
