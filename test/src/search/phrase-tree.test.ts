import { createPhraseTree, findPhrases } from '../../../src/search/phrase-tree.ts'

const tree = createPhraseTree(
  [
    { concept: 'tuning', text: '微调' },
    { concept: 'federated tuning', text: '联邦微调' },
    { concept: 'tuning', text: 'fine-tuning' },
    { concept: 'model', text: 'large models' },
  ],
  (text) => text,
)

function found(text: string): readonly string[] {
  return findPhrases(tree, text).map(({ concept, span }) => `${concept} ${text.slice(span.start, span.end)}`)
}

describe('findPhrases', () => {
  it('finds a phrase and the phrase within it', () => {
    expect(found('新的联邦微调算法')).toEqual(['federated tuning 联邦微调', 'tuning 微调'])
  })

  it('finds an English phrase in another form and another case', () => {
    expect(found('A Large Model needs Fine Tuning')).toEqual(['model Large Model', 'tuning Fine Tuning'])
  })

  it('finds nothing in part of a word', () => {
    expect(found('refine tunings of enlarged models')).toEqual([])
  })

  it('finds a phrase that begins within the beginning of another', () => {
    expect(found('联邦联邦微调')).toEqual(['federated tuning 联邦微调', 'tuning 微调'])
  })
})
