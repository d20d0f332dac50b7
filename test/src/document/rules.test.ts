import { parseDocumentRules } from '../../../src/document/rules.ts'

const empty = { closers: [], dates: [], lines: [], months: {}, openers: [] }

describe('parseDocumentRules', () => {
  it('joins the rules of the languages', () => {
    const line = { id: 'source-line', kind: 'byline', longest: 80, patterns: ['Source: '] }

    const result = parseDocumentRules({ 'zh-Hans': { ...empty, lines: [line] }, en: { ...empty, lines: [line] } })

    expect(result.ok && result.value.lines.map(({ id }) => id)).toEqual(['source-line', 'source-line'])
  })

  it('names every mistake of every file at once', () => {
    const line = { id: 'Bad Id', kind: 'paragraph', longest: 80, patterns: ['(unclosed'] }

    const result = parseDocumentRules({ 'zh-Hans': { ...empty, lines: [line] }, en: {} })

    const detail = result.ok ? '' : result.failure.detail
    expect(detail).toContain('lang/zh-Hans/document.json lines.0.id')
    expect(detail).toContain('lang/zh-Hans/document.json lines.0.patterns.0 is not a regular expression')
    expect(detail).toContain('lang/en/document.json closers is missing')
  })

  it('refuses a rule without any pattern', () => {
    const line = { id: 'none', kind: 'byline', longest: 80 }

    expect(parseDocumentRules({ 'zh-Hans': { ...empty, lines: [line] }, en: empty }).ok).toBe(false)
  })
})
