import { passageTexts, referenceOf, type SentencePassage } from '../search/corpus-passage.ts'
import type { SearchRules } from '../search/search-rules.ts'
import { readEvidence } from './read-evidence.ts'
import type { Question } from './read-question.ts'
import { shownSpans } from './shown-kind.ts'
import type { Judged } from './weighing.ts'

/** A sentence that asks, with the marks that may close it. */
const ASKING = /[?？][”"’'」』)）\s]*$/
/** Sentences behind a question among which its answer is looked for. */
const ANSWER_SENTENCES = 3
/** A question that holds no more than this of what is asked is about something else. */
const LEAST_ASKED = 0.5
/** A prior of ours, for the texts that the weights were learned from hold no interviews: a question tells nothing. */
const ASKS_ONLY = -3

/**
 * Puts the answer of an interview in the place of its question, which holds all the words of what is asked and tells
 * nothing; what stands behind it tells it, mostly without those words. A question without an answer fits worse.
 *
 * @param ranked best first; comes back in the order of the new fits.
 */
export function answersInDialogue(
  question: Question,
  ranked: readonly Judged[],
  rules: SearchRules,
): readonly Judged[] {
  const told = ranked.map((judged) => {
    if (judged.passage.kind !== 'sentence' || !ASKING.test(judged.wording.text)) return judged
    const answer = judged.evidence.alike >= LEAST_ASKED ? answerBehind(question, judged.passage, rules) : undefined
    return answer === undefined ? { ...judged, fit: judged.fit + ASKS_ONLY } : answeredBy(judged, answer)
  })
  const seen = new Set<string>()
  return [...told]
    .sort((a, b) => b.fit - a.fit)
    .filter(({ passage, wording }) => {
      const key = `${referenceOf(passage)} ${wording.language}`
      return seen.size < seen.add(key).size
    })
}

interface Answering {
  readonly passage: SentencePassage
  readonly isShown: boolean
}

/** The first sentence behind a question that holds the kind of thing asked for, or else the first one. */
function answerBehind(question: Question, asking: SentencePassage, rules: SearchRules): Answering | undefined {
  const { document, sentence } = asking
  const behind: SentencePassage[] = []
  for (let at = sentence + 1; at <= sentence + ANSWER_SENTENCES && at < document.sentences.length; at++) {
    const passage: SentencePassage = { ...asking, sentence: at, item: undefined }
    if (ASKING.test(passageTexts(passage).text)) break
    behind.push(passage)
  }
  const telling = behind.find(
    (passage) => shownSpans(question, readEvidence(question, passageTexts(passage).text, rules)).length > 0,
  )
  const [first] = behind
  return first && { passage: telling ?? first, isShown: telling !== undefined }
}

function answeredBy(judged: Judged, { passage, isShown }: Answering): Judged {
  const wording = { ...judged.wording, text: passageTexts(passage).text }
  return { ...judged, passage, wording, isShownBehind: isShown }
}
