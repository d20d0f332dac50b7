import { readFileSync } from 'node:fs'
import path from 'node:path'
import { composeEngine } from '../../adapters/compose.ts'
import { answerQuestion, type LanguageTag } from '../../src/index.ts'
import { option } from './arguments.ts'
import { percent } from './score-search.ts'

interface ForumQuestion {
  readonly question: string
  readonly language: LanguageTag
  /** Words of a right sentence, any of them; none where the article does not tell. */
  readonly holds: readonly string[]
}

/** Asks our own questions, in three scripts, of the article they were written for: `--source FILE`. */
export async function run(args: readonly string[]): Promise<void> {
  const file = option(args, 'source', '../shared/seeds/000_d941f18fff68aa59.txt')
  const text = readFileSync(file, 'utf8')
  const engine = await composeEngine()
  const origin = { id: 'forum', name: 'forum', url: undefined, contentHash: '' }
  const analysed = engine.analyse({ format: 'plain', text, origin })
  if (!analysed.ok) throw new Error(analysed.failure.code)
  const { index } = engine.knowledgeOfDocuments([analysed.value])
  const questions: readonly ForumQuestion[] = JSON.parse(
    readFileSync(path.join(__dirname, '../fixtures/questions/forum.json'), 'utf8'),
  )
  const asked = questions.map((one) => ({
    ...one,
    ...answerQuestion({ ...one, index, topK: 3, earlier: [], shown: [] }),
  }))
  const told = asked.filter(({ holds }) => holds.length > 0)
  const untold = asked.filter(({ holds }) => holds.length === 0)
  const wrong = told.filter(({ holds, sentences }) => !holds.some((words) => sentences[0]?.text.includes(words)))
  const claimed = untold.filter(({ outcome }) => outcome === 'answered')
  for (const { question, outcome, sentences } of [...wrong, ...claimed]) {
    process.stdout.write(`${JSON.stringify({ question, outcome, first: sentences[0]?.text })}\n`)
  }
  const row = {
    right: percent(told.length - wrong.length, told.length),
    answered: told.filter(({ outcome }) => outcome === 'answered').length,
    refused: untold.length - claimed.length,
    unanswerable: untold.length,
  }
  process.stdout.write(`${JSON.stringify(row)}\n`)
}
