import { harmlessMessage } from '../../../src/message/harmless-message.ts'
import { actionOf, itemOf, messageOf, quoteOf, run } from './message-samples.ts'

describe('harmlessMessage', () => {
  it('cleans every field of every block', () => {
    const dirty = 'a\u202Eb'
    const content = [run(dirty)]
    const parts = { content, details: content, actions: [actionOf(dirty)] }

    const clean = harmlessMessage(
      messageOf(
        [
          { kind: 'heading', text: dirty },
          { kind: 'paragraph', content },
          { kind: 'note', content },
          itemOf(parts),
          quoteOf({ ...parts, translation: content, attribution: content }),
          { kind: 'actions', actions: [actionOf(dirty)] },
        ],
        dirty,
      ),
    )

    expect(JSON.stringify(clean)).not.toContain('\u202E')
    expect(JSON.stringify(clean).match(/"ab"/g)).toHaveLength(13)
  })

  it('leaves out what shows nothing', () => {
    const clean = harmlessMessage(
      messageOf([
        { kind: 'heading', text: '\u200B' },
        { kind: 'note', content: [run('\u200B')] },
        { kind: 'actions', actions: [actionOf('\u200B')] },
        { kind: 'divider' },
      ]),
    )

    expect(clean.blocks).toEqual([{ kind: 'divider' }])
  })

  it('always has something to say in a notification', () => {
    const summaryOf = (summary: string, text: string) =>
      harmlessMessage(messageOf([{ kind: 'divider' }, { kind: 'note', content: [run(text)] }], summary)).summary

    expect(summaryOf('五条要点', '其他')).toBe('五条要点')
    expect(summaryOf('\u200B', '其他')).toBe('其他')
    expect(summaryOf('', '')).toBe('…')
  })

  it('keeps the value of a button as it is', () => {
    const action = actionOf('label', 'a\u200Bb')

    expect(harmlessMessage(messageOf([{ kind: 'actions', actions: [action] }])).blocks).toEqual([
      { kind: 'actions', actions: [action] },
    ])
  })
})
