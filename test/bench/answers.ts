import type { Analysis } from '../../src/analysis/analysis.ts'
import type { Answer } from '../../src/answer/answer.ts'
import type { CorpusIndex } from '../../src/search/search-corpus.ts'
import { splitSentences } from '../../src/text/sentences.ts'
import { option } from './arguments.ts'
import { builtEngine, searchRules } from './built-engine.ts'
import { QUESTION_SETS, readQuestionSet } from './question-data.ts'
import { type GoldQuestion, percent, quantile } from './score-search.ts'

/** Sentences that an answer may have. */
const TOP = 3
/** Questions of each set; the second half of them is asked of a corpus without the texts that answer. */
const LIMIT = 400

/**
 * Measures answers over all texts of a set at once: how often the first sentence holds the answer, how often that is
 * said with confidence, and how often a question is answered whose text has been taken away. The news are left out.
 */
export async function run(args: readonly string[]): Promise<void> {
  const folder = option(args, 'data', '../shared/bench/data')
  const engine = await builtEngine()
  const rules = searchRules(engine)
  const fold = (text: string): string => rules.fold(text).toLowerCase().replace(/\s+/g, '')
  for (const name of QUESTION_SETS.filter((set) => set !== 'crud-news-dev')) {
    const { passages, questions: all } = readQuestionSet(folder, name)
    const step = Math.max(1, Math.ceil(all.length / LIMIT))
    const questions = all.filter((_, i) => i % step === 0)
    const [present, removed] = [questions.filter((_, i) => i % 2 === 0), questions.filter((_, i) => i % 2 === 1)]
    const gone = new Set(removed.flatMap(({ gold }) => gold))
    const whole = engine.buildCorpusIndex(corpusOf(passages, rules.fold), rules)
    const kept = passages.filter(({ id }) => !gone.has(id))
    const without = engine.buildCorpusIndex(corpusOf(kept, rules.fold), rules)
    const times: number[] = []
    const ask = (index: CorpusIndex, { question, lang }: GoldQuestion): Answer => {
      const asked = performance.now()
      const language = lang === 'en' ? 'en' : 'zh-Hans'
      const answer = engine.answerQuestion({ question, index, language, topK: TOP })
      times.push(performance.now() - asked)
      return answer
    }
    const right = (question: GoldQuestion, { sentences: [first] }: Answer): boolean =>
      first !== undefined &&
      question.gold.includes(first.citation.source) &&
      question.answers.some((wording) => fold(first.text).includes(fold(wording)))
    const answers = present.map((question) => ({ question, answer: ask(whole, question) }))
    const rightOnes = answers.filter(({ question, answer }) => right(question, answer))
    const answered = answers.filter(({ answer }) => answer.outcome === 'answered')
    const falselyAnswered = removed.filter((question) => ask(without, question).outcome === 'answered')
    const row = {
      set: name,
      n: present.length,
      firstHolds: percent(rightOnes.length, present.length),
      answered: percent(answered.length, present.length),
      rightOfAnswered: percent(
        answered.filter(({ question, answer }) => right(question, answer)).length,
        answered.length,
      ),
      answeredWithoutText: percent(falselyAnswered.length, removed.length),
      p50Ms: Number(quantile(times, 0.5).toFixed(2)),
      p99Ms: Number(quantile(times, 0.99).toFixed(2)),
    }
    process.stdout.write(`${JSON.stringify(row)}\n`)
  }
}

function corpusOf(passages: readonly { readonly id: string; readonly text: string }[], fold: (text: string) => string) {
  return { packs: [], items: [], analyses: passages.map(({ id, text }) => analysisOf(id, text, fold)) }
}

/** A document of one paragraph, of which nothing but its sentences is known. */
function analysisOf(id: string, text: string, fold: (text: string) => string): Analysis {
  const span = { start: 0, end: text.length }
  return {
    document: {
      id,
      origin: { id, name: id, url: undefined, contentHash: '' },
      text,
      folded: fold(text),
      title: undefined,
      publisher: undefined,
      publishedOn: undefined,
      language: /\p{Script=Han}/u.test(text) ? 'zh-Hans' : 'en',
      blocks: [{ span, kind: 'paragraph', rule: 'given' }],
      sentences: splitSentences(text, span).map((sentence) => ({ span: sentence, block: 0, clauses: [sentence] })),
      sections: [{ heading: undefined, blocks: { start: 0, end: 1 } }],
    },
    quotes: { quotes: [], rejected: [], speakers: [] },
    takeaways: { takeaways: [], leftOut: [] },
  }
}
