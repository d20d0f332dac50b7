import type { Analyser } from '../../src/analysis/analyse.ts'
import type { TopicIndex } from '../../src/topic/match-topics.ts'

const MB = 1_000_000

/** Shows time and memory for documents from 10 KB to 10 MB, in both languages. */
export function growth(analyser: Analyser, topics: TopicIndex): void {
  process.stdout.write('\ngrowth: size, time, time per MB, heap grown\n')
  for (const [name, sentence] of Object.entries({ en: englishSentence, zh: chineseSentence })) {
    for (const size of [10_000, 100_000, MB, 2 * MB, 4 * MB, 10 * MB])
      show(name, articleOf(size, sentence), analyser, topics)
  }
}

/** Shows the time for inputs that would be slow if anything in the analysis were not linear. */
export function hostile(analyser: Analyser, topics: TopicIndex): void {
  process.stdout.write('\nhostile input: size, time, time per MB, heap grown\n')
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
  const heap = process.memoryUsage().heapUsed
  const start = performance.now()
  const origin = { id: 'bench', name: 'bench', url: undefined, contentHash: '' }
  const analysis = analyser.analyse({ format: 'plain', text, origin }, topics, { count: 'auto', unit: 'sentence' })
  const ms = performance.now() - start
  const grown = (process.memoryUsage().heapUsed - heap) / MB
  const outcome = analysis.ok ? `${analysis.value.takeaways.takeaways.length} takeaways` : analysis.failure.code
  process.stdout.write(
    `${name.padEnd(24)} ${size.toFixed(2).padStart(6)} MB ${ms.toFixed(0).padStart(6)} ms ${(ms / size).toFixed(0).padStart(6)} ms/MB ${grown.toFixed(0).padStart(5)} MB  ${outcome}\n`,
  )
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
