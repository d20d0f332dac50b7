import type { CardElement } from '../../../adapters/teams/card.ts'
import { renderTeams, type TeamsPayload } from '../../../adapters/teams/render.ts'
import { actionOf, editionOf, itemOf, messageOf, quoteOf, run } from '../../src/message/message-samples.ts'
import { randomMessage } from '../../src/message/random-message.ts'
import { teamsPage } from './teams-page.ts'
import { teamsMistakes } from './validate-card.ts'

const CHARACTERS = [
  ['ASCII', 'x'],
  ['Chinese', '字'],
  ['emoji', '👍'],
  ['combining marks', 'e\u0301'],
  ['quotes that double in JSON', '"'],
  ['tags that divide into runs', '<at>'],
] as const

function mistakesOf({ overflow, ...first }: TeamsPayload): readonly string[] {
  return [first, ...overflow].flatMap(teamsMistakes)
}

function bodyOf({ overflow, ...first }: TeamsPayload): readonly CardElement[] {
  return [first, ...overflow].flatMap((post) => post.card.body)
}

/** All text of the posts, without the marks that say that a text goes on. */
function textOf(elements: readonly CardElement[]): string {
  return elements
    .map((element) => {
      if (element.type === 'Container') return textOf(element.items)
      if (element.type === 'ColumnSet') return element.columns.map((column) => textOf(column.items)).join('')
      return element.type === 'RichTextBlock' ? element.inlines.map((inline) => inline.text).join('') : ''
    })
    .join('')
    .replace(/\d+\/\d+ ↓|continued below · \d+\/\d+/g, '')
}

function filled(character: string, length: number): string {
  return character.repeat(Math.floor(length / character.length)).padEnd(length, '.')
}

describe.each(CHARACTERS)('Teams limits in %s', (_, character) => {
  it.each([1_999, 2_000, 2_001, 12_500, 40_000])('holds a text of %i and loses none of it', (length) => {
    const text = filled(character, length)

    const payload = renderTeams(messageOf([itemOf({ number: 1, content: [run(text)], actions: [actionOf('a')] })]))

    expect(mistakesOf(payload)).toEqual([])
    expect(textOf(bodyOf(payload))).toBe(`1.${text}`)
  })

  it.each([1_999, 2_000, 2_001])('holds a heading of %i', (length) => {
    expect(mistakesOf(renderTeams(messageOf([{ kind: 'heading', text: filled(character, length) }])))).toEqual([])
  })

  it.each([74, 75, 76])('holds a label of %i', (length) => {
    expect(
      mistakesOf(renderTeams(messageOf([{ kind: 'actions', actions: [actionOf(filled(character, length))] }]))),
    ).toEqual([])
  })

  it('says that a quote goes on where it is cut', () => {
    const payload = renderTeams(messageOf([quoteOf({ content: [run(filled(character, 5_000))] })]))

    expect(JSON.stringify(payload)).toMatch(/1\/\d+ ↓/)
    expect(mistakesOf(payload)).toEqual([])
  })
})

describe('Teams limits', () => {
  it.each([4, 5, 6, 40])('shows all of %i buttons', (length) => {
    const actions = Array.from({ length }, (_, index) => actionOf(`b${index}`))

    const payload = renderTeams(messageOf([{ kind: 'actions', actions }]))

    expect(mistakesOf(payload)).toEqual([])
    expect(teamsPage(payload.card).buttons).toEqual(actions.map((action) => action.label))
  })

  it.each([999, 1_000, 1_001])('keeps a value of %i whole or leaves its button out', (length) => {
    const payload = renderTeams(messageOf([{ kind: 'actions', actions: [actionOf('b', '"'.repeat(length))] }]))

    expect(mistakesOf(payload)).toEqual([])
    expect(payload.card.body).toHaveLength(length > 1_000 ? 0 : 1)
  })

  it('goes on in the thread where a card is full', () => {
    const item = itemOf({ number: 1, content: [run('字'.repeat(1_900))] })

    const payloads = [5, 6, 12].map((length) => renderTeams(messageOf(Array.from({ length }, () => item))))

    expect(payloads.map((payload) => payload.overflow.length)).toEqual([0, 1, 2])
    expect(payloads.flatMap(mistakesOf)).toEqual([])
  })

  it.each(['en', 'zh-Hans', 'zh-Hant'] as const)('holds a whole edition in one card in %s', (language) => {
    const payload = renderTeams(editionOf(language))

    expect(mistakesOf(payload)).toEqual([])
    expect(payload.overflow).toEqual([])
    expect(teamsPage(payload.card)).toMatchObject({ warnings: [], headings: ['Briefing · 24 January 2024'] })
  })

  it.each(['en', 'zh-Hans', 'zh-Hant'] as const)('holds 200 random messages in %s', (language) => {
    const payloads = Array.from({ length: 200 }, (_, seed) => renderTeams(randomMessage(seed + 1, language)))

    expect(payloads.flatMap(mistakesOf)).toEqual([])
    expect(payloads.slice(0, 40).flatMap(({ card }) => teamsPage(card).warnings)).toEqual([])
  })

  it('renders one text of millions of characters', () => {
    const payload = renderTeams(messageOf([itemOf({ content: [run('a.字，'.repeat(500_000))] })]))

    expect(payload.overflow.length).toBeGreaterThan(100)
  })
})
