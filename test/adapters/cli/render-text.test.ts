import { renderText } from '../../../adapters/cli/render-text.ts'
import type { Inline, Message, MessageBlock } from '../../../src/index.ts'

const STYLE = { columns: 40, strong: (text: string) => text, quiet: (text: string) => text }

function run(text: string, emphasis: 'none' | 'strong' | 'quiet' = 'none'): Inline {
  return { kind: 'text', text, emphasis }
}

function message(...blocks: readonly MessageBlock[]): Message {
  return { language: 'en', summary: 'summary', blocks }
}

describe('renderText', () => {
  it('numbers items, hangs their lines and puts details below', () => {
    const text = renderText(
      message({
        kind: 'item',
        number: 2,
        content: [run('Loans grew by 8% in a year in which costs fell.')],
        details: [run('Risks · The report', 'quiet')],
        actions: [{ verb: 'why', label: 'Why?', value: 'x' }],
      }),
      STYLE,
    )

    expect(text).toBe(' 2. Loans grew by 8% in a year in which\n    costs fell.\n    Risks · The report\n')
  })

  it('sets a quote apart with its speaker below', () => {
    const text = renderText(
      message({
        kind: 'quote',
        number: 5,
        content: [run('模型只能建议，不能替人签字。')],
        translation: [run('A model may only advise.')],
        attribution: [run('Lena Marsh', 'strong'), run(' · Chief risk officer')],
        details: [],
        actions: [],
      }),
      STYLE,
    )

    expect(text.split('\n')).toEqual([
      ' 5. │ 模型只能建议，不能替人签字。',
      '    A model may only advise.',
      '    — Lena Marsh · Chief risk officer',
      '',
    ])
  })

  it('shows an address behind the words of a link', () => {
    const link: Inline = { kind: 'link', text: 'The source', url: 'https://example.com/a' }

    expect(renderText(message({ kind: 'note', content: [link] }), STYLE)).toContain('https://example.com/a')
  })

  it('leaves buttons out and takes the power from hostile characters', () => {
    const text = renderText(
      message(
        { kind: 'heading', text: 'A\u001b[2Jb' },
        { kind: 'paragraph', content: [run('x\u202eevil\u0007')] },
        { kind: 'actions', actions: [{ verb: 'command', label: 'More', value: 'more' }] },
      ),
      STYLE,
    )

    expect(text).toBe('A[2Jb\n\nxevil\n')
  })
})
