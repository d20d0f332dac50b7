import { splitSentences } from '../../../src/text/sentences.ts'

function sentencesOf(text: string): readonly string[] {
  return splitSentences(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end))
}

describe('splitSentences in Chinese', () => {
  it('cuts behind full-width and half-width ends', () => {
    expect(sentencesOf('成本很高。风险呢？先做小模型!再扩大.最后评估')).toEqual([
      '成本很高。',
      '风险呢？',
      '先做小模型!',
      '再扩大.',
      '最后评估',
    ])
  })

  it('keeps closing marks with the sentence they close', () => {
    expect(sentencesOf('他说：“成本很高。”会议结束。')).toEqual(['他说：“成本很高。”', '会议结束。'])
  })

  it('keeps a quotation with the cue behind it', () => {
    expect(sentencesOf('“成本很高。”林薇解释道。下一位。')).toEqual(['“成本很高。”林薇解释道。', '下一位。'])
  })

  it('keeps a quotation in two parts with the cue between them', () => {
    expect(sentencesOf('“成本很高。”林薇表示，“但值得。”')).toEqual(['“成本很高。”林薇表示，“但值得。”'])
  })

  it('cuts behind a quotation whose speaker was named before it, though a cue follows', () => {
    expect(sentencesOf('林薇称：“成本很高。”周舟表示，未来可期。')).toEqual([
      '林薇称：“成本很高。”',
      '周舟表示，未来可期。',
    ])
    expect(sentencesOf('“成本很高。”据介绍，模型已开源。')).toEqual(['“成本很高。”', '据介绍，模型已开源。'])
  })

  it.each(['“”', '‘’', '「」', '『』', '﹁﹂', '﹃﹄', '〝〞', '""'])(
    'cuts a quotation of several sentences inside: %s',
    (marks) => {
      const [open, close] = [marks.charAt(0), marks.charAt(1)]

      expect(sentencesOf(`${open}成本很高。但值得。${close}她说。`)).toEqual([
        `${open}成本很高。`,
        `但值得。${close}她说。`,
      ])
    },
  )

  it.each(['（）', '【】', '《》'])('cuts nothing inside brackets: %s', (marks) => {
    const text = `模型${marks.charAt(0)}先试。再用。${marks.charAt(1)}开源`

    expect(sentencesOf(text)).toEqual([text])
  })

  it('goes on when a quoted question stands in the middle of a sentence', () => {
    expect(sentencesOf('所谓“为什么？”的问题，没有人回答。')).toEqual(['所谓“为什么？”的问题，没有人回答。'])
  })

  it('cuts nothing within brackets in a sentence', () => {
    expect(sentencesOf('该模型（参数很多！真的很多。）已开源。好。')).toEqual([
      '该模型（参数很多！真的很多。）已开源。',
      '好。',
    ])
  })

  it('reads corner brackets and straight marks as quotation marks', () => {
    expect(sentencesOf('「成本很高。」她解釋道。"先做。"他说。')).toEqual([
      '「成本很高。」她解釋道。',
      '"先做。"他说。',
    ])
  })

  it('goes on behind a pause in the middle of a sentence', () => {
    expect(sentencesOf('我想……再看看。好……')).toEqual(['我想……再看看。', '好……'])
  })

  it('is not misled by marks without partner', () => {
    expect(sentencesOf('模型“轩辕“很大。它开源了。”好。')).toEqual(['模型“轩辕“很大。', '它开源了。”', '好。'])
  })
})

describe('splitSentences in English', () => {
  it('cuts behind . ! ? before white space', () => {
    expect(sentencesOf('It works. Does it? Yes! Good')).toEqual(['It works.', 'Does it?', 'Yes!', 'Good'])
  })

  it('keeps abbreviations, initials, numbers and addresses whole', () => {
    const text =
      'Mr. J. K. Lee of Acme Inc. paid $3.5 million to the U.S. Treasury on Jan. 5 via pay.example.com, e.g. at 5 p.m. local time.'

    expect(sentencesOf(text)).toEqual([text])
  })

  it('cuts behind an abbreviation when the next word opens a sentence', () => {
    expect(sentencesOf('She moved to the U.S. The bank followed at 5 p.m. It stayed.')).toEqual([
      'She moved to the U.S.',
      'The bank followed at 5 p.m.',
      'It stayed.',
    ])
  })

  it('keeps a quotation with the cue behind it', () => {
    expect(sentencesOf('"Is it ready?" Ms. Lin asked. "Not yet!" he said. "Soon." They left.')).toEqual([
      '"Is it ready?" Ms. Lin asked.',
      '"Not yet!" he said.',
      '"Soon."',
      'They left.',
    ])
  })

  it('ends with a full stop in marks, though a cue comes next', () => {
    expect(sentencesOf('"It grew." She says it will grow on.')).toEqual(['"It grew."', 'She says it will grow on.'])
  })

  it('keeps brackets that close a sentence', () => {
    expect(sentencesOf('It grew (see p. 5.) (They agreed. She did not.) End.')).toEqual([
      'It grew (see p. 5.)',
      '(They agreed.',
      'She did not.)',
      'End.',
    ])
  })

  it('reads tokenised text', () => {
    expect(sentencesOf('it works . does it ? yes')).toEqual(['it works .', 'does it ?', 'yes'])
  })

  it('goes on behind a lone full stop that a line break left in a sentence', () => {
    expect(sentencesOf('Two lawyers for a woman who . claims damages filed suit. He denied it .')).toEqual([
      'Two lawyers for a woman who . claims damages filed suit.',
      'He denied it .',
    ])
  })

  it('keeps the number of a list with its item', () => {
    expect(sentencesOf('2. Buy sooner. Sell later.')).toEqual(['2. Buy sooner.', 'Sell later.'])
  })
})

describe('splitSentences on any text', () => {
  it('leaves out white space, BOM and line ends around sentences', () => {
    expect(sentencesOf('\ufeff 好。\r\n　 坏。 ')).toEqual(['好。', '坏。'])
  })

  it('finds nothing in white space', () => {
    expect(sentencesOf(' \r\n　')).toEqual([])
  })

  it('reads a part of a text with offsets of the whole', () => {
    expect(splitSentences('甲。乙。丙。', { start: 2, end: 4 })).toEqual([{ start: 2, end: 4 }])
  })

  it('reads a million full stops as one', () => {
    expect(splitSentences('。'.repeat(1_000_000), { start: 0, end: 1_000_000 })).toHaveLength(1)
  })

  it('reads 100,000 unclosed and 100,000 nested quotation marks', () => {
    const unclosed = '“好。'.repeat(100_000)
    const nested = `${'“'.repeat(100_000)}好。${'”'.repeat(100_000)}`

    expect(splitSentences(unclosed, { start: 0, end: unclosed.length })).toHaveLength(100_000)
    expect(splitSentences(nested, { start: 0, end: nested.length })).toHaveLength(1)
  })
})
