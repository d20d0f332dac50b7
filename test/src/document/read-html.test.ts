import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseDocument } from '../../../src/document/parse-document.ts'
import { blocksOf, documentOf, readRules } from './read-rules.ts'

const rules = readRules()
const page = readFileSync(path.join(__dirname, '../../fixtures/documents/news-page.html'), 'utf8')

describe('an HTML page', () => {
  it('is read as its article, without navigation, scripts and footer', () => {
    expect(blocksOf(documentOf(page, rules, 'html'))).toEqual([
      'title: Spruce Bank trains a smaller model',
      'byline: By Jane Roe',
      'paragraph: Spruce Bank said on Tuesday that it would train a smaller model first, and add parameters only when the results justify the cost.',
      'heading: What comes next',
      'paragraph: “We have to learn before we spend,” said Lin Wei, the chief scientist. The second phase begins in the autumn, and a third is planned for next year.',
      'caption: Lin Wei at the launch in Hangzhou',
      'list-item: A pilot in customer service begins in May.',
      'list-item: Lending follows a year later.',
      'boilerplate: Subscribe to our newsletter today',
    ])
  })

  it.each([
    ['an author of its structured data', '{"author":{"@type":"Person","name":"Jane Roe"}}', ['Jane Roe']],
    ['several of them', '{"author":[{"name":"Jane Roe"},"By Tom Hill"]}', ['Jane Roe', 'Tom Hill']],
    ['no publisher in their place', '{"author":{"@type":"Organization","name":"Reuters"}}', []],
    ['no link', '{"author":"https://spruce.example/people/roe"}', []],
    ['nothing of another kind', '{"author":[{"name":5},null]}', []],
  ])('takes %s for its author', (_, data, authors) => {
    const html = `<head><script type="application/ld+json">${data}</script></head><p>Rates rose in May.</p>`

    expect(documentOf(html, rules, 'html').authors).toEqual(authors)
  })

  it('names an author of its head once, though a by-line does too', () => {
    const html = '<head><meta name="author" content="Jane Roe and Tom Hill"></head><p>By Jane Roe</p><p>Rates rose.</p>'

    expect(documentOf(html, rules, 'html').authors).toEqual(['Jane Roe', 'Tom Hill'])
  })

  it('keeps raised numbers apart and leaves out what is struck through', () => {
    const html =
      '<p>Revenue of 10<sup>9</sup> dollars, CO<sub>2</sub> and <del>50</del>70 dollars on the 10<sup>th</sup>.</p>'

    expect(documentOf(html, rules, 'html').text).toBe('Revenue of 10⁹ dollars, CO₂ and 70 dollars on the 10th.')
  })

  it('takes no element by the name of a built-in property for a heading', () => {
    expect(documentOf('<constructor>Rates rose in May.</constructor>', rules, 'html').text).toBe('Rates rose in May.')
  })

  it.each([
    ['a script', '<script>var s = "The bank will pay 500 million."</script>'],
    ['a style sheet', '<STYLE>.x::after { content: "The bank will pay." }</STYLE >'],
    ['a template', '<template><p>The bank will pay 500 million.</p></template>'],
    ['what is hidden', '<div hidden><p>The bank will pay 500 million.</p></div>'],
    ['a comment', `<!-- ${'<div>'.repeat(200)} The bank will pay. -->`],
  ])('does not read %s, however deep it lies', (_, unread) => {
    const deep = `${'<div>'.repeat(150)}<p>Rates rose in May.</p>${unread}<p>They fell in June.</p>${'</div>'.repeat(150)}`

    expect(documentOf(deep, rules, 'html').text).toMatch(/^Rates rose in May\.\s+They fell in June\.$/)
  })

  it('reads 100,000 comments and scripts without an end', () => {
    const html = `<p>Rates rose in May.</p>${'<!-- <script>'.repeat(100_000)}`

    expect(documentOf(html, rules, 'html').text).toBe('Rates rose in May.')
  })

  it.each<[string, string]>([
    ['end tags without an end', `<p>A line.</p><title>${'</title'.repeat(300_000)}`],
    ['white space before the root', `${' '.repeat(6_000_000)}<html><body><p>A line.</p></body></html>`],
    ['a tag with more classes than a parser bears', `<div class="${'x '.repeat(200_000)}"><p>A line.</p></div>`],
    ['start tags without an end', `<p>A line.</p>${'<b'.repeat(300_000)}`],
  ])('is read with %s', (_, html) => {
    expect(documentOf(html, rules, 'html').text).toContain('A line.')
  })

  it('gives title, publisher and date from its head', () => {
    const { title, publisher, publishedOn } = documentOf(page, rules, 'html')

    expect({ title, publisher, publishedOn }).toEqual({
      title: 'Spruce Bank trains a smaller model',
      publisher: 'Spruce Daily',
      publishedOn: '2024-03-05',
    })
  })

  it('is read as its whole body when there is no article in it', () => {
    const document = documentOf('<p>好。</p><nav>首页</nav>', rules, 'html')

    expect(blocksOf(document)).toEqual(['paragraph: 好。', 'boilerplate: 首页'])
  })

  it('joins Chinese lines without a space and other lines with one', () => {
    const document = documentOf('<p>先训练\n  小模型，\n再扩大</p><p>small\nfirst</p>', rules, 'html')

    expect(document.text).toBe('先训练小模型，再扩大\nsmall first')
  })

  it.each([
    ['<html><p>The bank trained a model.', 'The bank trained a model.'],
    ['<p>First.<html><body>Second.', 'First.\nSecond.'],
    ['<title>Models</title><p>The bank trained one.', 'Models\nThe bank trained one.'],
  ])('is read though tags that may be left out are: %s', (html, text) => {
    expect(documentOf(html, rules, 'html').text).toBe(text)
  })

  it('cannot be read when it holds no text', () => {
    const origin = { id: 'a', name: 'a.html', url: undefined, contentHash: '00' }

    const result = parseDocument({ format: 'html', text: '<html><script>let a</script></html>', origin }, rules)

    expect(result.ok ? undefined : result.failure.code).toBe('source-unreadable')
  })

  it.each([
    ['<div>', '</div>'],
    ['<b><i>', '</i></b>'],
    ['<table><tr><td>', ''],
    ['<td><p><tr>', ''],
    ['<ul><li>', ''],
  ])('is read though %s lies in itself 10,000 times', (open, close) => {
    const html = `${open.repeat(10_000)}<p>The bank trained a model.</p>${close.repeat(10_000)}`

    expect(documentOf(html, rules, 'html').text).toContain('The bank trained a model.')
  })
})
