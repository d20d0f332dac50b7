import { type Content, loadContent } from '../../adapters/content/load-content.ts'
import { buildCorpus } from '../../src/corpus/build-corpus.ts'
import type { CorpusItem } from '../../src/corpus/corpus.ts'
import { verifyCorpus } from '../../src/corpus/verify-corpus.ts'
import type { Pack } from '../../src/pack/pack.ts'
import { createFoldText } from '../../src/text/fold.ts'
import { createToTraditional } from '../../src/text/traditional.ts'
import { numbersOf } from './numbers.ts'

const fold = createFoldText()
const toTraditional = createToTraditional()

let content: Content
let pack: Pack
let items: readonly CorpusItem[]

beforeAll(async () => {
  content = await loadContent()
  const found = content.packs.find(({ id }) => id === 'genai-finance-2024')
  if (found === undefined) throw new Error('the pack is not there')
  pack = found
  items = buildCorpus({ packs: [pack], analyses: [], fold, toTraditional }).items
})

function takeaways() {
  return pack.items.filter((item) => item.kind === 'takeaway')
}

function quotes() {
  return pack.items.filter((item) => item.kind === 'quote')
}

function repeated(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => values.indexOf(value) !== index)
}

/** A person's name is the same in both scripts but for the script. */
function traditionalDiffers({ name }: { readonly name: { readonly 'zh-Hans': string; readonly 'zh-Hant': string } }) {
  return fold(name['zh-Hant']) !== fold(name['zh-Hans'])
}

describe('the pack on generative AI in finance', () => {
  it('has at least 30 takeaways over at least 9 topics, and none of the topics is empty', () => {
    const topics = new Set(takeaways().map(({ topics: [first] }) => first))

    expect(takeaways().length).toBeGreaterThanOrEqual(30)
    expect(topics.size).toBeGreaterThanOrEqual(9)
    expect([...topics].sort()).toEqual(pack.topics.map(({ id }) => id).sort())
  })

  it('gives every topic terms in both languages and words to ask for it', () => {
    for (const topic of pack.topics) {
      expect(topic.words.length).toBeGreaterThan(0)
      expect(topic.terms.filter((term) => /\p{Script=Han}/u.test(term)).length).toBeGreaterThanOrEqual(15)
      expect(topic.terms.filter((term) => !/\p{Script=Han}/u.test(term)).length).toBeGreaterThanOrEqual(15)
      expect(repeated(topic.terms)).toEqual([])
    }
  })

  it('says nothing twice', () => {
    expect(repeated(takeaways().map(({ text }) => text['zh-Hans']))).toEqual([])
    expect(repeated(takeaways().map(({ text }) => text.en))).toEqual([])
    expect(repeated(quotes().flatMap(({ parts }) => parts))).toEqual([])
  })

  it('gives the same figures in both languages', () => {
    const different = takeaways().filter(({ text }) => {
      return numbersOf(text['zh-Hans']).join() !== numbersOf(text.en).join()
    })

    expect(different.map(({ id, text }) => [id, numbersOf(text['zh-Hans']), numbersOf(text.en)])).toEqual([])
  })

  it('keeps every takeaway short enough to read at a glance', () => {
    const long = takeaways().filter(({ text }) => text['zh-Hans'].length > 90 || text.en.split(' ').length > 45)

    expect(long.map(({ id }) => id)).toEqual([])
  })

  it('writes Chinese with full-width marks and without Chinese in the English', () => {
    const halfWidth = takeaways().filter(({ text }) => /\p{Script=Han}[,:;?!]/u.test(text['zh-Hans']))
    const mixed = takeaways().filter(({ text }) => /\p{Script=Han}/u.test(text.en))

    expect([...halfWidth, ...mixed].map(({ id }) => id)).toEqual([])
  })

  it('says in its source where every takeaway can be checked', () => {
    expect(takeaways().filter(({ origin }) => origin.evidence.length === 0)).toEqual([])
  })

  it('has at least nine speakers, each with an item, and their names in three scripts', () => {
    const speaking = new Set(pack.items.map(({ origin }) => origin.attributedTo))

    expect(pack.speakers.length).toBeGreaterThanOrEqual(9)
    expect(pack.speakers.filter(({ id }) => !speaking.has(id))).toEqual([])
    expect(pack.speakers.filter(traditionalDiffers)).toEqual([])
    expect(pack.speakers.filter(({ roles }) => roles.length === 0)).toEqual([])
  })

  it('has at least 20 terms in the glossary, each once', () => {
    expect(pack.glossary.length).toBeGreaterThanOrEqual(20)
    expect(repeated(pack.glossary.map(({ term }) => term.en.toLowerCase()))).toEqual([])
  })

  it('proves true of itself', () => {
    const verification = verifyCorpus({ packs: [pack], analyses: [], items }, fold)

    expect(verification).toMatchObject({ items: pack.items.length, originOnly: pack.items.length, mistakes: [] })
  })

  it('can be read in every language', () => {
    const unread = items.filter(({ texts }) => !texts.some(({ language }) => language === 'en') || texts.length !== 2)

    expect(unread).toEqual([])
  })
})

describe('numbersOf', () => {
  it('reads the same number out of both languages', () => {
    expect(numbersOf('2023 年 5 月，300 亿、3 万亿与千亿级')).toEqual(
      numbersOf('May 2023: 30 billion, 3 trillion and 100-billion'),
    )
  })
})

describe('data files', () => {
  it('load without a mistake, all packs and languages together', () => {
    expect(content.packs.length).toBeGreaterThan(0)
    expect(Object.keys(content.strings.en).sort()).toEqual(Object.keys(content.strings['zh-Hant']).sort())
  })
})
