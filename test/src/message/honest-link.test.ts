import { honestLink } from '../../../src/message/honest-link.ts'

function shown(text: string, url: string): readonly [string, string?][] {
  return honestLink({ kind: 'link', text, url }).map((run) => (run.kind === 'link' ? [run.text, run.url] : [run.text]))
}

describe('honestLink', () => {
  it('links a label that names no other host', () => {
    expect(shown('行业报告', 'https://bay.example/report?a=1')).toEqual([
      ['行业报告', 'https://bay.example/report?a=1'],
    ])
    expect(shown('bay.example', 'https://www.bay.example/')).toEqual([['bay.example', 'https://www.bay.example/']])
    expect(shown('version 2.5 of 24.1.2024', 'https://bay.example/')).toHaveLength(1)
  })

  it.each([
    'http://bay.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://bank.com@evil.example/',
    '//x',
    '',
  ])('shows the label of %s as text', (url) => {
    expect(shown('label', url)).toEqual([['label']])
  })

  it.each([
    'bank.com',
    'bank。com',
    'bank.xn--p1ai',
    'see BANK.COM/login',
    'ｂａｎｋ．ｃｏｍ',
    'bаnk.com',
    'https://bank.com',
  ])('names the host beside a label that looks like another: %s', (label) => {
    expect(shown(label, 'https://evil.example/x')).toEqual([
      [`${label} (`],
      ['evil.example', 'https://evil.example/x'],
      [')'],
    ])
  })

  it('names the host where there is no label', () => {
    expect(shown(' ', 'https://bay.example/x')).toEqual([['bay.example', 'https://bay.example/x']])
  })

  it('shows a host of another script in the form that tells it apart', () => {
    expect(shown('', 'https://bаnk.com/')).toEqual([['xn--bnk-6cd.com', 'https://xn--bnk-6cd.com/']])
  })

  it('reads a label of millions of characters', () => {
    expect(shown('a.'.repeat(1_000_000), 'https://bay.example/').length).toBeGreaterThan(0)
  })
})
