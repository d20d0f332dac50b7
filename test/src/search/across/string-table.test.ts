import {
  createStringTable,
  findBeginnings,
  findString,
  hasBeginning,
  stringAt,
} from '../../../../src/search/across/string-table.ts'

const STRINGS = ['bank', 'bank note', 'banker', 'b', '银行', '银', '']
const table = createStringTable(STRINGS)
const none = createStringTable([])

describe('findString', () => {
  it('finds each string where it stands, and no other', () => {
    const found = STRINGS.map((text) => stringAt(table, findString(table, text) ?? -1))

    expect(found).toEqual(STRINGS)
    expect(
      ['ban', 'bank n', 'zoo', '银行家', '\uffff'].filter((text) => findString(table, text) !== undefined),
    ).toEqual([])
    expect(findString(none, '')).toBeUndefined()
  })
})

describe('hasBeginning', () => {
  it('tells what any of the strings begins with', () => {
    const asked = ['', 'b', 'ban', 'bank ', 'bank note', '银', '银行']

    expect(asked.filter((text) => !hasBeginning(table, text))).toEqual([])
  })

  it('takes nothing for a beginning that runs on into the next string', () => {
    const asked = ['bb', 'bank notes', 'bankerb', 'a', 'zoo', '银行家', '行', '\uffff']

    expect(asked.filter((text) => hasBeginning(table, text))).toEqual([])
    expect(hasBeginning(none, 'a')).toBe(false)
  })
})

describe('findBeginnings', () => {
  it('finds every string that a text goes on with, shortest first', () => {
    const found = (text: string, start: number, most = 8): readonly string[] => {
      const strings: string[] = []
      findBeginnings(table, { text, start, most }, (length, place) => {
        expect(place).toBe(findString(table, text.slice(start, start + length)))
        strings.push(text.slice(start, start + length))
      })
      return strings
    }

    expect(found('my bank notes', 3)).toEqual(['b', 'bank'])
    expect(found('my bank notes', 3, 9)).toEqual(['b', 'bank', 'bank note'])
    expect(found('在银行里', 1)).toEqual(['银', '银行'])
    expect([found('在银行里', 2), found('在银行里', 4), found('\uffff', 0)]).toEqual([[], [], []])
  })

  it('finds nothing where there is nothing', () => {
    const places: number[] = []

    findBeginnings(none, { text: 'bank', start: 0, most: 8 }, (_, place) => places.push(place))

    expect(places).toEqual([])
  })
})
