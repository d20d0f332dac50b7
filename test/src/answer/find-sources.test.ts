import { type AskedSources, findSources } from '../../../src/answer/find-sources.ts'
import { buildCorpus } from '../../../src/corpus/build-corpus.ts'
import { buildCorpusIndex } from '../../../src/search/search-corpus.ts'
import { exampleAnalysis, WRITING } from '../corpus/example-analysis.ts'
import { readSearchRules } from '../search/read-search-rules.ts'

const REPORTS = {
  lighthouse: '红岬灯塔于1901年建成。看守人孟田住在塔下的石屋里。雾号每三十秒响一次。',
  keeper: '看守人孟田在灯塔旁种了两亩豆子。看守人每月进城一次。',
  horn: '雾号多久响一次，由守塔人定；雾号的响声能传五海里。',
  orchard: '方茂的果园有三百棵苹果树。去年收了九吨苹果。',
}
const EARLIER = ['红岬灯塔是哪一年建成的？', '看守人住在哪里？']

describe('findSources', () => {
  it('finds the one source that a question and those before it fit together', () => {
    const { own, together } = find('雾号多久响一次？', EARLIER)

    expect(own.share('lighthouse')).toBeLessThan(1)
    expect(together.share('lighthouse')).toBe(1)
  })

  it('keeps the source of a new subject first, however much of the thread stands in another', () => {
    const { together } = find('方茂的果园去年收了几吨苹果？', [
      ...EARLIER,
      '看守人孟田种了几亩豆子？',
      '雾号多久响一次？',
    ])

    expect(together.share('orchard')).toBe(1)
    expect(together.share('lighthouse')).toBeLessThan(1)
  })

  it('adds nothing to a question of which no word is known', () => {
    const { together, recalled } = find('xyz', EARLIER)

    expect([together.share('lighthouse'), recalled.share('lighthouse')]).toEqual([0, 1])
  })

  it('tells a question that goes on with the subject from one that has another', () => {
    const [same, changed] = ['看守人的石屋在哪里？', '方茂的果园有多少棵苹果树？'].map(
      (question) => find(question, EARLIER).staying['any-recalled'],
    )

    expect(same).toBe(1)
    expect(changed).toBeLessThan(0.5)
  })

  it('recalls nothing outside threads', () => {
    const { recalled, together, staying } = find('雾号多久响一次？', [])

    expect([recalled.share('lighthouse'), together.share('lighthouse'), staying]).toEqual([0, 0, {}])
  })
})

function find(words: string, earlier: readonly string[]) {
  const analyses = Object.entries(REPORTS).map(([id, text]) => exampleAnalysis(text, { id }))
  const index = buildCorpusIndex(buildCorpus({ packs: [], analyses, ...WRITING }), readSearchRules())
  const found = findSources(index, { words, earlier, groups: () => [] })
  const shareOf = (sources: AskedSources['own']) => (id: string) =>
    Math.max(
      ...index.passages
        .filter((one) => one.kind === 'sentence' && one.document.id === id)
        .map((one) => sources.of(one).beside),
    )
  return {
    own: { share: shareOf(found.own) },
    recalled: { share: shareOf(found.recalled) },
    together: { share: shareOf(found.together) },
    staying: found.staying,
  }
}
