import type { Corpus, CorpusItem, ItemSpeaker } from '../../../src/corpus/corpus.ts'

/** A speaker called the same in every script. */
export function speakerCalled(name: string): ItemSpeaker {
  return { id: name, name: { en: name, 'zh-Hans': name, 'zh-Hant': name }, role: undefined }
}

/** An editor's English takeaway; `changes` make it what a test needs. */
export function itemOf(id: string, text: string, changes: Partial<CorpusItem> = {}): CorpusItem {
  return {
    id,
    kind: 'takeaway',
    from: 'editor',
    texts: [{ language: 'en', text, nature: 'original' }],
    topics: [],
    speaker: undefined,
    citation: {
      source: 'report',
      title: 'Report',
      publisher: undefined,
      publishedOn: undefined,
      section: undefined,
      span: undefined,
      url: undefined,
    },
    weight: 0.5,
    parts: [],
    confidence: 1,
    ...changes,
  }
}

/** A corpus of these items and nothing else. */
export function corpusOf(...items: readonly CorpusItem[]): Corpus {
  return { packs: [], analyses: [], items }
}
