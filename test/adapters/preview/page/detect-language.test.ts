import { languageOf } from '../../../../adapters/preview/page/detect-language.ts'

describe('languageOf', () => {
  it.each([
    ['大模型的风险来自数据', 'en', 'zh-Hans'],
    ['大模型的風險來自數據', 'en', 'zh-Hant'],
    ['大模型的風險來自數據', 'zh-Hans', 'zh-Hant'],
    ['大模型的风险来自数据', 'zh-Hant', 'zh-Hans'],
    ['Risks of large models in finance', 'zh-Hans', 'en'],
  ] as const)('tells that %j within %s is %s', (text, around, expected) => {
    expect(languageOf(text, around)).toBe(expected)
  })

  it.each([
    ['大模型的风险来自数据', 'zh-Hans'],
    ['Risks of large models', 'en'],
    ['Guo Song (郭嵩), Professor of Computer Science', 'en'],
    ['BGE', 'zh-Hans'],
    ['2024 · 30%', 'zh-Hant'],
    ['', 'en'],
  ] as const)('leaves %j as it is within %s', (text, around) => {
    expect(languageOf(text, around)).toBeUndefined()
  })
})
