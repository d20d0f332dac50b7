import { sliceSpan } from '../../../src/text/span.ts'
import { findingsOf, linesOf, quotesOf } from './quotes-of.ts'

/** Every role of the first speaker listed. */
function rolesOf(text: string): readonly string[] {
  const [speaker] = findingsOf(text).speakers
  return speaker?.roles.map((role) => sliceSpan(text, role)) ?? []
}

describe('findQuotes in English: roles', () => {
  it.each([
    ['“It will stay,” Spruce Bank President Ana R. Ruiz said in a statement.', 'Spruce Bank President'],
    ['“It will stay,” said Spruce Bank Chief Financial Officer Ana R. Ruiz.', 'Spruce Bank Chief Financial Officer'],
    [
      '“It will stay,” Spruce Bank president and chief executive Ana R. Ruiz said.',
      'Spruce Bank president and chief executive',
    ],
    [
      '“It will stay,” Spruce Bank chairman and group chief executive Ana R. Ruiz said.',
      'Spruce Bank chairman and group chief executive',
    ],
    ['“It will stay,” according to Spruce Bank vice president Ana R. Ruiz.', 'Spruce Bank vice president'],
  ])('parts the post, and where it is held, from the name in %s', (text, role) => {
    const [quote] = quotesOf(text)

    expect({ speaker: quote?.speaker, role: quote?.role }).toEqual({ speaker: 'Ana R. Ruiz', role })
  })

  it.each([
    ['“It will stay,” said Aaron Dean Holt.', 'Aaron Dean Holt'],
    ['“It will stay,” Spruce General Bank Holdings said.', 'Spruce General Bank Holdings'],
  ])('takes no name apart in %s', (text, name) => {
    expect(quotesOf(text)[0]?.speaker).toBe(name)
  })

  it.each([
    [
      'Ana Ruiz, director of human resources “for now,” said so. “It will stay,” Ruiz said.',
      'director of human resources',
    ],
    ['Ana Ruiz is the chief editor “for now.” “It will stay,” Ruiz said.', 'chief editor'],
    ['Ana Ruiz,  treasurer of Leeds, was there. “It will stay,” Ruiz said.', 'treasurer of Leeds'],
  ])('has no white space at the edges in %s', (text, role) => {
    expect(rolesOf(text)).toEqual([role])
  })

  it('takes the next of a list for nobody’s role', () => {
    const [quote] = quotesOf('With me are Ana Ruiz, and our treasurer, Tom Lee. “It will stay,” Ruiz said.')

    expect(quote).toMatchObject({ speaker: 'Ana Ruiz', role: undefined })
  })

  it('knows somebody again who was named with a post in capitals', () => {
    const lines = linesOf('Spruce Bank President Ana Ruiz spoke on Monday. “It will stay,” Ruiz said.')

    expect(lines).toEqual(['Ana Ruiz: It will stay'])
  })

  it.each([
    ['“It will stay,” said Professor Ana Ruiz of the University of Leeds.', 'Professor of the University of Leeds'],
    ['“It will stay,” Professor Ana Ruiz of the Harbour Institute said.', 'Professor of the Harbour Institute'],
    ['Chief risk officer Ana Ruiz of Spruce Bank said: “It will stay.”', 'Chief risk officer of Spruce Bank'],
    [
      'Chief Economist Ana Ruiz from the Institute for the Study of Ports said: “It will stay.”',
      'Chief Economist from the Institute for the Study of Ports',
    ],
    [
      'Ana Ruiz, professor of economics at the University of Leeds, said: “It will stay.”',
      'professor of economics at the University of Leeds',
    ],
    [
      'Dr. Ana Ruiz, a senior lecturer in law at King’s College London, said: “It will stay.”',
      'senior lecturer in law at King’s College London',
    ],
    ['President Ana Ruiz of Spruce Bank’s board said: “It will stay.”', 'President'],
    ['“It will stay,” said Ana Ruiz, chief actuary, Spruce Mutual. It stayed.', 'chief actuary, Spruce Mutual'],
    ['Ana Ruiz, managing director, Asia, said: “It will stay.”', 'managing director, Asia'],
    ['“It will stay,” said Ana Ruiz, chief actuary, Tom Holt, treasurer, and others.', 'chief actuary'],
    ['“It will stay,” said Ana Ruiz of Harbour Research.', 'Harbour Research'],
    ['Ana Ruiz is chief actuary of Spruce Mutual. “It will stay,” said Ana Ruiz.', 'chief actuary of Spruce Mutual'],
    [
      'Ana Ruiz is now the bank’s head of research and has two cats. “It will stay,” Ruiz said.',
      'bank’s head of research',
    ],
    ['Ana Ruiz at the University of Leeds said: “It will stay.”', 'University of Leeds'],
  ])('reads the role in %s', (text, role) => {
    const [quote] = quotesOf(text)

    expect(quote).toMatchObject({ speaker: 'Ana Ruiz', role })
  })

  it.each([
    [
      'Ana Ruiz, chief risk officer at Spruce Bank, came. “It will stay,” risk officer Ana Ruiz said. “It must,” Ruiz said.',
      'chief risk officer at Spruce Bank',
    ],
    ['程立，云杉银行首席风险官程立来了。风险官程立表示：“桥会留下来的。”“桥必须留下。”程立说。', '云杉银行首席风险官'],
    ['雲杉銀行首席風險官程立來了。風險官程立表示：「橋會留下來的。」「橋必須留下。」程立說。', '雲杉銀行首席風險官'],
  ])('gives one person the same and the fullest role throughout: %s', (text, role) => {
    const roles = quotesOf(text).map((quote) => quote.role)
    const listed = rolesOf(text)

    expect(new Set(roles)).toEqual(new Set([role]))
    expect(listed).toEqual([role])
  })

  it.each([
    ['Ana Ruiz is not a lawyer.'],
    ['Ana Ruiz is a friend of the president.'],
    ['Ana Ruiz is confident that the director left.'],
    ['He is a lawyer. Ana Ruiz is not.'],
  ])('reads no role in %s', (line) => {
    expect(quotesOf(`${line}\n\n“It will stay,” said Ana Ruiz.`)[0]).toMatchObject({
      speaker: 'Ana Ruiz',
      role: undefined,
    })
  })

  it('takes no town for a place of work', () => {
    expect(quotesOf('“It will stay,” said Ana Ruiz of Leeds.')[0]).toMatchObject({
      speaker: 'Ana Ruiz',
      role: undefined,
    })
  })

  it('prefers a role told elsewhere to a place of work', () => {
    const text = 'Ana Ruiz of Harbour Research came. “It will stay,” said Ana Ruiz, an analyst.'

    expect(quotesOf(text)[0]?.role).toBe('analyst of Harbour Research')
  })

  it.each([
    ['Ben Ruiz', 'founder of Spruce Bank'],
    ['Al Ruiz', 'founder of Spruce Bank'],
    ['Ana Van Holt', 'founder of Spruce Bank'],
  ])('keeps a name whose word can link names: %s', (name, role) => {
    const [quote] = quotesOf(`“It will stay,” says ${name}, ${role}.`)

    expect(quote).toMatchObject({ speaker: name, role })
  })

  it.each([
    ['The bank’s chief risk officer, Ana Ruiz, told analysts that costs would fall this year.', 'chief risk officer'],
    ['The chief executive of Spruce, Ana Ruiz, said that costs would fall this year.', 'chief executive of Spruce'],
    ['Its head of audit, Ana Ruiz, said that costs would fall this year.', 'head of audit'],
  ])('reads a role that stands before a name between commas: %s', (text, role) => {
    const [quote] = quotesOf(text, ['indirect'])

    expect(quote).toMatchObject({ speaker: 'Ana Ruiz', role })
  })

  it('takes no post of one for that of the next in a list', () => {
    const [quote] = quotesOf('The chairman, Ana Ruiz, and Tom Lee met. “Costs will fall,” Ana Ruiz said.')

    expect(quote?.speaker).toBe('Ana Ruiz')
    expect(quote?.role).toBeUndefined()
  })

  it('keeps the sign of a figure that ends a statement', () => {
    const text = 'Rates will rise 3.5%, the central bank said.'

    const statements = quotesOf(text, ['indirect']).map((quote) => quote.parts)

    expect(statements).toEqual([['Rates will rise 3.5%']])
  })

  it('keeps two roles that do not hold each other', () => {
    const text = 'Ana Ruiz, chief of Spruce Bank, came. Council member Ana Ruiz said: “It will stay.”'

    const listed = rolesOf(text)

    expect(listed).toEqual(['chief of Spruce Bank', 'Council member'])
  })

  it('takes no college for a person with the role of a king', () => {
    const names = findingsOf('Ana Ruiz went to King’s College London. “It will stay,” Ana Ruiz said.').speakers

    expect(names.map(({ name }) => name)).toEqual(['Ana Ruiz'])
  })

  it.each([
    ['“It will stay,” said Ana Ruiz, who heads the port authority.', 'who heads the port authority'],
    ['Ana Ruiz, who now runs Spruce Works and sits on its board, said: “It will stay.”', 'who now runs Spruce Works'],
    [
      'Ana Ruiz came in May. By then Ruiz, head of river safety, knew. “It will stay,” Ruiz said.',
      'head of river safety',
    ],
    ['“It will stay,” said Ruiz, head of river safety.', 'head of river safety'],
    ['Oduya’s deputy, Ana Ruiz, said: “It will stay.”', 'deputy'],
    ['“It will stay,” said Oduya’s deputy, Ana Ruiz.', 'deputy'],
    ['“It will stay,” said the head of river safety, Ana Ruiz.', 'head of river safety'],
    ['Councillor Ana Ruiz said: “It will stay.”', 'Councillor'],
  ])('reads the role in %s', (text, role) => {
    const [quote] = quotesOf(text)

    expect(quote?.speaker).toMatch(/^(?:Ana )?Ruiz$/)
    expect(quote?.role).toBe(role)
  })

  it('takes the next of a list for no role behind a surname', () => {
    const [quote] = quotesOf(
      'Ana Ruiz came in May with Lee. For Ruiz, President Oduya, and Lee it was late. “So,” Ruiz said.',
    )

    expect(quote?.role).toBeUndefined()
  })
})
