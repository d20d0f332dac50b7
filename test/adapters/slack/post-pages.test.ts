import { createRenderer } from '../../../adapters/slack/post-pages.ts'
import type { Message } from '../../../src/index.ts'

function messageOf(text: string): Message {
  return {
    language: 'en',
    summary: text,
    blocks: [{ kind: 'paragraph', content: [{ kind: 'text', text, emphasis: 'none' }] }],
  }
}

describe('the pages of a message', () => {
  it('are a form that says what the message says', () => {
    const render = createRenderer()

    const [first] = render({ message: messageOf('费用 & “costs”'), layout: 'flat' })

    const fields = new URLSearchParams(first)
    expect(Object.fromEntries(fields)).toMatchObject({
      text: '费用 &amp; “costs”',
      parse: 'none',
      unfurl_links: 'false',
    })
    expect(JSON.parse(fields.get('blocks') ?? '')).toHaveLength(1)
  })

  it('are written once for many channels, and anew in another layout or after many others', () => {
    const render = createRenderer()
    const message = messageOf('One.')

    const flat = render({ message, layout: 'flat' })

    expect(render({ message, layout: 'flat' })).toBe(flat)
    expect(render({ message, layout: 'thread' })).not.toBe(flat)
    for (let number = 0; number < 100; number++) render({ message: messageOf(`${number}`), layout: 'flat' })
    expect(render({ message, layout: 'flat' })).not.toBe(flat)
    expect(render({ message, layout: 'flat' })).toEqual(flat)
  })
})
