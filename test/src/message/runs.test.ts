import type { Inline } from '../../../src/message/message.ts'
import { splitRuns, textOf } from '../../../src/message/runs.ts'

const LINE: readonly Inline[] = [
  { kind: 'text', text: '甲说。', emphasis: 'strong' },
  { kind: 'link', text: '乙的报告', url: 'https://bay.example/' },
]

describe('splitRuns', () => {
  it('keeps a line that fits', () => {
    expect(splitRuns(LINE, 7)).toEqual([LINE])
  })

  it('has no line for no text', () => {
    expect(splitRuns([], 7)).toEqual([])
  })

  it('keeps emphasis and address on both sides of a cut', () => {
    const lines = splitRuns(LINE, 4)

    expect(lines.map(textOf)).toEqual(['甲说。', '乙的报告'])
    expect(lines).toEqual([[LINE[0]], [LINE[1]]])
  })

  it('goes on with a link that is cut', () => {
    const lines = splitRuns([{ kind: 'link', text: 'abcdef', url: 'https://bay.example/' }], 4)

    expect(lines.map((line) => line.map((run) => run.kind))).toEqual([['link'], ['link']])
    expect(lines.map(textOf).join('')).toBe('abcdef')
  })
})
