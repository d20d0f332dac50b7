import { createStringTable, findString, hasBeginning, stringAt } from '../../../../src/search/across/string-table.ts'

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
