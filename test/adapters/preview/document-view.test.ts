import { viewDocument } from '../../../adapters/preview/document-view.ts'
import type { Analysis, Span } from '../../../src/index.ts'

const STRINGS = {
  'preview.left-repeats': 'It repeats.',
  'preview.no-speaker': 'Nobody is named.',
  'preview.certain': '{percent}% certain',
  'preview.uncertain': '{percent}% certain, too little',
  'why.place': 'Where it stands',
  'why.pronoun': 'A pronoun names the speaker.',
}
const WORDS = { strings: STRINGS, language: 'en', topics: [] } as const

/** A document of one line a block, with nothing found in it. */
function analysisOf(text: string, found: Partial<Pick<Analysis, 'quotes' | 'takeaways'>> = {}): Analysis {
  let at = 0
  const blocks = text.split('\n').map((line) => {
    const span: Span = { start: at, end: at + line.length }
    at += line.length + 1
    return { span, kind: 'paragraph', rule: 'line' } as const
  })
  const sentences = blocks.map(({ span }, block) => ({ span, block, clauses: [span] }))
  return {
    document: {
      id: 'a',
      origin: { id: 'a', name: 'a.txt', url: undefined, contentHash: '' },
      text,
      folded: text,
      title: undefined,
      publisher: 'The Gazette',
      authors: [],
      publishedOn: '2025-03-06',
      language: 'en',
      blocks,
      sentences,
      sections: [],
    },
    quotes: { quotes: [], rejected: [], speakers: [] },
    takeaways: { takeaways: [], leftOut: [] },
    ...found,
  }
}

describe('viewDocument', () => {
  it('heads a document without a title by its file’s name, and dates it in words', () => {
    const view = viewDocument(analysisOf('One.'), WORDS)

    expect([view.title, view.details]).toEqual(['a.txt', 'The Gazette · March 6, 2025'])
  })

  it('shows a topic of a takeaway with the words that led to it', () => {
    const [topic] = [
      {
        topic: 'cost',
        terms: [
          { start: 6, end: 11 },
          { start: 16, end: 20 },
        ],
      },
    ]
    const taken = { span: { start: 0, end: 21 }, sentence: 0, score: 1, parts: [], topics: [topic] }
    const strings = { ...STRINGS, 'preview.topic-by-words': '{topic}: {words}', 'edition.topic-separator': ', ' }
    const titles = [{ id: 'cost', title: { en: 'Cost', 'zh-Hans': '成本', 'zh-Hant': '成本' } }]
    const analysis = analysisOf('Their costs and fees.', { takeaways: { takeaways: [taken], leftOut: [] } })

    const view = viewDocument(analysis, { ...WORDS, strings, topics: titles })

    expect(view.findings[0]?.facts).toEqual(['Cost: costs, fees'])
  })

  it('explains a score by what speaks for it, then what speaks against it, and joins what says the same', () => {
    const parts = [
      { name: 'word-count', value: -1, weight: 2 },
      { name: 'position', value: 0.25, weight: 1 },
      { name: 'paragraph-start', value: 0.25, weight: 1 },
      { name: 'numbers', value: 0, weight: 3 },
    ]
    const taken = { span: { start: 0, end: 4 }, sentence: 0, score: 1, parts, topics: [] }

    const view = viewDocument(analysisOf('One.', { takeaways: { takeaways: [taken], leftOut: [] } }), WORDS)

    expect(view.findings[0]?.parts).toEqual([
      { label: 'Where it stands', points: 0.5, share: 0.25 },
      { label: 'word count', points: -2, share: 1 },
    ])
  })

  it('says why a sentence was left out', () => {
    const left = { sentence: 1, score: 1, parts: [], reason: 'repeats' } as const

    const view = viewDocument(analysisOf('One.\nTwo.', { takeaways: { takeaways: [], leftOut: [left] } }), WORDS)

    expect(view.findings[0]).toMatchObject({ kind: 'left-out', text: 'Two.', reason: 'It repeats.' })
  })

  it('marks every part of a split quote in every line it reaches, with its speaker and cue', () => {
    const text = 'First half\nshe said, second half'
    const attribution = {
      name: 'she',
      mention: { start: 11, end: 14 },
      role: undefined,
      affiliation: undefined,
      confidence: 0.9,
      rule: 'pronoun',
    }
    const parts = [
      { start: 0, end: 10 },
      { start: 21, end: 32 },
    ]
    const quote = { kind: 'direct', parts, cue: { start: 15, end: 19 }, attribution } as const

    const view = viewDocument(analysisOf(text, { quotes: { quotes: [quote], rejected: [], speakers: [] } }), WORDS)

    expect(view.findings[0]).toMatchObject({
      text: 'First half…second half',
      certainty: '90% certain',
      reason: 'A pronoun names the speaker.',
    })
    const marked = view.blocks.map(({ pieces }) => pieces.map((piece) => piece.marks.join('+')))
    expect(marked).toEqual([['q1'], ['s1', '', 'c1', '', 'q1']])
  })

  it.each([
    ['nobody', undefined, { facts: [], certainty: 'Nobody is named.', reason: '' }],
    ['somebody, not surely enough', 0.799, { facts: ['Ann'], certainty: '79% certain, too little' }],
    ['somebody, surely enough', 0.8, { facts: ['Ann'], certainty: '80% certain' }],
  ])('says on a quote’s own card that it is known of %s', (_, confidence, expected) => {
    const named = { name: 'Ann', mention: { start: 0, end: 3 }, role: undefined, affiliation: undefined, rule: 'colon' }
    const attribution = confidence === undefined ? undefined : { ...named, confidence }
    const quote = { kind: 'direct', parts: [{ start: 5, end: 9 }], cue: undefined, attribution } as const

    const view = viewDocument(
      analysisOf('Ann: One.', { quotes: { quotes: [quote], rejected: [], speakers: [] } }),
      WORDS,
    )

    expect(view.findings[0]).toMatchObject(expected)
  })

  it('shows the beginning of a single line that is too long for a browser, and says how much is hidden', () => {
    const view = viewDocument(analysisOf('x'.repeat(5_000_000)), WORDS)

    expect(view.blocks[0]?.pieces[0]?.text).toHaveLength(400_000)
    expect(view.hidden).toBe(4_600_000)
  })
})
