import { readSource, writeSource } from '../../../adapters/storage/records/source-record.ts'
import type { DocumentInput } from '../../../src/index.ts'

const sourceOf = (text: string): DocumentInput => ({
  format: 'plain',
  text,
  origin: { id: 'a', name: 'a "name".txt', url: undefined, contentHash: 'hash' },
})

describe('a source in the store', () => {
  it.each([
    ['nothing', ''],
    ['marks that JSON escapes', '\ufeff"\\\n\u0000 \u2028'],
    ['a text in two scripts', '成本下降 8%, costs fell.'],
    ['half a character', 'a\ud83d'],
    // pieces end at 500,000 code units, within the picture
    ['a book with a picture across the end of a piece', `${'字'.repeat(499_999)}😀${'a'.repeat(600_000)}`],
  ])('is read as it was written: %s', async (_, text) => {
    const source = sourceOf(text)

    expect(await readSource('a', await writeSource(source))).toEqual(source)
  })
})
