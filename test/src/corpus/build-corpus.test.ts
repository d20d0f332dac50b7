import type { Analysis } from '../../../src/analysis/analysis.ts'
import { buildCorpus } from '../../../src/corpus/build-corpus.ts'
import type { CorpusItem } from '../../../src/corpus/corpus.ts'
import type { Pack } from '../../../src/pack/pack.ts'
import { parsePack } from '../../../src/pack/parse-pack.ts'
import { exampleValues, packFiles } from '../pack/example-pack.ts'
import { exampleAnalysis, spanOf, WRITING } from './example-analysis.ts'

const MEETING =
  '港湾银行年度会议昨天举行。港湾银行首席风险官林悦说，坏账在两年内下降了三成。“风控最怕着急，”林悦说，“慢一点反而更省钱。”'

function examplePack(): Pack {
  const parsed = parsePack(packFiles(exampleValues()))
  if (!parsed.ok) throw new Error('the example pack has mistakes')
  return parsed.value
}

function itemsOf(analyses: readonly Analysis[], packs: readonly Pack[] = [examplePack()]): readonly CorpusItem[] {
  return buildCorpus({ packs, analyses, ...WRITING }).items
}

describe('an editor’s item', () => {
  it('has both wordings, the topics, a speaker in three scripts and the weight of its rank', () => {
    const [takeaway, quote] = itemsOf([])

    expect(takeaway).toMatchObject({
      id: 'harbour-bank/bad-debts-fell',
      from: 'editor',
      topics: ['risks', 'cost'],
      weight: 0.88,
      confidence: 1,
      texts: [
        { language: 'zh-Hans', nature: 'original' },
        { language: 'en', nature: 'original' },
      ],
      speaker: {
        id: 'lin-yue',
        name: { 'zh-Hans': '林悦', 'zh-Hant': '林悅', en: 'Lin Yue' },
        role: {
          'zh-Hans': '港湾银行首席风险官',
          'zh-Hant': '港灣銀行首席風險官',
          en: 'Chief Risk Officer, Harbour Bank',
        },
      },
    })
    expect(quote).toMatchObject({
      weight: 0.8,
      texts: [
        { text: '风控最怕着急,…慢一点反而更省钱。', nature: 'original' },
        { language: 'en', nature: 'translation' },
      ],
    })
  })

  it('weighs more than its rank when it leads the pack', () => {
    const pack = { ...examplePack(), lead: ['bad-debts-fell'] }

    expect(itemsOf([], [pack])[0]?.weight).toBe(1)
  })

  it('is cited by its source, in the words of each language, while the text is not loaded', () => {
    const [takeaway] = itemsOf([])

    expect(takeaway?.citation).toMatchObject({
      source: 'meeting',
      span: undefined,
      publishedOn: '2025-03-02',
      wordings: {
        'zh-Hant': { title: '年度會議', publisher: '港灣日報', section: '演講' },
        en: { title: 'Annual meeting', publisher: 'Harbour Daily', section: 'Talk' },
      },
    })
  })

  it('is cited with the sentence that bears it out when its source is loaded', () => {
    const [takeaway] = itemsOf([exampleAnalysis(MEETING)])

    expect(takeaway?.citation).toMatchObject({
      source: 'doc',
      span: spanOf(MEETING, '港湾银行首席风险官林悦说，坏账在两年内下降了三成。'),
    })
  })

  it('finds its evidence in no document but its source', () => {
    const other = '林悦说，坏账在两年内下降了三成。'

    const [takeaway] = itemsOf([exampleAnalysis(other)])

    expect(takeaway?.citation.span).toBeUndefined()
  })

  it('that is a quote is found part by part, though commas and scripts differ', () => {
    const traditional = '「風控，最怕着急」林悅說，「慢一點反而更省錢。」'

    const quote = itemsOf([exampleAnalysis(traditional, { language: 'zh-Hant' })])[1]

    expect(quote?.citation).toMatchObject({
      source: 'doc',
      parts: [spanOf(traditional, '風控，最怕着急'), spanOf(traditional, '慢一點反而更省錢')],
    })
  })

  it('that is a quote is not found where its second part is far from its first', () => {
    const far = `林悦说：“风控最怕着急。”${'会议继续。'.repeat(200)}慢一点反而更省钱。`

    const quote = itemsOf([exampleAnalysis(far)])[1]

    expect(quote?.citation.span).toBeUndefined()
  })
})

