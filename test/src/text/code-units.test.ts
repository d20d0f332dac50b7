import { createArena } from '../../../src/text/arena.ts'
import { codeUnitsOf } from '../../../src/text/code-units.ts'

describe('codeUnitsOf', () => {
  const long = 'the harbour fund lends to the shipyard again. '.repeat(40)

  it.each([
    ['a short text', 'Ærø'],
    ['a text of no length', ''],
    ['a long text of ASCII', long],
    ['a long text that begins like one', `${long}“harbour”`],
    ['a long Chinese text', '北岭银行去年关闭了四十家网点。'.repeat(60)],
    ['half a pair of surrogates', `${long}\ud83d`],
  ])('gives what the string tells: %s', (_, text) => {
    const told = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))

    expect([...codeUnitsOf(text)]).toEqual(told)
    expect([...codeUnitsOf(text, createArena())]).toEqual(told)
  })
})
