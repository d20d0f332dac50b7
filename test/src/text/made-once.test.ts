import { madeLately, madeOnce } from '../../../src/text/made-once.ts'

/** Counts how often each thing was made. */
function counting() {
  const made: string[] = []
  const make = ({ name }: { readonly name: string }): string => {
    made.push(name)
    return name.toUpperCase()
  }
  return { made, make }
}

const [a, b, c] = [{ name: 'a' }, { name: 'b' }, { name: 'c' }]

describe('madeOnce', () => {
  it('makes one thing of each object', () => {
    const { made, make } = counting()
    const of = madeOnce(make)

    expect([of(a), of(b), of(a)]).toEqual(['A', 'B', 'A'])
    expect(made).toEqual(['a', 'b'])
  })

  it('remembers that nothing was made of an object', () => {
    let calls = 0
    const of = madeOnce((_: object) => {
      calls++
      return undefined
    })

    expect([of(a), of(a)]).toEqual([undefined, undefined])
    expect(calls).toBe(1)
  })
})

describe('madeLately', () => {
  it('makes again what was not asked for while twice as many others were', () => {
    const { made, make } = counting()
    const of = madeLately(1, make)

    expect([of(a), of(b), of(c), of(a)]).toEqual(['A', 'B', 'C', 'A'])
    expect(made).toEqual(['a', 'b', 'c', 'a'])
  })

  it('keeps what is asked for again and again', () => {
    const { made, make } = counting()
    const of = madeLately(2, make)

    for (const object of [a, b, a, c, a, b, a, c, a]) of(object)

    expect(made.filter((name) => name === 'a')).toEqual(['a'])
  })
})
