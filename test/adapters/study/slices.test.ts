import { cutIntoSlices, putBack, type Slice } from '../../../adapters/study/slices.ts'

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i)

function takeAll(slices: Iterator<Slice>): readonly Slice[] {
  return [...{ [Symbol.iterator]: () => slices }]
}

describe('a value in slices', () => {
  it('is what it was when all are put back', () => {
    const whole = {
      ok: true,
      value: {
        document: { text: '成本下降', title: undefined, sentences: numbers(5_000), blocks: numbers(3) },
        items: numbers(2_001).map((id) => ({ id, parts: [id] })),
        index: Uint8Array.of(1, 2, 3),
      },
    }

    const { skeleton, slices } = cutIntoSlices(whole)
    const received = structuredClone(skeleton)
    for (const slice of takeAll(slices)) putBack(received, structuredClone(slice))

    expect(received).toEqual(whole)
  })

  it('holds no long array in an element of a short one', () => {
    const whole = { items: [{ id: 'a', alsoIn: numbers(5_000) }, 'b', ['c', 'd'.repeat(1_500_000)]] }
    const { skeleton, slices } = cutIntoSlices(whole)
    const received = structuredClone(skeleton)
    const pieces = takeAll(slices)

    for (const piece of pieces) putBack(received, structuredClone(piece))

    expect(skeleton).toEqual({ items: [{ id: 'a', alsoIn: [] }, 'b', ['c', '']] })
    expect(pieces.map(({ elements }) => elements.length)).toEqual([2_000, 2_000, 1_000, 1_000_000, 500_000])
    expect(received).toEqual(whole)
  })

  it('holds no long array in any piece, however long the whole is', () => {
    const { skeleton, slices } = cutIntoSlices({ items: numbers(100_000) })

    const lengths = takeAll(slices).map(({ elements }) => elements.length)

    expect(skeleton).toEqual({ items: [] })
    expect(Math.max(...lengths)).toBeLessThanOrEqual(2_000)
    expect(lengths.reduce((sum, length) => sum + length)).toBe(100_000)
  })

  it('sends a long text a piece at a time, and it is what it was', () => {
    const text = `${'字'.repeat(999_999)}😀${'a'.repeat(1_500_000)}`
    const { skeleton, slices } = cutIntoSlices({ document: { text } })
    const received = structuredClone(skeleton)
    const pieces = takeAll(slices)

    for (const piece of pieces) putBack(received, structuredClone(piece))

    expect(Math.max(...pieces.map(({ elements }) => elements.length))).toBeLessThanOrEqual(1_000_000)
    expect(skeleton).toEqual({ document: { text: '' } })
    expect(received).toEqual({ document: { text } })
  })

  it('is one piece when nothing in it is long', () => {
    const whole = { items: numbers(10) }

    const { skeleton, slices } = cutIntoSlices(whole)

    expect(skeleton).toEqual(whole)
    expect(takeAll(slices)).toEqual([])
  })

  it('takes no slice of another value', () => {
    expect(() => putBack({ items: 'none' }, { path: ['items'], elements: [1] })).toThrow('another value')
  })
})
