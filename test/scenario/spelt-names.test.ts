import { composeEngine, type Engine } from '../../adapters/compose.ts'
import { openThread, wordsOf } from './thread-scene.ts'

/** A text that gives no name in Latin letters. */
const TEXT = [
  '榕江资本发布年度回顾',
  '榕江资本董事长丁伟周三在泉城会见了投资者。',
  '首席财务官陈美玲表示，公司去年的净利润为三亿元。',
  '“我们不会再买煤矿的债券。”风险总监贾玲说。',
  '研究部主管李冰透露，团队新招了十二名分析师。',
  '“利率在明年春天会下降，”分析师欧阳静说。',
  '混元大模型的训练花了十一个月。',
  '雅澜平台每天处理六万份合同。',
  '公司与通义平台签了合同，董事会同意公司上市。',
  '行业的压力大，因此没有扩招，牙医诊所也是如此。',
  '他们每年定位八次，与从前一样。',
  '杰琳在伦敦的办事处管理九名员工。',
].join('\n\n')

const TRADITIONAL = [
  '榕江資本發布年度回顧',
  '首席財務官陳美玲表示，公司去年的淨利潤為三億元。',
  '「我們不會再買煤礦的債券。」風險總監賈玲說。',
  '副主委方靜宜表示，八月的外洩影響九萬名客戶。',
].join('\n\n')

let engine: Engine

beforeAll(async () => {
  engine = await composeEngine()
})

describe('a Chinese name spelt as it is read', () => {
  it.each([
    ['What did Jia Ling say?', '煤矿的债券'],
    ['What did Chen Meiling say about net profit?', '净利润'],
    ['What did Meiling Chen say about net profit?', '净利润'],
    ['What did Chen Mei-ling say about net profit?', '净利润'],
    ['What did Li Bing say?', '十二名分析师'],
    ['What does Ouyang Jing expect of interest rates?', '利率'],
  ])('finds what the person says when asked %s', async (question, told) => {
    const { reply } = await openThread(engine, 'en', { published: [TEXT] })

    const answer = wordsOf(await reply(question))

    expect(answer).toContain(told)
    expect(answer).not.toMatch(/no line by|found nothing/)
  })

  it.each([
    ['What did Jia Ling say?', '煤礦的債券'],
    ['What did Chen Meiling say about net profit?', '淨利潤'],
    ['What did Fang Jingyi say about the leak?', '九萬名客戶'],
  ])('finds it in Traditional characters when asked %s', async (question, told) => {
    const { reply } = await openThread(engine, 'en', { published: [TRADITIONAL] })

    expect(wordsOf(await reply(question))).toContain(told)
  })

  it.each(['who is Jia Ling?', 'who Jia Ling', 'quotes Jia Ling', 'quotes Jialing'])(
    'is known to the commands: %s',
    async (line) => {
      const { command } = await openThread(engine, 'en', { published: [TEXT] })

      expect(wordsOf(await command(line))).toContain('贾玲')
    },
  )

  it('is what a pronoun may stand for', async () => {
    const { reply } = await openThread(engine, 'en', { published: [TEXT] })
    await reply('What did Chen Meiling say about net profit?')

    expect(wordsOf(await reply('who is she?'))).toContain('陈美玲')
  })

  it.each([
    ['How long did the training of Hunyuan take?', '十一个月'],
    ['How many contracts does Yalan process a day?', '六万份合同'],
    // no pinyin, and heard as one
    ['How many employees does Jaeling manage?', '九名员工'],
    ['With whom did Tongyi sign a contract?', '签了合同'],
  ])('finds a product or a firm when asked %s', async (question, told) => {
    const { reply } = await openThread(engine, 'en', { published: [TEXT] })

    expect(wordsOf(await reply(question))).toContain(told)
  })

  it.each([
    ['the end of one word and the next', 'What does Lida do?', '压力大'],
    ['a word that means something', 'What does Yayi do?', '牙医'],
    ['English words, each of which may be read so', 'What does Long Song say?', '榕江'],
    ['a word that is written small', 'What did the ding wei say?', '定位'],
  ])('is no sound of %s', async (_what, question, word) => {
    const { reply } = await openThread(engine, 'en', { published: [TEXT] })

    expect(wordsOf(await reply(question))).not.toContain(word)
  })
})
