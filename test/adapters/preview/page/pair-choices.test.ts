import { pairChoices, wordRuns } from '../../../../adapters/preview/page/pair-choices.ts'
import type { WireFinding } from '../../../../adapters/preview/wire.ts'

const TEXT = 'Costs fell by a tenth, and rents rose, while staff left. Nobody knows why. It rained.'

/** A takeaway that begins with one stretch of the text and ends with another. */
function taken(number: number, from: string, to = from): WireFinding {
  const start = TEXT.indexOf(from)
  const end = TEXT.indexOf(to) + to.length
  const empty = { facts: [], certainty: '', reason: '', parts: [] }
  return { id: `t${number}`, kind: 'takeaway', start, end, text: TEXT.slice(start, end), ...empty }
}

/** A run that the other lacks stands in brackets. */
function marked(one: WireFinding, ...others: readonly WireFinding[]): string {
  return wordRuns(one, others)
    .map(({ text, differs }) => (differs ? `[${text}]` : text))
    .join('')
}

describe('pairChoices', () => {
  const whole = taken(1, 'Costs', 'left.')

  it('tells what both have once, whatever marks stand at its ends', () => {
    const clause = taken(2, 'Nobody', 'why')
    const sentence = taken(3, 'Nobody', 'why.')

    expect(pairChoices([sentence], [clause])).toEqual({
      same: [{ a: sentence, b: clause }],
      cut: [],
      onlyA: [],
      onlyB: [],
    })
  })

  it('pairs a takeaway with everything it was cut into', () => {
    const [first, last] = [taken(1, 'Costs', 'tenth'), taken(2, 'staff left')]

    const { cut, onlyA, onlyB } = pairChoices([whole], [last, first])

    expect(cut).toEqual([{ a: [whole], b: [last, first] }])
    expect([onlyA, onlyB]).toEqual([[], []])
  })

  it('joins a chain of takeaways of which each shares words with the next', () => {
    const [a1, a2] = [taken(1, 'Costs', 'tenth'), taken(2, 'rents', 'left')]
    const b = taken(1, 'a tenth', 'rents rose')

    expect(pairChoices([a2, a1], [b]).cut).toEqual([{ a: [a2, a1], b: [b] }])
  })

  it('leaves on its own side what shares nothing with the other', () => {
    const [here, there] = [taken(1, 'Nobody', 'why.'), taken(1, 'It rained.')]

    expect(pairChoices([here], [there])).toEqual({ same: [], cut: [], onlyA: [here], onlyB: [there] })
  })
})

describe('wordRuns', () => {
  it('marks the words that the other lacks, without the space around them', () => {
    const whole = taken(1, 'Costs', 'left.')

    expect(marked(whole, taken(1, 'Costs', 'tenth'))).toBe('Costs fell by a tenth[, and rents rose, while staff left.]')
    expect(marked(whole, taken(1, 'rents rose'), taken(2, 'staff left'))).toBe(
      '[Costs fell by a tenth, and] rents rose[, while] staff left.',
    )
  })

  it('marks nothing where the other reaches further on either side', () => {
    expect(marked(taken(1, 'rents rose'), taken(1, 'Costs', 'left.'))).toBe('rents rose')
  })
})
