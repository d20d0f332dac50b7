import { buildCorpus } from '../../../src/corpus/build-corpus.ts'
import type { Corpus, CorpusItem } from '../../../src/corpus/corpus.ts'
import { verifyCorpus } from '../../../src/corpus/verify-corpus.ts'
import { parsePack } from '../../../src/pack/parse-pack.ts'
import { exampleValues, packFiles } from '../pack/example-pack.ts'
import { exampleAnalysis, WRITING } from './example-analysis.ts'

const MEETING =
  '港湾银行年度会议昨天举行。林悦说，坏账在两年内下降了三成。“风控最怕着急，”林悦说，“慢一点反而更省钱。”何川说：“谢谢各位来听。”'

function corpusOf(text: string | undefined): Corpus {
  const parsed = parsePack(packFiles(exampleValues()))
  if (!parsed.ok) throw new Error('the example pack has mistakes')
  const quotes = [{ parts: ['谢谢各位来听。'], speaker: '何川' }]
  const analyses = text === undefined ? [] : [exampleAnalysis(text, text.includes('谢谢') ? { quotes } : {})]
  return buildCorpus({ packs: [parsed.value], analyses, ...WRITING })
}

function withItem(corpus: Corpus, change: (item: CorpusItem) => CorpusItem): Corpus {
  return { ...corpus, items: corpus.items.map((item) => (item.from === 'extracted' ? change(item) : item)) }
}

describe('verifyCorpus', () => {
  it('proves slices, quotes and evidence against the loaded documents', () => {
    expect(verifyCorpus(corpusOf(MEETING), WRITING.fold)).toEqual({
      items: 3,
      exact: 1,
      verifiedQuotes: 1,
      verifiedTakeaways: 1,
      originOnly: 0,
      repeats: 0,
      mistakes: [],
    })
  })

  it('counts what has an origin whose text is not loaded', () => {
    expect(verifyCorpus(corpusOf(undefined), WRITING.fold)).toMatchObject({ items: 2, originOnly: 2, mistakes: [] })
  })

  it('refuses an editor’s quote that its loaded source does not have', () => {
    const changed = MEETING.replace('更省钱', '更花钱')

    expect(verifyCorpus(corpusOf(changed), WRITING.fold).mistakes).toEqual([
      { item: 'harbour-bank/lin-yue-patience', problem: 'is not said in its source in these words' },
    ])
  })

  it.each([
    ['another speaker of the pack', '何川', 0.9, ['is said by 何川 in its source']],
    ['another speaker of whom the text is unsure', '何川', 0.5, []],
    ['somebody whom no pack knows', '风控', 0.9, []],
  ])('holds an editor’s quote against the text, which gives it to %s', (_, speaker, confidence, problems) => {
    const parsed = parsePack(packFiles(exampleValues()))
    if (!parsed.ok) throw new Error('the example pack has mistakes')
    const quotes = [{ parts: ['风控最怕着急，', '慢一点反而更省钱。'], speaker, confidence }]
    const corpus = buildCorpus({ packs: [parsed.value], analyses: [exampleAnalysis(MEETING, { quotes })], ...WRITING })

    const { mistakes } = verifyCorpus(corpus, WRITING.fold)

    expect(mistakes.map(({ problem }) => problem)).toEqual(problems)
  })

  it('refuses an editor’s takeaway whose evidence its loaded source does not have', () => {
    const changed = MEETING.replace('三成', '两成')

    expect(verifyCorpus(corpusOf(changed), WRITING.fold).mistakes).toEqual([
      { item: 'harbour-bank/bad-debts-fell', problem: 'has evidence that stands in no sentence of its source' },
    ])
  })

  it.each<[string, (item: CorpusItem) => CorpusItem, string]>([
    [
      'a text that was changed by a letter',
      (item) => ({ ...item, texts: item.texts.map((text) => ({ ...text, text: `${text.text}!` })) }),
      'is not the slice',
    ],
    [
      'a document that is not there',
      (item) => ({ ...item, citation: { ...item.citation, source: 'gone' } }),
      'cites a document that is not loaded: gone',
    ],
    [
      'a passage beyond the end',
      (item) => ({ ...item, citation: { ...item.citation, span: { start: 0, end: 10_000 } } }),
      'has no passage within',
    ],
    ['no passage', (item) => ({ ...item, citation: { ...item.citation, span: undefined } }), 'has no passage within'],
    ['a second wording', (item) => ({ ...item, texts: [...item.texts, ...item.texts] }), 'is not the slice'],
    [
      'the id of another item',
      (item) => ({ ...item, id: 'harbour-bank/bad-debts-fell' }),
      'has the id of another item',
    ],
  ])('refuses an extracted item with %s', (_, change, problem) => {
    const { mistakes } = verifyCorpus(withItem(corpusOf(MEETING), change), WRITING.fold)

    expect(mistakes).toEqual([{ item: expect.any(String), problem: expect.stringContaining(problem) }])
  })

  it('refuses an editor’s item that no pack has', () => {
    const corpus = corpusOf(undefined)

    const { mistakes } = verifyCorpus({ ...corpus, packs: [] }, WRITING.fold)

    expect(mistakes.map(({ problem }) => problem)).toEqual(['has no origin in a pack', 'has no origin in a pack'])
  })
})
