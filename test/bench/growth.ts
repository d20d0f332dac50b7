import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Analyser } from '../../src/analysis/analyse.ts'
import type { TopicIndex } from '../../src/topic/match-topics.ts'

const MB = 1_000_000
/** So that the smallest documents do not show the time of compiling the code. */
const WARM_UP_TURNS = 100
const HEADING = 'size, time, time per MB, heap that the analysis holds, per MB'

/** Shows time and memory for documents from 10 KB to 10 MB, in both languages. */
export function growth(analyser: Analyser, topics: TopicIndex): void {
  process.stdout.write(`\ngrowth: ${HEADING}\n`)
  for (const [name, sentence] of Object.entries({ en: englishSentence, zh: chineseSentence })) {
    for (let turn = 0; turn < WARM_UP_TURNS; turn++) analyse(articleOf(10_000, sentence), analyser, topics)
    for (const size of [10_000, 100_000, MB, 2 * MB, 4 * MB, 10 * MB])
      show(name, articleOf(size, sentence), analyser, topics)
  }
}

/** Shows the time for inputs that would be slow if anything in the analysis were not linear. */
export function hostile(analyser: Analyser, topics: TopicIndex): void {
  process.stdout.write(`\nhostile input: ${HEADING}\n`)
  for (const count of [1, 2, 4]) {
    show(
      `one line of ${count * 5} MB`,
      'risk and 风险，'.repeat(count * 500_000).slice(0, count * 5 * MB),
      analyser,
      topics,
    )
  }
  for (const count of [100_000, 200_000, 400_000]) show(`${count} unclosed “`, '“风险 '.repeat(count), analyser, topics)
  for (const count of [50_000, 100_000, 200_000])
    show(`${count} equal sentences`, '风险在上升。'.repeat(count), analyser, topics)
}

function show(name: string, text: string, analyser: Analyser, topics: TopicIndex): void {
  const size = Buffer.byteLength(text) / MB
  const heap = heapInUse()
  const start = performance.now()
  const analysis = analyse(text, analyser, topics)
  const ms = performance.now() - start
  const held = heapInUse() - heap
  const outcome = analysis.ok ? `${analysis.value.takeaways.takeaways.length} takeaways` : analysis.failure.code
  process.stdout.write(
    `${name.padEnd(24)} ${size.toFixed(2).padStart(6)} MB ${ms.toFixed(0).padStart(6)} ms ${(ms / size).toFixed(0).padStart(6)} ms/MB ${held.toFixed(1).padStart(6)} MB ${(held / size).toFixed(1).padStart(6)}  ${outcome}\n`,
  )
}

function analyse(text: string, analyser: Analyser, topics: TopicIndex): ReturnType<Analyser['analyse']> {
  const origin = { id: 'bench', name: 'bench', url: undefined, contentHash: '' }
  return analyser.analyse({ format: 'plain', text, origin }, topics, { count: 'auto', unit: 'sentence' })
}

/** Megabytes in use after garbage is collected. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  // one that was under way keeps what died since it began: the second one is whole
  collect()
  collect()
  return process.memoryUsage().heapUsed / MB
}

/** Made-up news, different in every sentence: the same sentence over and over would be easy. */
function articleOf(size: number, sentence: (place: number) => string): string {
  const sentences: string[] = []
  let length = 0
  for (let place = 0; length < size; place++) {
    const next = sentence(place)
    sentences.push(next)
    length += Buffer.byteLength(next)
  }
  return sentences.join('')
}

function englishSentence(place: number): string {
  const end = place % 4 === 3 ? '\n' : ' '
  if (place % 5 === 0)
    return `“Costs fell by ${place % 97}% in town ${place},” said Ann Lee${place % 50}, a spokeswoman.${end}`
  return `Bank number ${place} plans to lend ${place % 89} million dollars to shops in district ${place % 311} next year.${end}`
}

function chineseSentence(place: number): string {
  const end = place % 4 === 3 ? '\n' : ''
  if (place % 5 === 0) return `“第${place}号网点的成本下降了${place % 97}%。”银行经理李明${place % 50}表示。${end}`
  return `第${place}家银行计划明年向第${place % 311}区的商户放贷${place % 89}亿元，以支持当地消费。${end}`
}
