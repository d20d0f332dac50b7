import { askedSubjects } from '../../../src/answer/asked-subject.ts'
import { readQuestion } from '../../../src/answer/read-question.ts'
import { readText } from '../../../src/answer/read-text.ts'
import { buildIndex } from '../../../src/search/index-passages.ts'
import { withDictionary } from '../../../src/search/search-rules.ts'
import { exampleDictionary } from '../search/across/example-dictionary.ts'
import { readSearchRules } from '../search/read-search-rules.ts'

const passages = [
  { id: 'firm', text: '岚桥港口的潜水艇在六月沉没。' },
  { id: 'other', text: 'Castlewick Bank sank a submarine.' },
]
const index = buildIndex(passages, withDictionary(readSearchRules(), exampleDictionary()))

function subjectsOf(question: string, near: readonly string[] = []) {
  const asked = readQuestion(index, question)
  const read = near.map((text) => readText(text, index.rules))
  return askedSubjects(asked, index, { near: read }).map(({ span, isIn }) => ({
    name: question.slice(span.start, span.end),
    isIn,
  }))
}

function namesIn(question: string, near: readonly string[] = []): readonly string[] {
  return subjectsOf(question, near).map(({ name }) => name)
}

describe('askedSubjects', () => {
  it.each([
    ['How many people does Castlewick Bank employ?', ['Castlewick Bank']],
    ['Does Castlewick Bank use Corbel?', ['Castlewick Bank', 'Corbel']],
    ['What is Ines Harrow’s salary?', ['Ines Harrow']],
    ['Castlewick 有多少人?', ['Castlewick']],
    ['What did AI cost in June?', []],
    ['HOW MANY PEOPLE DOES CASTLEWICK EMPLOY?', []],
    ['how many people work there?', []],
  ])('reads what is written as a name: %s', (question, names) => {
    expect(namesIn(question)).toEqual(names)
  })

  it.each([
    ['岚桥港口的潜水艇何时沉没?', ['岚桥港口']],
    ['嵐橋港口的潛水艇何時沉沒?', ['嵐橋港口']],
    ['潜水艇何时沉没?', []],
    // no text has these characters side by side
    ['砾岬港口在哪里?', []],
  ])('reads characters that are no words of a dictionary: %s', (question, names) => {
    expect(namesIn(question)).toEqual(names)
  })

  it('takes a word for a name that a passage has in quotation marks', () => {
    expect(namesIn('港口有多大?', ['模型“港口”有七十亿参数。'])).toEqual(['港口'])
    expect(namesIn('港口有多大?', ['港口有七十亿参数。'])).toEqual([])
  })

  it('finds a name by what tells it from others of its kind', () => {
    const [harbour] = subjectsOf('Who runs Castlewick Port?')
    const [port] = subjectsOf('岚桥港口在哪里?')

    expect(harbour?.isIn('Castlewick pays its staff well.')).toBe(true)
    expect(harbour?.isIn('A port pays its staff well.')).toBe(false)
    expect(port?.isIn('岚桥渡轮很多。')).toBe(true)
    expect(port?.isIn('港口很多。')).toBe(false)
  })

  it('finds a name of plain words by its first two or its initials', () => {
    const [league] = subjectsOf('What does the Civil Rights Port say?')

    expect(league?.isIn('The Civil Rights office is closed.')).toBe(true)
    expect(league?.isIn('The CRP is closed.')).toBe(true)
    expect(league?.isIn('The port of civil ships.')).toBe(false)
  })
})