describe('an extracted item', () => {
  const text = '何川是嘉宾。预算增加了一倍。“我们会在明年春天开始试点这项服务，”何川说，“然后再看结果。”费用没有公布。'
  const quotes = [{ parts: ['我们会在明年春天开始试点这项服务，', '然后再看结果。'], speaker: '何川', confidence: 0.7 }]

  it('is the exact slice, its parts joined, with the passages it is made of', () => {
    const [quote] = itemsOf([exampleAnalysis(text, { quotes })], [])

    expect(quote).toMatchObject({
      from: 'extracted',
      texts: [{ text: '我们会在明年春天开始试点这项服务，…然后再看结果。', nature: 'original' }],
      confidence: 0.7,
      citation: { title: 'doc.txt', parts: [{}, {}] },
    })
  })

  it('weighs at most 0.8, by its place between the worst and the best sentence', () => {
    const takeaways = { '预算增加了一倍。': 7, '费用没有公布。': -3, '何川是嘉宾。': 2 }

    const weights = itemsOf([exampleAnalysis(text, { takeaways })], []).map(({ weight }) => weight)

    expect(weights).toEqual([0.8, 0.2, 0.5])
  })

  it('weighs more in marks than as a phrase, and with a sure speaker than with a doubtful one', () => {
    const weightWith = (change: object): number =>
      itemsOf([exampleAnalysis(text, { quotes: quotes.map((quote) => ({ ...quote, ...change })) })], [])[0]?.weight ?? 0

    expect(weightWith({ kind: 'partial' })).toBeLessThan(weightWith({}))
    expect(weightWith({ confidence: 0.2 })).toBeLessThan(weightWith({}))
  })

  it('is never made of what was only reported', () => {
    const reported = [{ parts: ['预算增加了一倍'], speaker: '何川', kind: 'indirect' as const }]

    expect(itemsOf([exampleAnalysis(text, { quotes: reported })], [])).toEqual([])
  })

  it('of nobody in particular has no speaker and no confidence', () => {
    const [quote] = itemsOf([exampleAnalysis(text, { quotes: [{ parts: ['然后再看结果。'] }] })], [])

    expect(quote).toMatchObject({ speaker: undefined, confidence: 0 })
  })

  it('has the topics that its own words speak for', () => {
    const about = '“预算很紧，坏账也多，大家要小心应对才是。”何川说。'
    const analysis = exampleAnalysis(about, { quotes: [{ parts: ['预算很紧，坏账也多，大家要小心应对才是。'] }] })

    const quote = itemsOf([analysis]).find(({ from }) => from === 'extracted')

    expect(quote?.topics).toEqual(['cost', 'risks'])
  })

  it('has the same id on every run', () => {
    const ids = (): readonly string[] => itemsOf([exampleAnalysis(text, { quotes })], []).map(({ id }) => id)

    expect(ids()).toEqual(ids())
    expect(ids()).toEqual([expect.stringMatching(/^doc#quote-[0-9a-z]{15,}\+[0-9a-z]{15,}$/)])
  })
})

describe('the id of an extracted item', () => {
  it('stays when the title or another line is edited, and differs when its own words are', () => {
    const idIn = (text: string): string | undefined =>
      itemsOf([exampleAnalysis(text, { takeaways: { '预算增加了一倍。': 7 } })], []).map(({ id }) => id)[0]
    const before = idIn('年报\n\n预算增加了一倍。费用没有公布。')

    expect(idIn('年报（更新）\n\n先说结论。预算增加了一倍。费用已经公布。')).toBe(before)
    expect(idIn('年报\n\n预算增加了两倍。预算增加了一倍。')).toBe(before)
    expect(before).toMatch(/^doc#takeaway-/)
  })
})

describe('the speaker of an extracted quote', () => {
  const words = '这一年大家都辛苦了，接下来会更好。'

  function speakerIn(text: string, quote: { speaker: string; role?: string }, language?: 'zh-Hans' | 'zh-Hant' | 'en') {
    const analysis = exampleAnalysis(text, {
      quotes: [{ parts: [words], ...quote }],
      ...(language ? { language } : {}),
    })
    return itemsOf([analysis]).find(({ from }) => from === 'extracted')?.speaker
  }

  it('is the pack’s, role and all, in the pack’s own source', () => {
    const speaker = speakerIn(`港湾银行年度会议上，林悦说：“${words}”`, { speaker: '林悦' })

    expect(speaker).toMatchObject({ id: 'lin-yue', role: { en: 'Chief Risk Officer, Harbour Bank' } })
  })

  it('is the pack’s person with the role that another document gives, when it names where the person works', () => {
    const speaker = speakerIn(`港湾银行行长林悦说：“${words}”`, { speaker: '林悦', role: '港湾银行行长' })

    expect(speaker).toMatchObject({ id: 'lin-yue', name: { en: 'Lin Yue' }, role: { 'zh-Hant': '港灣銀行行長' } })
  })

  it('is found by a name in Traditional script', () => {
    const speaker = speakerIn(`港灣銀行行長林悅說：「${words}」`, { speaker: '林悅' }, 'zh-Hant')

    expect(speaker?.id).toBe('lin-yue')
  })

  it('is somebody else when only the name is the same', () => {
    const speaker = speakerIn(`小学教师林悦说：“${words}”`, { speaker: '林悦', role: '小学教师' })

    expect(speaker).toEqual({
      id: 'name:林悦',
      name: { 'zh-Hans': '林悦', 'zh-Hant': '林悅', en: '林悦' },
      role: { 'zh-Hans': '小学教师', 'zh-Hant': '小學教師', en: '小学教师' },
    })
  })
})

describe('what is said twice', () => {
  const sentence = '港湾银行首席风险官林悦说，坏账在两年内下降了三成。'

  it('is the editor’s item alone when a takeaway stands in the line that bears it out', () => {
    const items = itemsOf([exampleAnalysis(MEETING, { takeaways: { [sentence]: 5 } })])

    expect(items.filter(({ kind }) => kind === 'takeaway')).toEqual([
      expect.objectContaining({
        from: 'editor',
        alsoIn: [expect.objectContaining({ source: 'doc', span: spanOf(MEETING, sentence) })],
      }),
    ])
  })

  it('is the editor’s quote alone when the same words were extracted', () => {
    const quotes = [{ parts: ['风控最怕着急，', '慢一点反而更省钱。'], speaker: '林悦' }]

    const found = itemsOf([exampleAnalysis(MEETING, { quotes })]).filter(({ kind }) => kind === 'quote')

    expect(found.map(({ from }) => from)).toEqual(['editor'])
  })

  it('in two documents is one item that names the other', () => {
    const line = '央行决定从下月起下调存款准备金率半个百分点。'
    const again = '央行决定，从下月起下调存款准备金率半个百分点。'

    const items = itemsOf(
      [
        exampleAnalysis(line, { id: 'first', takeaways: { [line]: 1 } }),
        exampleAnalysis(again, { id: 'second', takeaways: { [again]: 1 } }),
      ],
      [],
    )

    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({ citation: { source: 'first' }, alsoIn: [{ source: 'second' }] })
  })

  it.each([
    [
      'a figure differs',
      '央行决定从下月起下调存款准备金率0.5个百分点。',
      '央行决定从下月起下调存款准备金率0.25个百分点。',
    ],
    ['a numeral differs', '这家银行的坏账在两年内下降了三成左右。', '这家银行的坏账在两年内下降了四成左右。'],
    ['one is the opposite', '央行决定从下月起上调存款准备金率。', '央行决定从下月起下调存款准备金率。'],
    ['one denies the other', '这家银行明年会关闭其余的分行网点。', '这家银行明年不会关闭其余的分行网点。'],
    ['one denies the other in English', 'The bank will close its branches.', 'The bank will not close its branches.'],
  ])('stays two items when %s', (_, one, other) => {
    const analyses = [
      exampleAnalysis(one, { id: 'first', takeaways: { [one]: 1 } }),
      exampleAnalysis(other, { id: 'second', takeaways: { [other]: 1 } }),
    ]

    expect(itemsOf(analyses, [])).toHaveLength(2)
  })

  it('stays two items when only the subject is the same', () => {
    const text = '央行决定下调存款准备金率。央行昨天还发布了支付报告。'
    const takeaways = { '央行决定下调存款准备金率。': 2, '央行昨天还发布了支付报告。': 1 }

    expect(itemsOf([exampleAnalysis(text, { takeaways })], [])).toHaveLength(2)
  })
})

describe('buildCorpus', () => {
  it('publishes a reader’s own documents without the packs’ items, and still knows the packs’ people', () => {
    const quotes = [{ parts: ['慢一点反而更省钱。'], speaker: '林悦' }]
    const analyses = [exampleAnalysis(MEETING, { quotes })]

    const { items, packs } = buildCorpus({ packs: [examplePack()], analyses, publish: 'documents', ...WRITING })

    expect(items).toEqual([
      expect.objectContaining({ from: 'extracted', speaker: expect.objectContaining({ id: 'lin-yue' }) }),
    ])
    expect(packs).toHaveLength(1)
  })

  it('puts thousands of similar items together', () => {
    const sentences = Array.from(
      { length: 4000 },
      (_, index) => `第${index}号机构今天公布了年度业绩，净利润为${index * 7}万元。`,
    )
    const analysis = exampleAnalysis(sentences.join(''), {
      takeaways: Object.fromEntries(sentences.map((sentence, index) => [sentence, index])),
    })

    const { items } = buildCorpus({ packs: [], analyses: [analysis], ...WRITING })

    expect(items).toHaveLength(4000)
  })
})
