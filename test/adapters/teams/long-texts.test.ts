import type { AdaptiveCard, CardElement } from '../../../adapters/teams/card.ts'
import { cardAlone } from '../../../adapters/teams/card-alone.ts'
import { renderTeams } from '../../../adapters/teams/render.ts'
import { createSay, harmlessLine, harmlessMessage, LANGUAGE_TAGS, type Message } from '../../../src/index.ts'
import { createChance } from '../../peer/chance.ts'
import { actionOf, itemOf, messageOf, quoteOf, run } from '../../src/message/message-samples.ts'
import { readStrings } from '../slack/read-strings.ts'
import { teamsMistakes } from './validate-card.ts'

const CARD_BYTES = 28_000
const TIMES = 100
const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Characters as a reader counts them, each of which a careless cut divides, among such as none does. */
const CHARACTERS = [
  'a',
  ' ',
  'word, ',
  'End. ',
  '字',
  '费用下降了。',
  '𠮷',
  '葛\u{E0100}',
  '👍🏽',
  '👩‍👩‍👧‍👦',
  '🏳️‍🌈',
  '🇭🇰',
  '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}',
  'e\u0301\u0323',
  '\u1112\u1161\u11ab',
  '1️⃣',
] as const

function createTexts(seed: number): (longest: number) => string {
  const chance = createChance(seed)
  const below = (limit: number): number => Math.floor(chance() * limit)
  return (longest) => {
    // runs of one character are where a cut finds no better place
    const count = below(longest)
    let text = ''
    while (text.length < count) text += (CHARACTERS[below(CHARACTERS.length)] ?? '').repeat(1 + below(40))
    return text.trim()
  }
}

function messageFor(seed: number): Message {
  const text = createTexts(seed)
  return messageOf([
    { kind: 'heading', text: text(400) },
    itemOf({ number: 1, content: [run(text(30_000))], details: [run(text(600))], actions: [actionOf(text(300))] }),
    quoteOf({ content: [run(text(9_000))], attribution: [run(text(3_000))] }),
  ])
}

/** The texts of each line of a card, where one begins and another ends. */
function linesOf(elements: readonly CardElement[]): readonly string[] {
  return elements.flatMap((element) => {
    if (element.type === 'Container') return linesOf(element.items)
    if (element.type === 'ColumnSet') return element.columns.flatMap(({ items }) => linesOf(items))
    return element.type === 'RichTextBlock' ? [element.inlines.map(({ text }) => text).join('')] : []
  })
}

/** Where a text was cut, and not between two of its characters. */
function badCuts(text: string, lines: readonly string[]): readonly number[] {
  const borders = new Set([text.length, ...Array.from(SEGMENTER.segment(text), ({ index }) => index)])
  let at = 0
  return lines.flatMap((line) => {
    const start = at
    at += line.length
    return borders.has(start) ? [] : [start]
  })
}

function bytesOf(card: AdaptiveCard): number {
  return JSON.stringify(card).length * 2
}

describe('long texts in Teams', () => {
  it('keep every post within what Teams takes, names and buttons included', () => {
    for (let seed = 1; seed <= TIMES; seed++) {
      const { overflow, ...first } = renderTeams(messageFor(seed))

      expect([first, ...overflow].flatMap(teamsMistakes)).toEqual([])
    }
  })

  it('are cut between characters as a reader counts them, and lose nothing', () => {
    for (let seed = 1; seed <= TIMES; seed++) {
      const message = harmlessMessage(messageOf([{ kind: 'heading', text: createTexts(seed)(9_000) }]))
      const text = message.blocks[0]?.kind === 'heading' ? message.blocks[0].text : ''
      const paragraph = messageOf([{ kind: 'paragraph', content: [run(text)] }])
      const { overflow, card } = renderTeams(paragraph)

      const isMark = (line: string): boolean => /^\d+\/\d+ ↓$|^continued below · \d+\/\d+$/.test(line)
      const lines = linesOf([card, ...overflow.map((post) => post.card)].flatMap(({ body }) => body))
      const own = lines.filter((line) => !isMark(line))
      expect(own.join('')).toBe(text)
      expect(badCuts(text, own)).toEqual([])
    }
  })

  it('leave names of buttons and previews whole in their characters', () => {
    for (let seed = 1; seed <= TIMES; seed++) {
      const label = harmlessLine(createTexts(seed)(400))
      const { card } = renderTeams(messageOf([{ kind: 'actions', actions: [actionOf(label)] }]))

      const titles = card.body.flatMap((one) => (one.type === 'ActionSet' ? one.actions.map(({ title }) => title) : []))
      for (const title of titles) {
        const kept = title === label ? label : title.slice(0, -1)
        expect(badCuts(label, [kept, ''])).toEqual([])
      }
    }
  })
})

describe.each(LANGUAGE_TAGS)('a card that no other follows, in %s', (language) => {
  const speaking = { say: createSay(readStrings(language)), bot: '28:bot-id' }
  const chat = 'https://teams.microsoft.com/l/chat/0/0?users=28%3Abot-id'

  it('fits, and says where all of it is exactly where it does not hold it', () => {
    const told = Array.from({ length: TIMES }, (_, index) => {
      const message = { ...messageFor(index + 1), language }
      const card = cardAlone(message, speaking)
      expect(bytesOf(card)).toBeLessThanOrEqual(CARD_BYTES)
      expect(teamsMistakes({ summary: 'any', card })).toEqual([])
      const isCut = renderTeams(message).overflow.length > 0
      expect(JSON.stringify(card).includes(chat)).toBe(isCut)
      expect(JSON.stringify(card)).not.toMatch(/continued below|下文继续|下文繼續/)
      return isCut
    })

    expect(new Set(told)).toEqual(new Set([true, false]))
  })
})
