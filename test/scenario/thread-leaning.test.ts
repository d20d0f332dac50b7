import { composeEngine, type Engine } from '../../adapters/compose.ts'
import { openThread, referencesOf, wordsOf } from './thread-scene.ts'

let engine: Engine

beforeAll(async () => {
  engine = await composeEngine()
})

describe('a bare why', () => {
  const text = [
    'Two lines of business at Orrin Bank',
    'Branch count fell from 40 to 38 because Orrin Bank left two towns.',
    'Lending to shops earned $15 million, down 4%.',
    'Loan growth was flat.',
  ].join('\n\n')

  it('is not told by the reason of another line', async () => {
    const { reply } = await openThread(engine, 'en', { published: [text] })
    await reply('How much did lending to shops earn?')

    expect(wordsOf(await reply('why?'))).not.toContain('because')
  })

  it('is not told by a question', async () => {
    const interview = ['专访', '记者：为什么要买下这座仓库？', '高翎：仓库花了两亿元。', '高翎：码头很旧。'].join(
      '\n\n',
    )
    const { reply } = await openThread(engine, 'zh-Hans', { published: [interview] })
    await reply('仓库花了多少钱？')

    expect(wordsOf(await reply('为什么？'))).not.toContain('记者')
  })
})

describe('a short question after one that was not answered', () => {
  it('does not lean on the line that was only nearest', async () => {
    const text = [
      'Orrin Bank reports',
      'Orrin Bank opened a vault in Marl.',
      'The vault was finished in May after three years.',
    ].join('\n\n')
    const { reply } = await openThread(engine, 'en', { own: text })
    const first = wordsOf(await reply('How many jobs did the vault create?'))

    const second = wordsOf(await reply('by when?'))

    expect(first).toMatch(/closest passage|nothing on that|no line/)
    expect(second).toMatch(/closest passage|nothing on that|no line/)
  })
})

describe('a short question that points back', () => {
  const texts = {
    en: ['Orrin Bank reports', 'Commercial real estate remains the largest risk.', 'The bank is old.'],
    'zh-Hans': ['奥林银行公布年报', '商业地产仍是最大的风险。', '银行很老。'],
    'zh-Hant': ['奧林銀行公布年報', '商業地產仍是最大的風險。', '銀行很老。'],
  } as const

  it.each([
    ['en', 'What is the largest risk?', 'how large is it?'],
    ['zh-Hans', '最大的风险是什么？', '它有多大？'],
    ['zh-Hant', '最大的風險是什麼？', '它有多大？'],
  ] as const)('is met in %s by no line of a text that the thread did not speak of', async (language, first, second) => {
    const { reply } = await openThread(engine, language, { published: [texts[language].join('\n\n')] })
    await reply(first)

    const answer = await reply(second)

    expect(referencesOf(answer).filter((one) => !one.startsWith('published-0'))).toEqual([])
  })
})
