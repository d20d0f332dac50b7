import { findMarked, markOf, markWords, WORDS_MARK } from '../../../src/text/words-mark.ts'

const TEXT =
  'Fares stay. The ferry to Larch Island runs twice a day, and on Sundays once. 渡船每天两班。星期天只有一班。'

function placesOf(text: string, words: string): readonly string[] {
  return findMarked(text, markWords(words)).map(({ start, end }) => text.slice(start, end))
}

describe('the mark of words', () => {
  it('is short, and the same wherever the words stand', () => {
    const start = TEXT.indexOf('The ferry')
    const words = TEXT.slice(start, start + 40)

    expect(markOf(TEXT, { start, end: start + 40 })).toBe(markWords(words))
    expect(markWords(words)).toMatch(WORDS_MARK)
    expect(markWords('x'.repeat(100_000))).toMatch(WORDS_MARK)
  })

  it.each([
    ['a letter', 'runs twice a day', 'runs twice a bay'],
    ['two digits that changed places', 'in 2012 it sank', 'in 2021 it sank'],
    ['a word that changed its place', 'banks fear losses', 'losses fear banks'],
    ['a capital', 'The ferry', 'the ferry'],
    ['its length', 'aa', 'aaa'],
    ['zero code units', '\0', '\0\0'],
  ])('tells %s', (_, before, after) => {
    expect(markWords(before)).not.toBe(markWords(after))
  })

  it('does not tell where lines are broken', () => {
    expect(markWords('runs twice\n  a day')).toBe(markWords('runs twice a day'))
  })
})

describe('findMarked', () => {
  it.each([
    'The ferry to Larch Island runs twice a day, and on Sundays once.',
    'Fares stay.',
    '星期天只有一班。',
    TEXT,
  ])('finds %j as it stands', (words) => {
    expect(placesOf(TEXT, words)).toEqual([words])
  })

  it('finds words whose lines are broken elsewhere, and cuts them out as they stand now', () => {
    expect(placesOf('Yes.\nThe ferry\nruns. No.', 'The ferry runs.')).toEqual(['The ferry\nruns.'])
  })

  it('finds every place', () => {
    expect(placesOf('It rains. It pours. It rains.', 'It rains.')).toHaveLength(2)
  })

  it.each([
    ['words that are not there', TEXT, 'The ferry to Larch Island runs thrice a day'],
    ['what is only within a word', 'The surface is rough.', 'face'],
    ['Han characters among others', '他说大家都好。', '都好'],
    ['more words than the text has', 'Fares stay.', TEXT],
    ['no words', TEXT, ' '],
  ])('does not find %s', (_, text, words) => {
    expect(placesOf(text, words)).toEqual([])
  })

  it.each(['', 'x', '!'.repeat(16), '0'.repeat(15)])('finds nothing by %j, which is no mark', (mark) => {
    expect(findMarked(TEXT, mark)).toEqual([])
  })
})
