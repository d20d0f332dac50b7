import { Converter } from 'opencc-js/cn2t'
import { quotesOf, refusalsOf } from './quotes-of.ts'

/** What is shown as said without marks. */
function statedIn(text: string): readonly string[] {
  return quotesOf(text, ['indirect']).map(({ parts }) => parts.join('…'))
}

describe('findQuotes in Chinese: what is denied or not said', () => {
  it.each([
    ['a denial', '水务局局长何静否认曾向供应商收取回扣。', '否认曾向供应商收取回扣'],
    ['a denial behind an adverb', '董事长陈立矢口否认公司将退出青山市场。', '否认公司将退出青山市场'],
    ['a denial with a stop', '局长何静否认，水厂曾经停产三天。', '否认，水厂曾经停产三天'],
    ['a denial that goes on', '局长何静否认水厂停产，但承认水压不够。', '否认水厂停产，但承认水压不够'],
  ])('keeps the verb in %s', (_, text, said) => {
    const [quote] = quotesOf(text, ['indirect'])

    expect(quote?.parts).toEqual([said])
    expect(quote?.speaker).toMatch(/^(?:何静|陈立)$/)
  })

  it('keeps the verb of a denial in Traditional characters', () => {
    const toTraditional = Converter({ from: 'cn', to: 't' })

    const said = statedIn(toTraditional('水务局局长何静否认曾向供应商收取回扣。'))

    expect(said).toEqual([toTraditional('否认曾向供应商收取回扣')])
  })

  it.each([
    '局长何静未透露水价将于何时上调。',
    '局长何静拒绝透露水价将于何时上调。',
    '局长何静拒绝进一步说明水价将于何时上调。',
    '局长何静没有说水价将会上调。',
    '局长何静从未说过水价将会上调。',
    '局长何静不承认水厂曾经停产三天。',
    '局长何静不愿证实水厂已经停产三天。',
    '局长何静无法证实水厂已经停产三天。',
    '局长何静不曾表示水价将会上调。',
    '局长何静没有在会上表示水价将会上调。',
    '局长何静没有向记者透露水价将会上调。',
    '局长何静未对外宣布水价将会上调。',
    '局长何静从未公开承认水厂曾经停产。',
    '局长何静不会宣布水价将于何时上调。',
    '局长何静没有否认水价将会上调。',
    '没有人承认水厂曾经停产三天。',
    '没有任何官员表示水价将会上调。',
    '局长何静是否表示水价将会上调，目前并不清楚。',
    '有媒体问何静是否认为水价应该上调。',
    '如果局长何静表示水价将会上调，居民将会抗议。',
  ])('reports nothing of what nobody said: %s', (text) => {
    expect(statedIn(text)).toEqual([])
  })

  it.each([
    ['an adverb with 不', '局长何静不断强调水价不会上调。', '水价不会上调'],
    ['a double denial', '局长何静不得不承认水厂已经停产三天。', '水厂已经停产三天'],
    ['a description of who speaks', '一名不愿具名的官员表示水价将会上调。', '水价将会上调'],
    ['a role that holds a denial', '未出席会议的局长何静表示水价将会上调。', '水价将会上调'],
    ['what is said itself', '局长何静表示没有与供应商接触过。', '没有与供应商接触过'],
  ])('reports what is said beside %s', (_, text, said) => {
    expect(statedIn(text)).toEqual([said])
  })

  it.each([
    ['somebody denies to have said', '局长何静否认曾说过“水价一定会上调”。'],
    ['somebody never said', '局长何静从未说过“水价一定会上调”。'],
    ['somebody will not admit', '局长何静拒绝承认“水价一定会上调”。'],
    ['somebody denies', '局长何静否认“水价一定会上调”。'],
    ['it is asked about', '有记者问局长何静是否说过“水价一定会上调”。'],
  ])('takes no words in marks for a quotation that %s', (_, text) => {
    expect(quotesOf(text)).toEqual([])
    expect(refusalsOf(text)).toEqual(['denied: 水价一定会上调'])
  })

  it.each(['局长何静否认：“我没有收过回扣。”', '局长何静没有多说，只表示：“我没有收过回扣。”'])(
    'keeps the words of a denial themselves: %s',
    (text) => {
      const [quote] = quotesOf(text)

      expect(quote).toMatchObject({ speaker: '何静', parts: ['我没有收过回扣。'] })
    },
  )
})
