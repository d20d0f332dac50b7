import { readFileSync } from 'node:fs'
import path from 'node:path'
import { MEASURES } from '../../../src/takeaway/measure-names.ts'
import { parseTakeawayRules } from '../../../src/takeaway/rules.ts'
import { rulesFile, takeawayRules } from './document-of.ts'

const LEFT_OUT = ['lower-score', 'repeats', 'dangling', 'fragment', 'quotation']

describe('parseTakeawayRules', () => {
  it('names a part that is neither a measure nor a lexicon, and a curve that does not rise', () => {
    const { en, 'zh-Hans': chinese } = rulesFile('takeaway')
    const wrong = { sentence: { luck: { knots: [0, 0], heights: [1, 2] } }, clause: {}, provenance: {} }

    const parsed = parseTakeawayRules({ en: { ...Object(en), editorial: wrong }, 'zh-Hans': chinese })

    expect(parsed.ok ? '' : parsed.failure.detail).toMatch(/lang\/en\/takeaway\.json editorial.*rising knots/)
  })

  it('lets an editor’s curve stand in for a learned one', () => {
    const { en, 'zh-Hans': chinese } = rulesFile('takeaway')
    const mine = { sentence: { length: { knots: [0], heights: [7] } }, clause: {}, provenance: {} }

    const parsed = parseTakeawayRules({ en: { ...Object(en), editorial: mine }, 'zh-Hans': chinese })

    const part = parsed.ok ? parsed.value.english.sentence.parts.find(({ name }) => name === 'length') : undefined
    expect(part?.reach).toBe(7)
  })
})

describe('the reasons for a choice', () => {
  it.each(['en', 'zh-Hans', 'zh-Hant'])('have a sentence each in %s', (tag) => {
    const file = path.join(__dirname, `../../../content/lang/${tag}/strings/why.json`)
    const texts: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'))
    const { chinese, english } = takeawayRules

    const names = [...MEASURES, ...chinese.lexicons, ...english.lexicons, ...LEFT_OUT]

    expect(names.filter((name) => texts[name] === undefined)).toEqual([])
  })
})
