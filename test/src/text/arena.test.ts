import { createArena } from '../../../src/text/arena.ts'
import { lexText } from '../../../src/text/lexed.ts'

describe('an arena', () => {
  it('gives arrays full of zeros, though others have written where they lie', () => {
    const arena = createArena()
    arena.integers(100).fill(7)
    arena.numbers(100).fill(0.5)
    arena.reuse()

    const [bytes, integers, units, numbers] = [arena.bytes(3), arena.integers(5), arena.units(5), arena.numbers(9)]

    expect([...bytes, ...integers, ...units, ...numbers]).toEqual(Array.from({ length: 22 }, () => 0))
  })

  it('gives arrays that do not overlap until it is used again', () => {
    const arena = createArena()
    const first = arena.bytes(5).fill(1)
    const second = arena.units(5).fill(2)
    const third = arena.numbers(5).fill(3)

    expect([...first, ...second, ...third]).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3])
  })

  it('gives as many as are asked for, however long', () => {
    const arena = createArena()
    const taken = Array.from({ length: 40 }, (_, at) => arena.integers(100_000).fill(at))

    expect(taken.map((array) => array.at(-1))).toEqual(Array.from({ length: 40 }, (_, at) => at))

    arena.reuse()

    expect(arena.numbers(200_000).every((value) => value === 0)).toBe(true)
  })

  it('reads the next text as if it were the first', () => {
    const arena = createArena()
    lexText('Lena Marsh leads Harbour Bank, and 40 people work there. '.repeat(300), arena)
    arena.reuse()

    const { units, runs } = lexText('Costs fell by 3%.', arena)
    const alone = lexText('Costs fell by 3%.')

    expect([...units]).toEqual([...alone.units])
    expect(runs.count).toBe(alone.runs.count)
    expect([...runs.hashes]).toEqual([...alone.runs.hashes])
  })
})
