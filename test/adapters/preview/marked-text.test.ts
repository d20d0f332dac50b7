import { cutPieces, type Mark } from '../../../adapters/preview/marked-text.ts'

const mark = (id: string, start: number, end: number): Mark => ({ id, span: { start, end } })
const TEXT = 'abcdefghij'

function cut(marks: readonly Mark[], start = 0, end = TEXT.length): readonly string[] {
  return cutPieces(TEXT, { start, end }, marks).map(({ text, marks: ids }) => `${text}:${ids.join('+')}`)
}

describe('cutPieces', () => {
  it('leaves text without marks whole', () => {
    expect(cut([])).toEqual(['abcdefghij:'])
  })

  it('cuts at marks that overlap in any way', () => {
    const marks = [mark('t1', 0, 6), mark('q1', 2, 4), mark('r1', 5, 8)]

    expect(cut(marks)).toEqual(['ab:t1', 'cd:t1+q1', 'e:t1', 'f:t1+r1', 'gh:r1', 'ij:'])
  })

  it('cuts marks that reach out of the stretch at its ends', () => {
    expect(cut([mark('t1', 0, 10)], 3, 6)).toEqual(['def:t1'])
  })

  it('drops empty marks and those that only touch the stretch', () => {
    expect(cut([mark('a', 3, 3), mark('b', 0, 2), mark('c', 5, 9)], 2, 5)).toEqual(['cde:'])
  })

  it('keeps marks that follow each other apart', () => {
    expect(cut([mark('t1', 0, 5), mark('t2', 5, 10)])).toEqual(['abcde:t1', 'fghij:t2'])
  })

  it('says where each run begins', () => {
    const starts = cutPieces(TEXT, { start: 2, end: 9 }, [mark('q', 4, 6)]).map(({ start }) => start)

    expect(starts).toEqual([2, 4, 6])
  })
})
