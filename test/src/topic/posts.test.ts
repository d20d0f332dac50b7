import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { selectTakeaways } from '../../../src/takeaway/select-takeaways.ts'
import { sliceSpan } from '../../../src/text/span.ts'
import { compileTopics, matchTopics } from '../../../src/topic/match-topics.ts'
import { topicSchema } from '../../../src/topic/topic-schema.ts'
import { documentOf, takeawayRules } from '../takeaway/document-of.ts'

const FOLDER = path.join(__dirname, '../../../content/packs/genai-finance-2024/topics')
const TOPICS = compileTopics(
  readdirSync(FOLDER).map((file) => {
    const topic: unknown = JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8'))
    return topicSchema.parse({ ...Object(topic), id: path.basename(file, '.json') })
  }),
)

function topicsIn(text: string): readonly string[] {
  return matchTopics(documentOf(text), { start: 0, end: text.length }, TOPICS).map(({ topic }) => topic)
}

describe('the topics of the pack', () => {
  it.each([
    'Dora Whitman is the Chief Risk Officer of Corvina Bank.',
    'Alan Reyes, head of market integrity, left Corvina Bank.',
    '首席风险官陈岚昨天到任。',
    '市场关心的是北岭银行何时公布数据。',
    '在周三举行的发布会上，行长公布了明年的目标。',
    'Corvina Bank told a news conference that it has 120 branches.',
  ])('are not told by a post or a stray word: %s', (text) => {
    expect(topicsIn(text)).toEqual([])
  })

  it.each([
    ['The risk of fraud grew at Corvina Bank.', 'risks'],
    ['Corvina Bank doubled its market share.', 'market'],
    ['北岭银行的信用风险上升。', 'risks'],
    ['这一市场的规模翻了一番。', 'market'],
    ['青城市场监管局公布了抽查结果。', 'regulation'],
    ['论坛将于六月在青城举行。', 'events'],
  ])('are told by what is said: %s', (text, topic) => {
    expect(topicsIn(text)).toContain(topic)
  })
})

describe('the topics of a takeaway', () => {
  it('are not told by what the text says somebody is', () => {
    const text = 'Dora Whitman, adviser on cost and fraud, cut the price of loans at Corvina Bank by 12 percent.'
    const role = { start: text.indexOf('adviser'), end: text.indexOf(', cut') }
    const speaker = { name: 'Dora Whitman', aliases: [], mention: { start: 0, end: 12 }, roles: [role] }
    const options = { topics: TOPICS, rules: takeawayRules, count: 1, unit: 'sentence' } as const

    const selection = selectTakeaways(documentOf(text), { quotes: [], rejected: [], speakers: [speaker] }, options)

    const words = selection.takeaways.flatMap(({ topics }) =>
      topics.flatMap(({ terms }) => terms.map((span) => sliceSpan(text, span))),
    )
    expect(words).toEqual(['price'])
  })
})
