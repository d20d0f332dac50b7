import { notShown } from '../../../src/briefing/not-shown.ts'
import type { CorpusItem } from '../../../src/corpus/corpus.ts'
import { foundItemId, idByPlace } from '../../../src/corpus/reference.ts'
import { exampleAnalysis, spanOf } from '../corpus/example-analysis.ts'
import { itemOf } from './corpus-items.ts'

const SAID = '"We will not raise fares," Ada Merrow said in May.'
const TEXT = `Ferries were full. ${SAID} The pier needs repairs.`

/** An item that was found in a text, or with `from` an editor's that is cited with these words. */
function found(
  kind: CorpusItem['kind'],
  words: string,
  changes: Partial<CorpusItem> = {},
  source = 'report',
): CorpusItem {
  const { document } = exampleAnalysis(TEXT, { id: source, language: 'en' })
  const span = spanOf(TEXT, words)
  const { citation } = itemOf('x', words)
  const id = foundItemId(document, kind, [span])
  return itemOf(id, words, { kind, from: 'extracted', citation: { ...citation, source, span }, ...changes })
}

const QUOTE = found('quote', 'We will not raise fares')
const SENTENCE = found('takeaway', SAID)
const OTHER = found('takeaway', 'The pier needs repairs.')

function leftOf(items: readonly CorpusItem[], ...seen: readonly (string | undefined)[]): readonly CorpusItem[] {
  const analyses = [exampleAnalysis(TEXT, { id: 'report', language: 'en' })]
  return notShown({ packs: [], analyses, items }, new Set(seen.filter((id) => id !== undefined)))
}

describe('notShown', () => {
  it('keeps everything for a channel that has seen nothing', () => {
    expect(leftOf([QUOTE, SENTENCE, OTHER])).toEqual([QUOTE, SENTENCE, OTHER])
  })

  it('drops the sentence around a quote that was shown, and the quote within a sentence that was', () => {
    expect(leftOf([QUOTE, SENTENCE, OTHER], QUOTE.id)).toEqual([OTHER])
    expect(leftOf([QUOTE, SENTENCE, OTHER], SENTENCE.id)).toEqual([OTHER])
  })

  it('drops the sentence around a quote that was shown and is no item any more', () => {
    expect(leftOf([SENTENCE, OTHER], QUOTE.id)).toEqual([OTHER])
    expect(leftOf([SENTENCE, OTHER], QUOTE.id.replace('report', 'gone'))).toEqual([SENTENCE, OTHER])
  })

  it('knows what was shown by an older id, which tells its place', () => {
    expect(leftOf([QUOTE, SENTENCE, OTHER], idByPlace(QUOTE))).toEqual([OTHER])
  })

  it('drops the same words in another source, and nothing else of it', () => {
    const copies = [found('quote', 'We will not raise fares', {}, 'copy'), found('takeaway', SAID, {}, 'other')]

    expect(leftOf([...copies, OTHER], QUOTE.id)).toEqual([copies[1], OTHER])
  })

  it('keeps a quote from the passage that an editor has retold, but not one that the editor has taken', () => {
    const [retold, taken] = [
      { id: 'pack/retold', kind: 'takeaway' },
      { id: 'pack/taken', kind: 'quote' },
    ] as const
    const editors = (changes: Partial<CorpusItem>) => found('takeaway', SAID, { from: 'editor', ...changes })

    expect(leftOf([editors(retold), QUOTE], 'pack/retold')).toEqual([QUOTE])
    expect(leftOf([editors(taken), QUOTE], 'pack/taken')).toEqual([])
  })
})
