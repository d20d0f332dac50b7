import { findReferred, foundItemId, passageReference, readReference } from '../../../src/corpus/reference.ts'
import type { Span } from '../../../src/index.ts'
import { exampleAnalysis, spanOf } from './example-analysis.ts'

const TEXT = '开场。我们会开始试点，何川说，然后再看结果。费用没有公布。'
const { document } = exampleAnalysis(TEXT)
const PARTS = [spanOf(TEXT, '我们会开始试点'), spanOf(TEXT, '然后再看结果。')]

/** What a reference that was made of `TEXT` finds in another text, place by place. */
function found(reference: string, text: string): readonly (readonly string[])[] {
  const read = readReference(reference)
  const cut = ({ start, end }: Span): string => text.slice(start, end)
  return read === undefined ? [] : findReferred(exampleAnalysis(text).document, read).map((parts) => parts.map(cut))
}

describe('a reference', () => {
  it.each([
    ['a passage', passageReference(document, spanOf(TEXT, '开场。'))],
    ['a takeaway', foundItemId(document, 'takeaway', [spanOf(TEXT, '费用没有公布。')])],
    ['a quote in parts', foundItemId(document, 'quote', PARTS)],
    ['a quote of very many parts', foundItemId(document, 'quote', Array<Span>(90).fill(spanOf(TEXT, '开场')))],
  ])('to %s fits into a button, and finds the words in the text it was made of', (_, reference) => {
    expect(reference.length).toBeLessThan(160)
    expect(found(reference, TEXT)).toHaveLength(1)
  })

  it.each([
    '',
    'pack/item',
    'doc',
    'doc#',
    'doc#2-1',
    'doc#1-2-x',
    'doc#quote-',
    'doc#quote-x+y',
    '#',
    'doc#quote-1-2-3',
  ])('is not read from %j', (reference) => {
    expect(readReference(reference)).toBeUndefined()
  })

  it('may be to a document whose id looks like one', () => {
    const { document: odd } = exampleAnalysis(TEXT, { id: 'a#1-2' })

    expect(readReference(passageReference(odd, { start: 0, end: 3 }))?.document).toBe('a#1-2')
  })
})

describe('findReferred', () => {
  const quote = foundItemId(document, 'quote', PARTS)

  it('finds the parts of a quote in their order, the first of them next to the others', () => {
    const moved = `我们会开始试点。${TEXT}`

    expect(found(quote, moved)).toEqual([['我们会开始试点', '然后再看结果。']])
    expect(found(quote, '然后再看结果。我们会开始试点，何川说。')).toEqual([])
  })

  it('finds nothing where one part was edited', () => {
    expect(found(quote, TEXT.replace('再看', '不看'))).toEqual([])
  })
})
