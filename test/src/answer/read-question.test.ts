import { readQuestion } from '../../../src/answer/read-question.ts'
import { documentIndex } from '../search/example-corpus.ts'

const { index } = documentIndex()

describe('readQuestion', () => {
  it.each([
    ['What is the largest bank?', []],
    ['What are the largest banks?', ['list']],
    ['Who is the chairman?', ['who', 'role']],
    ['Who were the founders?', ['who', 'list']],
    ['What did he do when he left?', []],
    ['Who ruled when the war ended?', ['who']],
    ['When the war ended, who ruled?', ['who']],
    ['When did the war end?', ['when']],
    ['The bank was founded when?', ['when']],
    ['When and where was it founded?', ['when', 'where']],
    ['Who founded it and when?', ['who', 'when']],
    ['How many people who live there work?', ['number']],
    ['多少钱？', ['price']],
    ['谁在何时创立了它？', ['who', 'when']],
    ['这种船被称为什么？', []],
    ['港务局后来改名为什么？', []],
    ['哪条渡轮被认为最稳？', []],
    ['他为什么改名？', ['why']],
    ['专家认为它值多少钱？', ['price', 'said']],
    ['她上任时多大？', ['amount', 'number']],
  ])('reads what %j asks for', (question, kinds) => {
    expect([...readQuestion(index, question).asks].sort()).toEqual([...kinds].sort())
  })

  it.each([
    ['What do the speakers say about cost?', ['cost']],
    ['What do people think about cost?', ['cost']],
    ['嘉宾怎么看成本？', ['成本']],
    ['What do the speakers cost?', ['speakers', 'cost']],
    ['What does the captain say about cost?', ['captain', 'cost']],
  ])('needs nobody to be called what %j calls anybody', (question, named) => {
    const { folded, parts } = readQuestion(index, question)

    expect(new Set(parts.map(({ span }) => folded.slice(span.start, span.end)))).toEqual(new Set(named))
  })
})
