import { parseLocatedJson } from '../../../src/pack/located-json.ts'

function failureOf(text: string): unknown {
  const parsed = parseLocatedJson(text)
  return parsed.ok ? 'parsed' : parsed.failure
}

describe('parseLocatedJson', () => {
  it('gives the value that JSON.parse gives', () => {
    const text = '\n{ "a": [1, -2.5e3, true, null, "\\u4e2d\\n\\"x\\"", {}], "b": [] }\n'

    const parsed = parseLocatedJson(text)

    expect(parsed.ok && parsed.value.value).toEqual(JSON.parse(text))
  })

  it('tells the line of keys, elements and nested values', () => {
    const parsed = parseLocatedJson('{\n  "a": [\n    1,\n    {\n      "b": 2 }\n  ]\n}')

    const lines = parsed.ok ? [[], ['a'], ['a', 0], ['a', 1], ['a', 1, 'b']].map(parsed.value.lineOf) : []

    expect(lines).toEqual([1, 2, 3, 4, 5])
  })

  it('gives the line of what is around a value that is missing', () => {
    const parsed = parseLocatedJson('[\n  {},\n  {}\n]')

    expect(parsed.ok && parsed.value.lineOf([1, 'text', 'en'])).toBe(3)
  })

  it('counts lines that end in CRLF once, and passes over a byte order mark', () => {
    const parsed = parseLocatedJson('\uFEFF{\r\n"a":\r\n1}')

    expect(parsed.ok && [parsed.value.value, parsed.value.lineOf(['a'])]).toEqual([{ a: 1 }, 2])
  })

  it('names keys that stand twice in one object, and only those', () => {
    const parsed = parseLocatedJson('[{"a": 1, "a": 2}, {"a": 3}]')

    expect(parsed.ok && parsed.value.repeatedKeys).toEqual([[0, 'a']])
  })

  it.each([
    ['a comma too many', '[\n1,\n]', 3],
    ['an object that is not closed', '{\n"a": 1\n', 3],
    ['a string over two lines', '["a\nb"]', 1],
    ['a key without quotation marks', '{\n a: 1}', 2],
    ['a colon that is missing', '{"a"\n1}', 2],
    ['a number that begins with zero', '[01]', 1],
    ['an unknown word', '[\n\nyes]', 3],
    ['something after the end', '{}\n\n{}', 3],
    ['nothing at all', '', 1],
  ])('tells the line of %s', (_, text, line) => {
    expect(failureOf(text)).toEqual({ line, problem: expect.stringContaining('is not JSON: ') })
  })

  it('refuses what is nested too deeply instead of running out of stack', () => {
    expect(failureOf('['.repeat(100_000))).toEqual({ line: 1, problem: 'is not JSON: is nested too deeply' })
  })
})
