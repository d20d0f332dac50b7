import { cutLine } from '../../../src/command/run-line.ts'

describe('cutLine', () => {
  it.each([
    ['a zero-width space within a word', 'h\u200Belp', 'help'],
    ['a mark that turns the direction', '\u202Ehelp\u202C', 'help'],
    ['a mark of right-to-left text', '\u200Frisks 2', 'risks 2'],
    ['a soft hyphen', 'sub\u00ADscribe daily 9:00', 'subscribe daily 9:00'],
    ['a control character', 'help\u0000', 'help'],
  ])('takes out %s', (_, line, words) => {
    expect(cutLine(line)).toBe(words)
  })

  it.each(['今日简报', 'ask Who is 👩\u200D🔬?', 'ask one\n\ntwo'])('leaves %j as it is', (line) => {
    expect(cutLine(line)).toBe(line)
  })

  it('cuts what is longer than any command, and shows it', () => {
    expect(cutLine('a'.repeat(5000))).toBe(`${'a'.repeat(4000)}…`)
  })
})
