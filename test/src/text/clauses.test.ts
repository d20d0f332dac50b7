import { splitClauses } from '../../../src/text/clauses.ts'

function clausesOf(text: string): readonly string[] {
  return splitClauses(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end))
}

describe('splitClauses', () => {
  it('cuts at full-width and half-width marks in Chinese and keeps them', () => {
    expect(clausesOf('成本很高，风险、收益并存;未来:可期,再看。')).toEqual([
      '成本很高，',
      '风险、收益并存;',
      '未来:',
      '可期,',
      '再看。',
    ])
  })

  it('keeps numbers and times whole', () => {
    expect(clausesOf('共 1,000 家，10：30 开始')).toEqual(['共 1,000 家，', '10：30 开始'])
  })

  it('cuts nothing within quotation marks and brackets', () => {
    expect(clausesOf('他说“先小，后大”，团队（共三人，均在北京）同意。')).toEqual([
      '他说“先小，后大”，',
      '团队（共三人，均在北京）同意。',
    ])
  })

  it('cuts nothing in a sentence that opens a longer quotation, nor before the mark that closes one', () => {
    expect(clausesOf('“先小，后大。')).toEqual(['“先小，后大。'])
    expect(clausesOf('再看，再改。”她说，很快。')).toEqual(['再看，再改。”她说，', '很快。'])
  })

  it('cuts English only before a word that opens a clause', () => {
    expect(clausesOf('Lin, the chair, said costs fell, but risks, alas, rose; all agreed.')).toEqual([
      'Lin, the chair, said costs fell,',
      'but risks, alas, rose;',
      'all agreed.',
    ])
  })

  it('gives a sentence without breaks as one clause', () => {
    expect(clausesOf('好。')).toEqual(['好。'])
  })
})
