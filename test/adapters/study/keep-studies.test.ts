import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { analyseOnce, indexOnce } from '../../../adapters/study/keep-studies.ts'
import { openSnapshots, type SnapshotKey, type Snapshots } from '../../../adapters/study/snapshots.ts'
import { buildCorpus } from '../../../src/corpus/build-corpus.ts'
import { fail, succeed } from '../../../src/failure/result.ts'
import { searchCorpus } from '../../../src/search/search-corpus.ts'
import { exampleAnalysis, WRITING } from '../../src/corpus/example-analysis.ts'
import { readSearchRules } from '../../src/search/read-search-rules.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'studies-'))
const rules = readSearchRules()
const LONG = Array.from({ length: 1500 }, (_, i) => `第${i}号码头的吊机在北港卸了货。`).join('')
const source = {
  format: 'plain',
  text: LONG,
  origin: { id: 'doc', name: 'doc', url: undefined, contentHash: 'a' },
} as const

afterEach(() => rmSync(folder, { recursive: true, force: true }))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Snapshots of one engine, and what was asked of them and found. */
function watchedSnapshots(): Snapshots & { readonly found: string[] } {
  const snapshots = openSnapshots(folder, [__filename])
  const found: string[] = []
  return {
    found,
    put: snapshots.put,
    take(key: SnapshotKey) {
      const taken = snapshots.take(key)
      if (taken !== undefined) found.push(key.kind)
      return taken
    },
  }
}

function corpusOf(text: string) {
  return buildCorpus({ packs: [], analyses: [exampleAnalysis(text)], ...WRITING })
}

describe('analyseOnce', () => {
  it('analyses the same text of the same origin once, also after a start', () => {
    const texts: string[] = []
    const analyse = (one: { readonly text: string }) => {
      texts.push(one.text)
      return succeed(exampleAnalysis(one.text))
    }

    const first = analyseOnce(openSnapshots(folder, [__filename]), analyse)(source)
    const second = analyseOnce(openSnapshots(folder, [__filename]), analyse)(source)

    expect(texts).toEqual([LONG])
    expect(second).toEqual(first)
  })

  it('keeps what is worked out only when it is asked for', () => {
    const left = [{ sentence: 0, score: 1, parts: [], reason: 'lower-score' }] as const
    class LazySelection {
      readonly takeaways = []
      get leftOut() {
        return left
      }
    }
    const analyse = () => succeed({ ...exampleAnalysis(LONG), takeaways: new LazySelection() })
    analyseOnce(openSnapshots(folder, [__filename]), analyse)(source)

    const kept = analyseOnce(openSnapshots(folder, [__filename]), () => fail({ code: 'source-empty', detail: '' }))(
      source,
    )

    expect(kept.ok && kept.value.takeaways.leftOut).toEqual(left)
  })

  it('analyses a text again that has changed, or is of another origin', () => {
    const names: string[] = []
    const analyse = analyseOnce(openSnapshots(folder, [__filename]), (one) => {
      names.push(one.origin.name)
      return succeed(exampleAnalysis(one.text))
    })

    analyse(source)
    analyse({ ...source, text: `${LONG}又一句。` })
    analyse({ ...source, origin: { ...source.origin, name: 'other' } })

    expect(names).toEqual(['doc', 'doc', 'other'])
  })

  it('keeps no failure', () => {
    const failed = fail({ code: 'source-empty', detail: 'nothing in it' } as const)

    analyseOnce(openSnapshots(folder, [__filename]), () => failed)(source)
    const again = analyseOnce(openSnapshots(folder, [__filename]), (one) => succeed(exampleAnalysis(one.text)))(source)

    expect(again.ok).toBe(true)
  })
})

describe('indexOnce', () => {
  it('finds the same by an index that was kept', () => {
    const snapshots = watchedSnapshots()

    const [made, kept] = [1, 2].map(() => indexOnce(snapshots, corpusOf(LONG), rules))

    expect(snapshots.found).toEqual(['index'])
    const hits = [made, kept].map(
      (index) => index && searchCorpus(index, '第77号码头', { top: 3 }).map(({ place }) => place),
    )
    expect(hits[1]).toEqual(hits[0])
  })

  it('makes the index of another text anew', () => {
    const snapshots = watchedSnapshots()

    indexOnce(snapshots, corpusOf(LONG), rules)
    const other = indexOnce(snapshots, corpusOf(`${LONG}灯塔在山上。`), rules)

    expect(snapshots.found).toEqual([])
    expect(searchCorpus(other, '灯塔', { top: 1 })).toHaveLength(1)
  })

  it('makes an index anew that was damaged', () => {
    const snapshots = watchedSnapshots()
    indexOnce(snapshots, corpusOf(LONG), rules)
    const [file = ''] = readdirSync(folder).map((name) => path.join(folder, name))
    const bytes = readFileSync(file)
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 255
    writeFileSync(file, bytes)

    const index = indexOnce(snapshots, corpusOf(LONG), rules)

    expect(snapshots.found).toEqual([])
    expect(searchCorpus(index, '第77号码头', { top: 1 })).toHaveLength(1)
  })
})
