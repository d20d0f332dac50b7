import { renderSlack, type SlackPayload } from '../../../adapters/slack/render.ts'
import type { Message } from '../../../src/index.ts'
import { actionOf, editionOf, itemOf, messageOf, quoteOf, run } from '../../src/message/message-samples.ts'
import { randomMessage } from '../../src/message/random-message.ts'
import { slackMistakes } from './validate-blocks.ts'

const CHARACTERS = [
  ['ASCII', 'x'],
  ['Chinese', '字'],
  ['emoji', '👍'],
  ['combining marks', 'e\u0301'],
] as const

function mistakesOf({ overflow, ...first }: SlackPayload): readonly string[] {
  return [first, ...overflow].flatMap(slackMistakes)
}

/** All text of all posts that stands in rich text, without the marks that say that a text goes on. */
function richTextOf({ overflow, ...first }: SlackPayload): string {
  const blocks = [first, ...overflow].flatMap((post) => post.blocks)
  const parts = blocks.flatMap((block) => (block.type === 'rich_text' ? block.elements : []))
  const elements = parts.flatMap((part) => part.elements.flatMap((element) => ('text' in element ? element.text : [])))
  return elements.join('')
}

/** A text of an exact length in code units, of one repeated character and `.` to fill. */
function filled(character: string, length: number): string {
  return character.repeat(Math.floor(length / character.length)).padEnd(length, '.')
}

function kindsOf(message: Message): readonly string[] {
  return renderSlack(message).blocks.map((block) => block.type)
}

describe.each(CHARACTERS)('Slack limits in %s', (_, character) => {
  it.each([149, 150, 151])('holds a heading of %i', (length) => {
    const payload = renderSlack(messageOf([{ kind: 'heading', text: filled(character, length) }]))

    expect(mistakesOf(payload)).toEqual([])
    expect(payload.blocks[0]?.type).toBe(length > 150 ? 'rich_text' : 'header')
  })

  it.each([2_999, 3_000, 3_001, 30_000])('holds a text of %i', (length) => {
    const text = filled(character, length)

    const payload = renderSlack(messageOf([itemOf({ content: [run(text)] })]))

    expect(mistakesOf(payload)).toEqual([])
    expect(richTextOf(payload)).toBe(text)
  })

  it.each([2_999, 3_000, 3_001])('holds a note of %i', (length) => {
    const payload = renderSlack(messageOf([{ kind: 'note', content: [run(filled(character, length), 'quiet')] }]))

    expect(mistakesOf(payload)).toEqual([])
    expect(payload.blocks).toHaveLength(length > 3_000 ? 2 : 1)
  })

  it.each([74, 75, 76])('holds a label of %i', (length) => {
    const payload = renderSlack(messageOf([{ kind: 'actions', actions: [actionOf(filled(character, length))] }]))

    expect(mistakesOf(payload)).toEqual([])
    expect(JSON.stringify(payload.blocks).includes('…')).toBe(length > 75)
  })

  it('says that a quote goes on where it is cut', () => {
    const words = filled(character, 7_000)

    const payload = renderSlack(messageOf([quoteOf({ content: [run(words)], attribution: [run('林知远', 'strong')] })]))

    expect(kindsOf(messageOf([quoteOf({ content: [run(words)] })]))).toEqual([
      'rich_text',
      'context',
      'rich_text',
      'context',
      'rich_text',
    ])
    expect(JSON.stringify(payload.blocks)).toContain('1/3 ↓')
    expect(richTextOf(payload)).toBe(`林知远${words}`)
  })
})

describe('Slack limits', () => {
  it.each([49, 50, 51, 120])('holds %i blocks', (length) => {
    const payload = renderSlack(messageOf(Array.from({ length }, () => ({ kind: 'divider' as const }))))

    expect(mistakesOf(payload)).toEqual([])
    expect(payload.overflow.length > 0).toBe(length > 50)
  })

  it.each([24, 25, 26])('holds %i buttons', (length) => {
    const actions = Array.from({ length }, (_, index) => actionOf(`b${index}`))

    const payload = renderSlack(messageOf([{ kind: 'actions', actions }]))

    expect(mistakesOf(payload)).toEqual([])
    expect(payload.blocks).toHaveLength(length > 25 ? 2 : 1)
  })

  it.each([1_999, 2_000, 2_001])('keeps a value of %i whole or leaves its button out', (length) => {
    const payload = renderSlack(messageOf([{ kind: 'actions', actions: [actionOf('b', 'v'.repeat(length))] }]))

    expect(mistakesOf(payload)).toEqual([])
    expect(payload.blocks).toHaveLength(length > 2_000 ? 0 : 1)
  })

  it('fills a message to the last character and not beyond', () => {
    const bodyOf = (length: number) =>
      renderSlack(
        messageOf([2_500, 2_500, 2_500, 2_500, length].map((each) => itemOf({ content: [run('x'.repeat(each))] }))),
      )
    const overhead = JSON.stringify(bodyOf(1).blocks).length - 1

    const fitting = bodyOf(12_000 - overhead)
    const over = bodyOf(12_001 - overhead)

    expect(JSON.stringify(fitting.blocks)).toHaveLength(12_000)
    expect(fitting.overflow).toHaveLength(0)
    expect(over.overflow).toHaveLength(1)
    expect(mistakesOf(over)).toEqual([])
  })

  it.each(['en', 'zh-Hans', 'zh-Hant'] as const)('holds a whole edition in one message in %s', (language) => {
    const payload = renderSlack(editionOf(language))

    expect(mistakesOf(payload)).toEqual([])
    expect(payload.overflow).toEqual([])
    expect(payload.blocks.length).toBeLessThan(50)
  })

  it.each(['en', 'zh-Hans', 'zh-Hant'] as const)('holds 200 random messages in %s', (language) => {
    const mistakes = Array.from({ length: 200 }, (_, seed) =>
      mistakesOf(renderSlack(randomMessage(seed + 1, language))),
    )

    expect(mistakes.flat()).toEqual([])
  })

  it('renders one text of millions of characters', () => {
    const payload = renderSlack(messageOf([itemOf({ content: [run('<a.字'.repeat(500_000))] })]))

    expect(payload.overflow.length).toBeGreaterThan(100)
  })
})
