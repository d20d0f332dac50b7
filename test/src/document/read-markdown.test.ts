import { blocksOf, documentOf, readRules } from './read-rules.ts'

const rules = readRules()

describe('a Markdown document', () => {
  it('has headings, paragraphs, list items and table rows without their markup', () => {
    const text = [
      '# 银行的大模型',
      '',
      '第一段，',
      '接着写 **重点** 与 [链接](https://example.com)。',
      '',
      '## 风险',
      '',
      '- 成本很高。',
      '- 幻觉仍在。',
      '',
      '| 年 | 家数 |',
      '| --- | --- |',
      '| 2023 | 12 |',
      '',
      '```',
      'code',
      '```',
    ].join('\n')

    expect(blocksOf(documentOf(text, rules, 'markdown'))).toEqual([
      'title: 银行的大模型',
      'paragraph: 第一段，接着写 重点 与 链接。',
      'heading: 风险',
      'list-item: 成本很高。',
      'list-item: 幻觉仍在。',
      'caption: 年 家数',
      'caption: 2023 12',
    ])
  })

  it('takes title, date and publisher from its front matter', () => {
    const text =
      '---\ntitle: "A year of models"\ndate: 2024-02-03\npublisher: Spruce Daily\n---\n\nThe bank trained a model.\n'

    const { title, publishedOn, publisher } = documentOf(text, rules, 'markdown')

    expect({ title, publishedOn, publisher }).toEqual({
      title: 'A year of models',
      publishedOn: '2024-02-03',
      publisher: 'Spruce Daily',
    })
  })

  it('leaves tags out and keeps the text in them', () => {
    const document = documentOf('<div align="center">The bank <b>trained</b> a model.</div>', rules, 'markdown')

    expect(document.text).toBe('The bank trained a model.')
  })

  it.each([
    ['Profit is x<y and revenue is z>w in 2024.', 'Profit is x<y and revenue is z>w in 2024.'],
    ['贷款利率&lt;LPR的企业占三成,增速&gt;5%的企业获得支持。', '贷款利率<LPR的企业占三成,增速>5%的企业获得支持。'],
    ['It returns a `List<String>` today.', 'It returns a List<String> today.'],
    ['Margins <Q3, 2023: five billion> rose.', 'Margins <Q3, 2023: five billion> rose.'],
    ['Rates \\<b\\> rose, <b>sharply</b>.', 'Rates <b> rose, sharply.'],
    ['See <a href="https://a.example/x">the <br/>report</a>.', 'See the report.'],
  ])('takes for a tag only what is one: %s', (markdown, text) => {
    expect(documentOf(markdown, rules, 'markdown').text).toBe(text)
  })

  it('reads 10,000 nested quotations and brackets', () => {
    expect(documentOf(`Text.\n\n${'>'.repeat(10_000)} a\n\n${'['.repeat(10_000)}`, rules, 'markdown').language).toBe(
      'en',
    )
  })
})
