import { renderTeams } from '../../../adapters/teams/render.ts'
import { actionOf, editionOf, itemOf, messageOf, quoteOf, run } from '../../src/message/message-samples.ts'
import { teamsPage } from './teams-page.ts'

describe('renderTeams', () => {
  it('sets an item beside its number', () => {
    const { card } = renderTeams(
      messageOf([
        itemOf({
          number: 2,
          content: [run('费用下降。')],
          details: [run('成本', 'quiet')],
          actions: [actionOf('查看原文', 'i2')],
        }),
      ]),
    )

    expect(card.body).toEqual([
      {
        type: 'ColumnSet',
        spacing: 'Medium',
        columns: [
          {
            type: 'Column',
            width: 'auto',
            items: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '2.', weight: 'Bolder' }] }],
          },
          {
            type: 'Column',
            width: 'stretch',
            spacing: 'Small',
            items: [
              { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '费用下降。' }] },
              {
                type: 'RichTextBlock',
                spacing: 'Small',
                inlines: [{ type: 'TextRun', text: '成本', size: 'Small', isSubtle: true }],
              },
              {
                type: 'ActionSet',
                spacing: 'Small',
                actions: [
                  {
                    type: 'Action.Submit',
                    title: '查看原文',
                    data: { msteams: { type: 'task/fetch' }, verb: 'show-line', value: 'i2' },
                  },
                ],
              },
            ],
          },
        ],
      },
    ])
  })

  it('sets only what was said on a ground of its own', () => {
    const { card } = renderTeams(
      messageOf([
        quoteOf({
          content: [run('签字的永远是人。')],
          translation: [run('A person signs.')],
          attribution: [run('周明', 'strong')],
        }),
      ]),
    )

    expect(card.body).toMatchObject([
      {
        type: 'Container',
        items: [
          { inlines: [{ text: '周明', weight: 'Bolder' }] },
          { type: 'Container', style: 'emphasis', items: [{ inlines: [{ text: '签字的永远是人。' }] }] },
          { inlines: [{ text: 'A person signs.' }] },
        ],
      },
    ])
  })

  it('draws a divider as a line above what follows, and none at the end', () => {
    const note = { kind: 'note' as const, content: [run('n')] }

    const { card } = renderTeams(messageOf([note, { kind: 'divider' }, { kind: 'divider' }, note, { kind: 'divider' }]))

    expect(card.body.map((element) => element.separator ?? false)).toEqual([false, true])
  })

  it('gives a heading the role of one unless it could be read as Markdown', () => {
    const headingsOf = (text: string) => teamsPage(renderTeams(messageOf([{ kind: 'heading', text }])).card).headings

    expect(headingsOf('简报 · 2024年1月24日')).toEqual(['简报 · 2024年1月24日'])
    expect(headingsOf('1. *Briefing*')).toEqual([])
  })

  it('says what it is about to a reader without cards, in at most 150 characters', () => {
    const { summary, card } = renderTeams(messageOf([], '五'.repeat(200)))

    expect([...summary]).toHaveLength(150)
    expect(card.fallbackText).toBe(summary)
    expect(card.speak).toBe(summary)
  })

  it('numbers the posts of a message that needs several', () => {
    const item = itemOf({ content: [run('字'.repeat(1_900))] })

    const payload = renderTeams(
      messageOf(
        Array.from({ length: 12 }, () => item),
        's'.repeat(150),
      ),
    )

    const summaries = [payload.summary, ...payload.overflow.map((post) => post.summary)]
    expect(summaries.map((summary) => summary.slice(-6))).toEqual([' (1/3)', ' (2/3)', ' (3/3)'])
    expect(summaries.every((summary) => summary.length <= 150)).toBe(true)
  })

  it('names the language in two letters', () => {
    const languageOf = (language: 'en' | 'zh-Hans' | 'zh-Hant') => renderTeams(editionOf(language)).card.lang

    expect([languageOf('en'), languageOf('zh-Hans'), languageOf('zh-Hant')]).toEqual(['en', 'zh', 'zh'])
  })
})
