import { deflateRawSync } from 'node:zlib'
import { createTextCodec } from '../../../adapters/storage/records/text-codec.ts'

interface Note {
  readonly words: readonly string[]
}

function createCodec() {
  return createTextCodec<Note>('note', {
    toList: ({ words }) => [words],
    fromList: ([words]) => ({ words: words as readonly string[] }),
  })
}

const LONG: Note = { words: Array.from({ length: 200 }, (_, index) => `word ${index}`) }

describe('createTextCodec', () => {
  it('leaves what is short as it is, and packs what is long', () => {
    const { write } = createCodec()

    expect(write({ words: ['a'] })).toBe('[["a"]]')
    expect(write(LONG).length).toBeLessThan(JSON.stringify(LONG).length / 2)
  })

  it('gives a value that it has read the text that it was read from, however that was packed', () => {
    const { read, write } = createCodec()
    const packedElsewhere = `z${deflateRawSync(JSON.stringify([LONG.words]), { level: 9 }).toString('base64')}`

    const value = read(packedElsewhere)

    expect(value).toEqual(LONG)
    expect(write(value)).toBe(packedElsewhere)
    expect(createCodec().write(value)).not.toBe(packedElsewhere)
  })

  it('knows the same under another packing, and another under the same', () => {
    const { isSame } = createCodec()
    const packedElsewhere = `z${deflateRawSync(JSON.stringify([LONG.words]), { level: 9 }).toString('base64')}`

    expect(isSame(packedElsewhere, LONG)).toBe(true)
    expect(isSame(packedElsewhere, { words: ['a'] })).toBe(false)
  })

  it.each(['', '{}', 'null', '[', 'z', 'z!!!!', 'zAAAA'])('says that the store is damaged when it reads %j', (text) => {
    expect(() => createCodec().read(text)).toThrow(/store-damaged/)
  })
})
