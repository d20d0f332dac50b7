import { listCandidates } from '../../../src/takeaway/candidates.ts'
import { readDocument } from '../../../src/takeaway/reading.ts'
import { clausesToCut, headsList, leavesUnnamed, onlyCites } from '../../../src/takeaway/stand-alone.ts'
import { lexText } from '../../../src/text/lexed.ts'
import { compileTopics } from '../../../src/topic/match-topics.ts'
import { documentOf, takeawayRules } from './document-of.ts'

const NO_QUOTES = { quotes: [], rejected: [], speakers: [] }

function readingOf(text: string) {
  const document = documentOf(text)
  return readDocument({ document, lexed: lexText(document.folded) }, NO_QUOTES, compileTopics([]), takeawayRules)
}

/** The sentence at a place of a text, without the clauses that a reader does without. */
function standing(text: string, place = 0): string {
  const reading = readingOf(text)
  const sentence = listCandidates(documentOf(text))[place]
  const first = sentence?.clauses[clausesToCut(reading, place)]
  return text.slice(first?.start, sentence?.span.end)
}

describe('clausesToCut', () => {
  it.each([
    ['为了联合社区应对这些挑战，北岭银行去年开放了模型的全部代码。', '北岭银行去年开放了模型的全部代码。'],
    ['对这个问题，孙明表示成本会在三年内下降一半。', '孙明表示成本会在三年内下降一半。'],
    ['2026-08-03 15:00，正文：北岭银行去年关闭了四十家网点。', '北岭银行去年关闭了四十家网点。'],
    ['此外，北岭银行去年关闭了四十家网点。', '北岭银行去年关闭了四十家网点。'],
  ])('cuts off what leans back or says nothing: %s', (text, rest) => {
    expect(standing(text)).toBe(rest)
  })

  it.each([
    '2026年，北岭银行关闭了四十家网点。',
    '为了降低成本，北岭银行去年关闭了四十家网点。',
    '为了应对这些挑战，它去年关闭了四十家网点。',
    'During an interview that he gave on Monday, Mr. Smith presented the plan — the wall that would run along the border.',
  ])('leaves what tells something, or what the rest needs: %s', (text) => {
    expect(standing(text)).toBe(text)
  })
})

describe('headsList', () => {
  it.each([
    ['人工智能的应用可以分为三个阶段。首先是采购阶段，随后是自研阶段。', true],
    ['The council gave three reasons. First, the plant is old and costs too much.', true],
    ['银行去年新开了三个网点。客户对此表示满意，业绩随之上升。', false],
    ['The council closed three plants. Workers were told on Monday in a letter.', false],
  ])('tells whether the list follows: %s', (text, expected) => {
    const reading = readingOf(text)

    expect(headsList(reading, 0, reading.candidates[0]?.span ?? { start: 0, end: 0 })).toBe(expected)
  })
})

describe('leavesUnnamed', () => {
  it.each([
    ['When asked to describe the plant, he says it is too old to be saved.', true],
    ['When asked to describe the plant, Miller says it is too old to be saved.', false],
    ['The mayor says he will close the plant before the winter begins.', false],
  ])('tells whether somebody is spoken of and not named: %s', (text, expected) => {
    const reading = readingOf(text)

    expect(leavesUnnamed(reading, 0, reading.candidates[0]?.span ?? { start: 0, end: 0 })).toBe(expected)
  })
})

describe('onlyCites', () => {
  it.each([
    ['市农科院研究员叶正告诉记者。', 1, true],
    ['叶正告诉记者，桃园今年增产三成。', 2, false],
  ])('tells a bare citation from one with its words: %s', (text, clauses, expected) => {
    const reading = readingOf(text)

    expect(onlyCites(reading, clauses, reading.candidates[0]?.span ?? { start: 0, end: 0 })).toBe(expected)
  })
})
