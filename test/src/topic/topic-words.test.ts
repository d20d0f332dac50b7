import { topicWords } from '../../../src/topic/topic-words.ts'

const TEXT = 'Risk is a cost; a risk unseen is a RISK doubled, and costs follow fees, fines and interest.'

function spansOf(...words: readonly string[]) {
  let from = 0
  return words.map((word) => {
    const start = TEXT.indexOf(word, from)
    from = start + word.length
    return { start, end: from }
  })
}

describe('topicWords', () => {
  it('gives each word once, as it stands first', () => {
    expect(topicWords(TEXT, { topic: 'risks', terms: spansOf('Risk', 'risk', 'RISK') })).toEqual(['Risk'])
  })

  it('gives no more words than are read at a glance, those that stand first', () => {
    const terms = spansOf('cost', 'costs', 'fees', 'fines', 'interest')

    expect(topicWords(TEXT, { topic: 'cost', terms })).toEqual(['cost', 'costs', 'fees', 'fines'])
  })
})
