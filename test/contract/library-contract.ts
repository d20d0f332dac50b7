import type { Analysis, Library } from '../../src/index.ts'
import { exampleAnalysis } from '../src/corpus/example-analysis.ts'
import { HOSTILE_IDS } from './examples.ts'

/** What every `Library` keeps to. */
export function libraryContract(name: string, createLibrary: () => Library): void {
  describe(`${name} as a library`, () => {
    it('knows no document at first', async () => {
      const library = createLibrary()

      expect(await library.find('a')).toBeUndefined()
      expect(await library.list()).toEqual([])
    })

    it('gives documents back by their id, and all of them in the order they came', async () => {
      const library = createLibrary()
      const analyses = ['b', 'a'].map((id) => documentCalled(id))

      for (const analysis of analyses) await library.add(analysis)

      expect(await library.find('a')).toEqual(analyses[1])
      expect(await library.list()).toEqual(analyses)
    })

    it('replaces a document of the same id', async () => {
      const library = createLibrary()
      const later = documentCalled('a', '费用下降了。')

      await library.add(documentCalled('a'))
      await library.add(later)

      expect(await library.list()).toEqual([later])
    })

    it.each(HOSTILE_IDS)('takes an id as it is: %j', async (id) => {
      const library = createLibrary()

      await library.add(documentCalled(id))

      expect((await library.find(id))?.document.id).toBe(id)
    })
  })
}

/** An analysis of a short text under an id of its own. */
export function documentCalled(id: string, text = '预算很紧。'): Analysis {
  const analysis = exampleAnalysis(text)
  return { ...analysis, document: { ...analysis.document, id } }
}
