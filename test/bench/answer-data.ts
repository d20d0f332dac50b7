import type { Analysis } from '../../src/analysis/analysis.ts'
import { splitSentences } from '../../src/text/sentences.ts'
import { readQuestionSet } from './question-data.ts'

/** A question and a text that it is asked of, with what answers it there. */
export interface AskedQuestion {
  readonly id: string
  readonly question: string
  readonly lang: string
  readonly gold: string
  /** Wordings of the answer in that text. */
  readonly answers: readonly string[]
  /** 0 for learning, 1 for reporting: by the text it is about, so that no text is in both. */
  readonly half: 0 | 1
}

/** Texts, and questions about them in the same language or another. */
export interface AnswerSet {
  readonly name: string
  /** Whether what its texts lack is asked of them too: news tells everything twice. */
  readonly isAskedWithout: boolean
  readonly passages: readonly BenchPassage[]
  readonly questions: readonly AskedQuestion[]
}

/** One text of a set. */
export interface BenchPassage {
  readonly id: string
  readonly text: string
}

const SETS = [
  { name: 'cmrc', texts: 'cmrc-trial', questions: 'cmrc-trial', every: 1 },
  { name: 'drcd', texts: 'drcd-dev', questions: 'drcd-dev', every: 3 },
  { name: 'xquad-en', texts: 'xquad-en-dev', questions: 'xquad-en-dev', every: 1 },
  { name: 'xquad-zh', texts: 'xquad-zh-dev', questions: 'xquad-zh-dev', every: 1 },
  { name: 'en→zh', texts: 'xquad-zh-dev', questions: 'xquad-en-dev', every: 1 },
  { name: 'zh→en', texts: 'xquad-en-dev', questions: 'xquad-zh-dev', every: 1 },
  { name: 'news', texts: 'crud-news-dev', questions: 'crud-news-dev', every: 1, isTwice: true },
] as const

/** Reads every set; the questions across languages are those of the other language's set, which runs parallel. */
export function readAnswerSets(folder: string): readonly AnswerSet[] {
  return SETS.map(({ name, texts, questions: asking, every, ...told }) => {
    const { passages, questions: own } = readQuestionSet(folder, texts)
    const places = new Map(passages.map(({ id }, place) => [id, place]))
    const bare = (id: string): string => id.replace(/^x(en|zh)-/, '')
    const byBareId = new Map(own.map((question) => [bare(question.id), question]))
    const questions = readQuestionSet(folder, asking)
      .questions.filter((_, i) => i % every === 0)
      .flatMap(({ id, question, lang }): readonly AskedQuestion[] => {
        const there = byBareId.get(bare(id))
        const gold = there?.gold[0]
        if (there === undefined || gold === undefined) return []
        const half = (places.get(gold) ?? 0) % 2 === 0 ? 0 : 1
        return [{ id, question, lang, gold, answers: there.answers, half }]
      })
    return { name, isAskedWithout: !('isTwice' in told), passages, questions }
  })
}

/** Makes a corpus of texts of which nothing but their sentences is known. */
export function corpusOf(passages: readonly BenchPassage[], fold: (text: string) => string) {
  return { packs: [], items: [], analyses: passages.map((passage) => analysisOf(passage, fold)) }
}

/** The same texts, each without the sentences that answer one of its questions. */
export function withoutFacts(
  passages: readonly BenchPassage[],
  asked: ReadonlyMap<string, AskedQuestion>,
  compact: (text: string) => string,
): readonly BenchPassage[] {
  return passages.map(({ id, text }) => {
    const answers = asked.get(id)?.answers.map(compact) ?? []
    const sentences = splitSentences(text, { start: 0, end: text.length }).map(({ start, end }) =>
      text.slice(start, end),
    )
    const kept = sentences.filter((sentence) => !answers.some((answer) => compact(sentence).includes(answer)))
    return { id, text: kept.join(/\p{Script=Han}/u.test(text) ? '' : ' ') }
  })
}

/** Folds a text for comparing: letters in lower case, Simplified, no white space. */
export function compactWith(fold: (text: string) => string): (text: string) => string {
  return (text) => fold(text).toLowerCase().replace(/\s+/g, '')
}

function analysisOf({ id, text }: BenchPassage, fold: (text: string) => string): Analysis {
  const span = { start: 0, end: text.length }
  return {
    document: {
      id,
      origin: { id, name: id, url: undefined, contentHash: '' },
      text,
      folded: fold(text),
      title: undefined,
      publisher: undefined,
      authors: [],
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
