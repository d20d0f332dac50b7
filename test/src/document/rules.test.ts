import { parseDocumentRules } from '../../../src/document/rules.ts'
import { documentOf } from './read-rules.ts'

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

  it('refuses a sign that is neither a word in small letters nor a mark', () => {
    const line = { id: 'notice', kind: 'boilerplate', longest: 80, anywhere: ['Rights'], signs: ['Rights'] }

    const result = parseDocumentRules({ 'zh-Hans': empty, en: { ...empty, lines: [line] } })

    expect(result.ok ? '' : result.failure.detail).toContain(
      'lines.0.signs.0 is neither a word in small letters nor a mark',
    )
  })
})

describe('a pattern within English lines', () => {
  const fileOf = (signs: readonly string[]) => {
    const line = { id: 'notice', kind: 'boilerplate', longest: 80, anywhere: ['Rights kept'], signs }
    return { ...empty, lines: [line] }
  }
  const kindsOf = (signs: readonly string[], text: string) => {
    const rules = parseDocumentRules({ 'zh-Hans': empty, en: fileOf(signs) })
    return rules.ok ? documentOf(text, rules.value).blocks.map(({ kind }) => kind) : []
  }

  it('is found where a sign of its rule stands, and looked for nowhere else', () => {
    expect(kindsOf(['rights'], 'A day out.\nRights kept by Acme.')).toEqual(['paragraph', 'boilerplate'])
    expect(kindsOf(['acme'], 'Rights kept.\nRights kept by Acme.')).toEqual(['paragraph', 'boilerplate'])
  })

  it('is looked for everywhere when its rule names no sign', () => {
    expect(kindsOf([], 'A day out.\nRights kept.')).toEqual(['paragraph', 'boilerplate'])
  })
})

describe('a Chinese pattern at the start of a line', () => {
  const line = { id: 'source-line', kind: 'byline', longest: 80, patterns: ['(?:来源|[A-Z]+|\\d{4})[:：]'] }
  const kindsOf = (text: string) => {
    const rules = parseDocumentRules({ 'zh-Hans': { ...empty, lines: [line] }, en: empty })
    return rules.ok ? documentOf(text, rules.value).blocks.map(({ kind }) => kind) : []
  }

  it('is tried on lines with Han characters and on those that begin with no Latin letter', () => {
    expect(kindsOf('来源：海湾日报\nAI：新的一年\n2024: a year')).toEqual(['byline', 'byline', 'byline'])
  })

  it('is not tried on a line of Latin script', () => {
    expect(kindsOf('AI: a year of trials.\nThe bank went on.')).toEqual(['paragraph', 'paragraph'])
  })
})

describe('an English closer', () => {
  const closer = { id: 'follow-us', kind: 'boilerplate', longest: 80, anywhere: ['More at Acme.{0,20}$'] }
  const partsOf = (signs: readonly string[], text: string) => {
    const rules = parseDocumentRules({ 'zh-Hans': empty, en: { ...empty, closers: [{ ...closer, signs }] } })
    return rules.ok ? documentOf(text, rules.value).blocks.map(({ kind }) => kind) : []
  }

  it('is cut off where one of its signs stands near the end, and looked for nowhere else', () => {
    expect(partsOf(['acme'], 'The ferry sails again. More at Acme.')).toEqual(['paragraph', 'boilerplate'])
    expect(partsOf(['subscribe'], 'The ferry sails again. More at Acme.')).toEqual(['paragraph'])
  })

  it('is looked for everywhere when its rule names no sign', () => {
    expect(partsOf([], 'The ferry sails again. More at Acme.')).toEqual(['paragraph', 'boilerplate'])
  })
})
