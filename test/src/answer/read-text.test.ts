import { readPlaces } from '../../../src/answer/read-evidence.ts'
import { readQuestion } from '../../../src/answer/read-question.ts'
import { readText } from '../../../src/answer/read-text.ts'
import { documentIndex } from '../search/example-corpus.ts'

const { index } = documentIndex()
const { rules } = index
const LINE = '晨星银行的 13B model 把成本降了一半，costs fell.'

/** Numbered texts that hold so many code units together. */
function readOthers(codeUnits: number): void {
  const long = 'x'.repeat(1_900)
  for (let read = 0; read < codeUnits; read += long.length) readText(`${long} ${read}`, rules)
}

describe('readText', () => {
  it('reads a text once for all questions', () => {
    expect(readText(LINE, rules)).toBe(readText(LINE, rules))
  })

  it('forgets what was not asked for while much else was read, and reads it again the same', () => {
    const before = readText(LINE, rules)

    readOthers(2_000_000)

    expect(readText(LINE, rules)).not.toBe(before)
    expect(readText(LINE, rules)).toEqual(before)
  })

  it('keeps what is asked for again and again, however much else is read', () => {
    const before = readText(LINE, rules)

    for (let i = 0; i < 10; i++) {
      readOthers(300_000)
      readText(LINE, rules)
    }

    expect(readText(LINE, rules)).toBe(before)
  })

  it('keeps no text that is longer than a sentence ever is', () => {
    const long = `${LINE} `.repeat(100)

    expect(readText(long, rules)).not.toBe(readText(long, rules))
  })

  it('reads by the names of each corpus', () => {
    const others = documentIndex('另一篇文章。').index.rules

    expect(readText(LINE, others)).not.toBe(readText(LINE, rules))
  })
})

describe('readPlaces', () => {
  it('finds words, numbers, characters, names and pairs where they stand', () => {
    const question = readQuestion(index, '13B 成本 fell costs')

    const places = readPlaces(question, LINE, rules)

    const found = [...places].map(([key, spans]) => [
      typeof key,
      ...spans.map(({ start, end }) => LINE.slice(start, end)),
    ])
    expect(found).toEqual([
      ['string', '13B'],
      ['string', '13B'],
      ['number', '成'],
      ['number', '本'],
      ['string', '成本', 'costs'],
      ['number', '成本'],
      ['string', 'fell'],
    ])
  })

  it('takes a character at the beginning of a text once', () => {
    const question = readQuestion(index, '成本')

    const places = readPlaces(question, '成本', rules)

    expect([...places.values()].flat().filter(({ end }) => end === 1)).toHaveLength(1)
  })
})
