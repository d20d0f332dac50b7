import { createInProcessLibrary } from '../../../adapters/storage/in-process-library.ts'
import { documentCalled, HERE, libraryContract } from '../../contract/library-contract.ts'

libraryContract('the library of a process', () => createInProcessLibrary({ documents: 20, codeUnits: 1_000_000 }))

async function idsAfter(lengths: readonly number[], limits: { documents: number; codeUnits: number }) {
  const library = createInProcessLibrary(limits)
  for (const [index, length] of lengths.entries())
    await library.add(HERE, documentCalled(String(index), '字'.repeat(length)))
  return (await library.list(HERE)).map(({ id }) => id)
}

describe('what the library of a process forgets', () => {
  it('is the oldest beyond so many', async () => {
    expect(await idsAfter([1, 1, 1], { documents: 2, codeUnits: 100 })).toEqual(['1', '2'])
  })

  it('is the oldest beyond so much text', async () => {
    expect(await idsAfter([40, 30, 50], { documents: 9, codeUnits: 80 })).toEqual(['1', '2'])
  })

  it('is never the newest, however long it is', async () => {
    expect(await idsAfter([10, 200], { documents: 9, codeUnits: 80 })).toEqual(['1'])
  })

  it('does not count what was replaced', async () => {
    const library = createInProcessLibrary({ documents: 9, codeUnits: 80 })
    await library.add(HERE, documentCalled('a', '字'.repeat(20)))
    for (let count = 0; count < 5; count++) await library.add(HERE, documentCalled('b', '字'.repeat(50)))

    expect(await library.find(HERE, 'a')).toBeDefined()
  })
})
