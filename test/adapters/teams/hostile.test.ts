import { escapeTeams } from '../../../adapters/teams/escape.ts'
import { renderTeams } from '../../../adapters/teams/render.ts'
import { HOSTILE_TEXTS } from '../../src/message/hostile-texts.ts'
import { actionOf, messageOf, messageOfEverywhere } from '../../src/message/message-samples.ts'
import { teamsPage } from './teams-page.ts'
import { teamsMistakes } from './validate-card.ts'

/** How often `messageOfEverywhere` shows its text outside of the summary. */
const FIELDS = 10

describe('hostile text on Teams', () => {
  it.each(HOSTILE_TEXTS)('is shown to the letter in every field: $shown', ({ text, shown }) => {
    const { overflow, ...post } = renderTeams(messageOfEverywhere(text))

    const page = teamsPage(post.card)

    expect(page.text.split(shown).length - 1).toBeGreaterThanOrEqual(FIELDS)
    expect(page).toMatchObject({ links: [], images: 0, warnings: [] })
    expect([...teamsMistakes(post), ...overflow]).toEqual([])
  })

  it.each(HOSTILE_TEXTS)('makes no mention: $shown', ({ text }) => {
    const message = messageOfEverywhere(text)

    const payload = renderTeams({
      ...message,
      blocks: [...message.blocks, { kind: 'actions', actions: [actionOf(text)] }],
    })

    expect(JSON.stringify(payload)).not.toMatch(/<\/?at\b|"entities"|"mention"/)
  })

  it.each(HOSTILE_TEXTS)('reads as written in a fallback that is rendered as Markdown: $shown', ({ text, shown }) => {
    const { card } = renderTeams(messageOf([], text))

    const page = teamsPage({
      ...card,
      body: [
        { type: 'TextBlock', text: card.fallbackText, style: 'heading', size: 'Large', weight: 'Bolder', wrap: true },
      ],
    })

    const look = shown.replace(/<(?=[a-z/!?])/gi, '＜')
    expect(page.images).toBe(0)
    expect(page.links).toEqual([])
    expect(page.text.trim()).toBe(look)
  })

  it('links only what is honest', () => {
    const url = 'https://bay.example/a?b=c'

    const { card } = renderTeams(
      messageOf([
        {
          kind: 'note',
          content: [
            { kind: 'link', text: '行业报告', url },
            { kind: 'link', text: 'bank.com', url },
            { kind: 'link', text: 'click', url: 'javascript:alert(1)' },
          ],
        },
      ]),
    )

    expect(teamsPage(card)).toMatchObject({ text: '行业报告bank.com (bay.example)click', links: [url, url] })
  })
})

describe('escapeTeams', () => {
  it('keeps Markdown from being read', () => {
    expect(escapeTeams('1. [a](b) **c** <at>d</at>')).toBe('1\\. \\[a\\]\\(b\\) \\*\\*c\\*\\* ＜at\\>d＜/at\\>')
  })
})
