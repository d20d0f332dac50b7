import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ruleTexts } from '../../../src/quote/rule-texts.ts'

const ROOT = path.join(__dirname, '..', '..', '..')

function readJson(...parts: readonly string[]): Record<string, unknown> {
  return JSON.parse(readFileSync(path.join(ROOT, 'content', 'lang', ...parts), 'utf8'))
}

/** Rules that find a speaker, with what their mentions rest on: those whose confidence is set. */
const FINDING = ['en', 'zh-Hans'].flatMap((tag) => Object.keys(Object(readJson(tag, 'quote.json').confidence)))

/** Rules that refuse a passage: what `reject` is called with. */
const REFUSING = readdirSync(path.join(ROOT, 'src', 'quote')).flatMap((file) => {
  const source = readFileSync(path.join(ROOT, 'src', 'quote', file), 'utf8')
  return [...source.matchAll(/\breject\('([a-z-]+)'/g)].map((match) => match[1] ?? '')
})

describe('ruleTexts', () => {
  it('tells how a speaker was found apart from what their mention rests on', () => {
    expect(ruleTexts('cue-after')).toEqual(['why.cue-after'])
    expect(ruleTexts('cue-after.stranger')).toEqual(['why.cue-after', 'why.evidence-stranger'])
  })

  it.each(['en', 'zh-Hans', 'zh-Hant'])('has a text for every rule in %s', (tag) => {
    const texts = readJson(tag, 'strings', 'why.json')
    const rules = [...FINDING.filter((rule) => !rule.startsWith('verdict')), ...REFUSING]

    const missing = rules.flatMap(ruleTexts).filter((key) => texts[key.replace('why.', '')] === undefined)

    expect(REFUSING.length).toBeGreaterThan(5)
    expect(missing).toEqual([])
  })
})
