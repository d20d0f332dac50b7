import { detectLanguage, languageOfPart } from '../../../src/text/language.ts'

describe('detectLanguage', () => {
  it.each([
    ['en', 'The bank will train a smaller model first.'],
    ['zh-Hans', '银行将先训练较小的模型，再逐步增加参数。'],
    ['zh-Hant', '銀行將先訓練較小的模型，再逐步增加參數。'],
  ])('finds %s', (tag, text) => {
    expect(detectLanguage(text)).toBe(tag)
  })

  it('reads a Chinese text with English terms as Chinese', () => {
    expect(
      detectLanguage(
        '该团队发布了 Open Finance Agent 2.0 模型，支持 RAG 与 Function Calling 等能力，将用于客服与风控。',
      ),
    ).toBe('zh-Hans')
  })

  it('reads an English text with Chinese names as English', () => {
    expect(detectLanguage('Lin Wei (林薇), who leads the lab in Hangzhou (杭州), said the model is ready.')).toBe('en')
  })

  it('takes Simplified when no character belongs to one script only', () => {
    expect(detectLanguage('人工智能')).toBe('zh-Hans')
  })

  it('looks behind a long foreign beginning', () => {
    const text = `${'A word of welcome. '.repeat(1100)}${'後來銀行將模型開放給客戶使用。'.repeat(9000)}`

    expect(detectLanguage(text)).toBe('zh-Hant')
  })
})

describe('languageOfPart', () => {
  it('reads an English paragraph of a Chinese text as English', () => {
    expect(languageOfPart('The ferry carried nine hundred cars in June.', 'zh-Hant')).toBe('en')
  })

  it('reads an English sentence with a Chinese name as English', () => {
    expect(languageOfPart('The lab, which Lin Wei (林薇) has led since the spring, is in town.', 'zh-Hans')).toBe('en')
  })

  it('keeps the script of the whole for a part that has no character of its own', () => {
    expect(languageOfPart('人工智能', 'zh-Hant')).toBe('zh-Hant')
  })

  it('keeps Chinese what names English things', () => {
    expect(languageOfPart('Open Finance Agent、Harbour Pilot 和 Tide Model', 'zh-Hans')).toBe('zh-Hans')
  })

  it('reads a Chinese quotation of an English text as Chinese', () => {
    expect(languageOfPart('渡轮六月运了九百辆车。', 'en')).toBe('zh-Hans')
  })
})
