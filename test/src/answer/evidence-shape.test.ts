import { longestRun, placed } from '../../../src/answer/evidence-shape.ts'

function sharedRun(a: string, b: string): number {
  for (let length = Math.min(a.length, b.length); length > 0; length--) {
    for (let at = 0; at + length <= a.length; at++) if (b.includes(a.slice(at, at + length))) return length
  }
  return 0
}

describe('longestRun', () => {
  it('finds the longest run that two texts share', () => {
    expect(longestRun(placed('how many parameters has yayi'), 'yayi has 30 billion parameters')).toBe(
      ' parameters'.length,
    )
    expect(longestRun(placed('风险是什么'), '主要风险在于')).toBe(2)
    expect(longestRun(placed(''), 'anything')).toBe(0)
  })

  it('finds what trying every run finds', () => {
    const texts = Array.from({ length: 60 }, (_, i) =>
      Array.from({ length: 5 + (i % 17) }, (_unit, at) => 'abc'.charAt((i * i + at * (i + 2) + (at >> 2)) % 3)).join(
        '',
      ),
    )

    const wrong = texts.flatMap((a) => texts.filter((b) => longestRun(placed(a), b) !== sharedRun(a, b)))

    expect(wrong).toEqual([])
  })
})
