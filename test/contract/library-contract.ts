import type { Analysis, BroughtDocument, Library } from '../../src/index.ts'
import { exampleAnalysis } from '../src/corpus/example-analysis.ts'
import { HOSTILE_IDS } from './examples.ts'

/** Where the documents of these tests are brought to. */
export const HERE = { platform: 'peer', workspace: 'T1' }

/** What every `Library` keeps to. @param analysisOf what the library finds in a document that was brought. */
export function libraryContract(
  name: string,
  createLibrary: () => Library | Promise<Library>,
  analysisOf: (document: BroughtDocument) => Analysis = ({ analysis }) => analysis,
): void {
  describe(`${name} as a library`, () => {
    it('knows no document at first', async () => {
      const library = await createLibrary()

      expect(await library.find(HERE, 'a')).toBeUndefined()
      expect(await library.list(HERE)).toEqual([])
    })

    it('gives documents back by their id, and names all of them in the order they came', async () => {
      const library = await createLibrary()
      const documents = ['b', 'a'].map((id) => documentCalled(id))

      for (const document of documents) await library.add(HERE, document)

      expect(await library.find(HERE, 'a')).toEqual(documents[1] && analysisOf(documents[1]))
      expect((await library.list(HERE)).map(({ id, title }) => [id, title])).toEqual([
        ['b', 'b.txt'],
        ['a', 'a.txt'],
      ])
    })

    it('replaces a document of the same id', async () => {
      const library = await createLibrary()
      const later = documentCalled('a', '费用下降了。')

      await library.add(HERE, documentCalled('a'))
      await library.add(HERE, later)

      expect(await library.find(HERE, 'a')).toEqual(analysisOf(later))
      expect(await library.list(HERE)).toHaveLength(1)
    })

    it('shows no workspace what was brought to another', async () => {
      const library = await createLibrary()

      await library.add(HERE, documentCalled('a'))

      for (const place of [
        { ...HERE, workspace: 'T10' },
        { ...HERE, platform: 'other' },
      ]) {
        expect(await library.find(place, 'a')).toBeUndefined()
        expect(await library.list(place)).toEqual([])
      }
    })

    it.each(HOSTILE_IDS)('takes an id as it is: %j', async (id) => {
      const library = await createLibrary()

      await library.add(HERE, documentCalled(id))

      expect((await library.find(HERE, id))?.document.id).toBe(id)
      expect((await library.list(HERE)).map((document) => document.id)).toEqual([id])
    })
  })
}

/** A short text under an id of its own, with what is in it. */
export function documentCalled(id: string, text = '预算很紧。'): BroughtDocument {
  const analysis = exampleAnalysis(text, { id })
  return { source: { format: 'plain', text, origin: analysis.document.origin }, analysis }
}
