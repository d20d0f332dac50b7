import { actionIdOf, verbOf } from '../../../adapters/slack/action-id.ts'
import { renderSlack } from '../../../adapters/slack/render.ts'
import { actionOf, editionOf, itemOf, messageOf, quoteOf, run } from '../../src/message/message-samples.ts'
import { slackPages } from './slack-page.ts'

describe('renderSlack', () => {
  it('writes an item as its number, its words, a grey line and its buttons', () => {
    const payload = renderSlack(
      messageOf([
        itemOf({
          number: 2,
          content: [run('费用下降。')],
          details: [run('成本', 'quiet')],
          actions: [actionOf('查看原文', 'i2')],
        }),
      ]),
    )

    expect(payload.blocks).toEqual([
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: '2.', style: { bold: true } },
              { type: 'text', text: ' ' },
              { type: 'text', text: '费用下降。' },
            ],
          },
        ],
      },
      { type: 'context', elements: [{ type: 'plain_text', text: '成本', emoji: false }] },
      {
        type: 'actions',
        block_id: 'row-2',
        elements: [
          {
            type: 'button',
            action_id: 'show-line-1',
            text: { type: 'plain_text', text: '查看原文', emoji: false },
            value: 'i2',
          },
        ],
      },
    ])
  })

  it('gives the buttons of a block ids of their own wherever it stands', () => {
    const item = itemOf({ content: [run('费用下降。')], actions: [actionOf('查看原文', 'i2')] })
    const idsOf = (blocks: readonly object[]) => JSON.stringify(blocks).match(/(?:row|show-line)-\d+/g)

    expect(idsOf(renderSlack(messageOf([item, item])).blocks)).toEqual(['row-2', 'show-line-1', 'row-4', 'show-line-3'])
    expect(idsOf(renderSlack(messageOf([item])).blocks)).toEqual(['row-2', 'show-line-1'])
  })

  it('sets only what was said behind the bar', () => {
    const payload = renderSlack(
      messageOf([
        quoteOf({
          number: 6,
          content: [run('签字的永远是人。')],
          translation: [run('A person signs. (translation)')],
          attribution: [run('周明', 'strong'), run(' · 首席风险官')],
        }),
      ]),
    )

    expect(slackPages([payload.blocks])[0]?.text).toBe(
      '6. 周明 · 首席风险官签字的永远是人。A person signs. (translation)',
    )
    expect(payload.blocks[0]).toMatchObject({
      elements: [
        { type: 'rich_text_section' },
        { type: 'rich_text_quote', elements: [{ type: 'text', text: '签字的永远是人。' }] },
      ],
    })
  })

  it('says what it is about to a reader without blocks, in at most 150 characters', () => {
    expect(renderSlack(messageOf([], '五条要点。')).text).toBe('五条要点。')
    expect([...renderSlack(messageOf([], '五'.repeat(200))).text]).toHaveLength(150)
  })

  it('numbers the posts of a message that needs several', () => {
    const blocks = Array.from({ length: 60 }, (_, index) =>
      itemOf({ number: index + 1, content: [run('x'.repeat(500))] }),
    )

    const payload = renderSlack(messageOf(blocks, 's'.repeat(150)))

    const texts = [payload.text, ...payload.overflow.map((post) => post.text)]
    expect(texts.map((text) => text.slice(-6))).toEqual(texts.map((_, index) => ` (${index + 1}/${texts.length})`))
    expect(texts.every((text) => [...text].length <= 150)).toBe(true)
    expect(payload.blocks.at(-1)).toMatchObject({ elements: [{ text: `continued below · 1/${texts.length}` }] })
  })

  it('keeps an item with its buttons in one post', () => {
    const item = itemOf({ content: [run('x'.repeat(2_500))], actions: [actionOf('Show the line')] })

    const payload = renderSlack(messageOf([item, item, item, item, item]))

    const kinds = [payload, ...payload.overflow].map(
      (post) => post.blocks.filter((block) => block.type === 'actions').length,
    )
    expect(kinds).toEqual([4, 1])
  })

  it('gives the same payload for the same message', () => {
    expect(renderSlack(editionOf('zh-Hans'))).toEqual(renderSlack(editionOf('zh-Hans')))
  })
})

describe('verbOf', () => {
  it('reads back what actionIdOf wrote', () => {
    expect(verbOf(actionIdOf('show-line', 12))).toBe('show-line')
  })

  it.each(['', 'show-line', 'delete-1', 'why-x', 'why-1 ', '__proto__-1'])('refuses %j', (id) => {
    expect(verbOf(id)).toBeUndefined()
  })
})
