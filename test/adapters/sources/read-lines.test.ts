import { readLines } from '../../../adapters/sources/read-lines.ts'

async function* chunksOf(...chunks: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk
}

async function linesOf(chunks: AsyncIterable<Uint8Array>, mostBytes = 100): Promise<readonly (string | undefined)[]> {
  const found: (string | undefined)[] = []
  for await (const lines of readLines(chunks, mostBytes)) found.push(...lines.map(({ bytes }) => bytes?.toString()))
  return found
}

describe('readLines', () => {
  it('gives the same lines however the stream is cut', async () => {
    const bytes = Buffer.from('银行\n\nloan\r\nend')
    const bytewise = Array.from(bytes, (byte) => Uint8Array.of(byte))

    const whole = await linesOf(chunksOf(bytes))
    const cut = await linesOf(chunksOf(...bytewise))

    expect(whole).toEqual(['银行', '', 'loan', 'end'])
    expect(cut).toEqual(whole)
  })

  it('takes an end of line at the end for no further line', async () => {
    expect(await linesOf(chunksOf('a\nb\n'))).toEqual(['a', 'b'])
    expect(await linesOf(chunksOf(''))).toEqual([])
  })

  it('leaves out a byte order mark at the start only', async () => {
    expect(await linesOf(chunksOf('\ufeffa\n\ufeffb'))).toEqual(['a', '\ufeffb'])
  })

  it('passes over a line that is too long and keeps counting', async () => {
    const chunks = chunksOf('short\n', 'x'.repeat(60), 'x'.repeat(60), '\nnext\n', 'y'.repeat(101))
    const numbers: number[] = []
    const kept: boolean[] = []

    for await (const lines of readLines(chunks, 100)) {
      numbers.push(...lines.map(({ number }) => number))
      kept.push(...lines.map(({ bytes }) => bytes !== undefined))
    }

    expect(numbers).toEqual([1, 2, 3, 4])
    expect(kept).toEqual([true, false, true, false])
  })
})
