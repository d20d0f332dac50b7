import { gatherKnowledge } from '../../../src/command/knowledge.ts'
import { findPeople, listPeople } from '../../../src/command/people.ts'
import { itemOf, speakerCalled } from '../briefing/corpus-items.ts'
import { exampleIndex } from '../search/example-corpus.ts'

const index = exampleIndex()
const vocabulary = { meanings: new Map(), fold: (text: string) => text.toLowerCase() }

function knowledgeOf(...speakers: readonly string[]) {
  const items = speakers.map((name, at) => itemOf(`item-${at}`, 'Rain is due.', { speaker: speakerCalled(name) }))
  return gatherKnowledge({ ...index.corpus, items }, index)
}

describe('listPeople', () => {
  it('puts those with most items first', () => {
    const people = listPeople({ knowledge: knowledgeOf('Odo Fenn', 'Ida Marl', 'Ida Marl'), vocabulary })

    expect(people.map(({ speaker, items }) => [speaker.name.en, items.length])).toEqual([
      ['Ida Marl', 2],
      ['Odo Fenn', 1],
    ])
  })

  it('gathers the people of a corpus once, however often a line asks for them', () => {
    const context = { knowledge: knowledgeOf('Odo Fenn'), vocabulary }

    expect(listPeople(context)).toBe(listPeople(context))
    expect(listPeople({ ...context, knowledge: knowledgeOf('Odo Fenn') })).not.toBe(listPeople(context))
  })
})

describe('findPeople', () => {
  it('takes whoever is named in full before those whose names hold the words', () => {
    const people = listPeople({ knowledge: knowledgeOf('Ida Marl', 'Ida Marlow'), vocabulary })

    expect(findPeople(people, 'ida marl', vocabulary.fold).map(({ speaker }) => speaker.name.en)).toEqual(['Ida Marl'])
    expect(findPeople(people, 'ida', vocabulary.fold)).toHaveLength(2)
  })
})
