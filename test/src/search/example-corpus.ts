import { buildCorpus } from '../../../src/corpus/build-corpus.ts'
import { parsePack } from '../../../src/pack/parse-pack.ts'
import { buildCorpusIndex, type CorpusIndex } from '../../../src/search/search-corpus.ts'
import type { LanguageTag } from '../../../src/text/language.ts'
import { exampleAnalysis, WRITING } from '../corpus/example-analysis.ts'
import { exampleValues, packFiles } from '../pack/example-pack.ts'
import { readSearchRules } from './read-search-rules.ts'

/** What a newspaper wrote of the example pack's meeting, and more. */
export const MEETING_TEXT = [
  '港湾银行年度会议3月2日在海湾酒店举行。',
  '港湾银行首席风险官林悦说，坏账在两年内下降了三成。',
  '潮汐模型目前有70亿参数，由何川的团队自主研发。',
  '何川认为，算力价格还会下降，因为芯片的供应正在增加。',
  '“成本不是唯一的指标，”何川说，“准确率更重要。”',
].join('')

/** The example pack and that text, ready to be asked. */
export function exampleIndex(): CorpusIndex {
  const pack = parsePack(packFiles(exampleValues()))
  if (!pack.ok) throw new Error('the example pack has mistakes')
  const analysis = exampleAnalysis(MEETING_TEXT, {
    quotes: [{ parts: ['成本不是唯一的指标，', '准确率更重要。'], speaker: '何川' }],
  })
  const corpus = buildCorpus({ packs: [pack.value], analyses: [analysis], ...WRITING })
  return buildCorpusIndex(corpus, readSearchRules())
}

/** The same text without the pack. */
export function documentIndex(text: string = MEETING_TEXT, language: LanguageTag = 'zh-Hans'): CorpusIndex {
  const corpus = buildCorpus({ packs: [], analyses: [exampleAnalysis(text, { language })], ...WRITING })
  return buildCorpusIndex(corpus, readSearchRules())
}
