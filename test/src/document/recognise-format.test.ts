import { recogniseFormat } from '../../../src/document/recognise-format.ts'

describe('recogniseFormat', () => {
  it.each([
    ['html', 'page.html', 'text'],
    ['markdown', 'notes.MD', 'text'],
    ['plain', 'report.txt', '# not a heading here'],
    ['html', 'report.txt', '\ufeff<!DOCTYPE html><html>'],
    ['html', '', '<!-- saved -->\n<html lang="zh">'],
    ['markdown', '', 'Intro\n\n## Risks\n'],
    ['plain', '', '来源:云杉财经\n#话题# 正文'],
    ['plain', 'report', 'a < b and c > d'],
    ['plain', 'x.constructor', 'text'],
  ])('finds %s in %j that begins %j', (format, name, head) => {
    expect(recogniseFormat(name, head)).toBe(format)
  })
})
