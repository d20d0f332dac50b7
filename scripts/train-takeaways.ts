import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { loadRules } from '../test/bench/load-rules.ts'
import { readSamples } from '../test/bench/takeaway-data.ts'
import { readHeadlined } from './train/headlined.ts'
import { type Learned, learnChinese, learnEnglish } from './train/learn.ts'

/*
 * Learns the weights of takeaway selection and writes them into `content/lang/<tag>/takeaway.json`.
 *
 *   npx tsx scripts/train-takeaways.ts <folder of the tuning data>
 *
 * The texts stay where they are; only weights, and words that many documents share, are written.
 * `npm run bench -- takeaways` says what such weights are worth on documents they were not learned from.
 */

function main(folder: string): void {
  const rules = loadRules()
  const english = readSamples(folder, 'cnncorpus-tune')
  const chinese = readSamples(folder, 'finna-tune')
  const headlined = readHeadlined(folder)
  write('en', learnEnglish(english, rules), {
    data: 'CNN Corpus, tuning part: news and opinion articles with the sentences that people chose as a summary',
    documents: english.length,
    method:
      'softmax over the sentences of each document on piecewise linear curves and shared words, Adam, ridge; clauses by closeness (ROUGE-1 and ROUGE-L) to the highlights',
  })
  write('zh-Hans', learnChinese(chinese, headlined, rules), {
    data: 'FinNA, tuning part: short financial news with the headline that an editor wrote; for clauses also the leads of CRUD news, development part, whose text gives their headline',
    documents: chinese.length,
    articles: headlined.length,
    method:
      'expected closeness (ROUGE-1 and ROUGE-L) of the choice to the headline, on piecewise linear curves, shared words and characters, Adam, ridge; for clauses half of it likelihood of the closest',
  })
}

function write(tag: 'en' | 'zh-Hans', learned: Learned, origin: Readonly<Record<string, string | number>>): void {
  const file = path.join(__dirname, `../content/lang/${tag}/takeaway.json`)
  const before: Readonly<Record<string, unknown>> = JSON.parse(readFileSync(file, 'utf8'))
  const provenance = {
    ...origin,
    terms: 'the data set states no licence and its texts belong to their publishers',
    rights: 'used to learn weights only; no text of it is here, at most single words that many documents share',
    script: 'scripts/train-takeaways.ts',
    date: new Date().toISOString().slice(0, 10),
  }
  writeFileSync(file, `${toText({ ...before, learned: { provenance, ...learned } })}\n`)
}

/** Indented JSON with every list on one line. */
function toText(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(/\[[^[\]{}]*\]/g, (list) => list.replace(/\s*\n\s*/g, ' '))
}

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  process.stderr.write('name the folder of the tuning data\n')
  process.exitCode = 2
} else main(folder)
