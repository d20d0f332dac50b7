import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { GoldQuestion } from './score-search.ts'

/** The question sets, smallest first but for the news. */
export const QUESTION_SETS = ['cmrc-trial', 'drcd-dev', 'xquad-en-dev', 'xquad-zh-dev', 'crud-news-dev'] as const

/** Passages and the questions about them. */
export interface QuestionSet {
  readonly name: string
  readonly passages: readonly { readonly id: string; readonly text: string }[]
  readonly questions: readonly GoldQuestion[]
}

/** Reads a set of `qa/`; says plainly which folder is missing. */
export function readQuestionSet(folder: string, name: string): QuestionSet {
  const place = path.join(folder, 'qa', name)
  if (!existsSync(place)) throw new Error(`no questions at ${place}; name the data folder with --data`)
  return {
    name,
    passages: readLines(path.join(place, 'passages.jsonl')),
    questions: readLines(path.join(place, 'questions.jsonl')),
  }
}

function readLines<T>(file: string): readonly T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): T => JSON.parse(line))
}
