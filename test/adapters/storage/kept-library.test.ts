import { createInProcessLibrary } from '../../../adapters/storage/in-process-library.ts'
import { createKeptLibrary } from '../../../adapters/storage/kept-library.ts'
import { openTemporaryStore } from '../../../adapters/storage/open-store.ts'
import { type Analysis, type DocumentInput, fail, type Library, type Store, succeed } from '../../../src/index.ts'
import { documentCalled, HERE, libraryContract } from '../../contract/library-contract.ts'

const LIMITS = { sources: 20, bytes: 1_000_000 }

let store: Store
beforeEach(() => {
  store = openTemporaryStore()
})
afterEach(() => store.close())

function analysisOf({ text, origin }: DocumentInput): Analysis {
  const { analysis } = documentCalled(origin.id, text)
  return { ...analysis, document: { ...analysis.document, origin } }
}

/** Each moment is later than the one before. */
let clock = 0

interface Reading {
  readonly library: Library
  /** Ids of what was analysed, in order. */
  readonly analysed: readonly string[]
}

/** A library of another process on the same store. */
function openLibrary(): Reading {
  const analysed: string[] = []
  const library = createKeptLibrary({
    sources: store.sources,
    limits: LIMITS,
    recent: createInProcessLibrary({ documents: 5, codeUnits: 1000 }),
    async analyse(source) {
      analysed.push(source.origin.id)
      return source.text === 'busy'
        ? fail({ code: 'study-busy' as const, detail: 'too much to read' })
        : succeed(analysisOf(source))
    },
    now: () => clock++,
  })
  return { library, analysed }
}

libraryContract('the library in the store', () => openLibrary().library)

describe('the library in the store', () => {
  it('analyses again what another process was brought, once for all who ask', async () => {
    const { source, analysis } = documentCalled('a', '预算很紧。'.repeat(100))
    const origin = { ...source.origin, url: 'https://example.org/', contentHash: 'f00' }
    await openLibrary().library.add(HERE, { source: { ...source, origin, language: 'zh-Hans' }, analysis })

    const { library, analysed } = openLibrary()
    const found = await Promise.all([library.find(HERE, 'a'), library.find(HERE, 'a')])
    const again = await library.find(HERE, 'a')

    expect(analysed).toEqual(['a'])
    expect(found[0]?.document).toMatchObject({ text: source.text, origin })
    expect(found[1]).toBe(found[0])
    expect(again).toBe(found[0])
  })

  it('does not find what was erased, though it was read before', async () => {
    const { library } = openLibrary()
    await library.add(HERE, documentCalled('a'))

    await store.eraseWorkspace(HERE)

    expect(await library.find(HERE, 'a')).toBeUndefined()
    expect(await library.list(HERE)).toEqual([])
  })

  it('says why when it cannot be read now, and tries again', async () => {
    const { source, analysis } = documentCalled('a')
    await openLibrary().library.add(HERE, { source: { ...source, text: 'busy' }, analysis })
    const { library, analysed } = openLibrary()

    await expect(library.find(HERE, 'a')).rejects.toMatchObject({ failure: { code: 'study-busy' } })
    await expect(library.find(HERE, 'a')).rejects.toMatchObject({ failure: { code: 'study-busy' } })

    expect(analysed).toEqual(['a', 'a'])
  })

  it('packs what it keeps', async () => {
    const text = '预算很紧，费用下降了。'.repeat(1000)

    await openLibrary().library.add(HERE, documentCalled('a', text))

    expect((await store.sources.find(HERE, 'a'))?.record.length).toBeLessThan(text.length / 10)
  })
})
