import { readPlain } from '../../../src/document/read-plain.ts'

function blocksOf(text: string): readonly string[] {
  return readPlain(text).blocks.map(({ span }) => text.slice(span.start, span.end))
}

describe('readPlain', () => {
  it('makes every line of an ordinary article a block', () => {
    expect(blocksOf('第一段。\n第二段很长。\n\n 第三段。 ')).toEqual(['第一段。', '第二段很长。', '第三段。'])
  })

  it('joins lines that were broken to a width', () => {
    const first = 'The bank said on Tuesday that it would train a smaller model first, and'
    const second = 'only then add parameters, because the cost of a large one had been more'
    const third = 'than anybody expected.'
    const text = `${first}\n${second}\n${third}\n\nThe next paragraph stands alone.\n`

    expect(blocksOf(text)).toEqual([`${first}\n${second}\n${third}`, 'The next paragraph stands alone.'])
  })

  it('joins lines of which as many end a sentence as do not, where one goes on with a small letter', () => {
    const lines = [
      'The port was closed all winter. “We will open it in the spring,”',
      'said Tom Lee of Spruce Harbour, adding that two ships are waiting.',
      'The town declined to comment.',
    ]

    expect(blocksOf(lines.join('\n'))).toEqual([lines.join('\n')])
  })

  it('joins broken Chinese lines up to the next indentation', () => {
    const line = '银行在周二表示将先训练较小的模型然后再逐步增加参数因为大模型'
    const text = `　　${line}\n${line}\n的成本很高。\n　　${line}\n${line}\n都很高。`

    expect(blocksOf(text)).toEqual([`${line}\n${line}\n的成本很高。`, `${line}\n${line}\n都很高。`])
  })

  it('keeps lines that end like sentences apart', () => {
    const line = 'The bank said on Tuesday that it would train a smaller model first today.'

    expect(blocksOf(`${line}\n${line}\n${line}`)).toEqual([line, line, line])
  })

  it('opens a block at every bullet of a broken list', () => {
    const first = '- The bank said on Tuesday that it would train a smaller model before it'
    const text = `${first}\n  adds any parameters at all to the larger one that it bought last year as\n  planned\n- It hires.`

    expect(blocksOf(text)).toHaveLength(2)
  })
})
