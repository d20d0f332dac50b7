import type { Answer } from '../../../src/answer/answer.ts'
import { answerQuestion } from '../../../src/answer/answer-question.ts'
import { buildCorpus } from '../../../src/corpus/build-corpus.ts'
import { buildCorpusIndex, type CorpusIndex } from '../../../src/search/search-corpus.ts'
import { detectLanguage, type LanguageTag } from '../../../src/text/language.ts'
import { exampleAnalysis, WRITING } from '../corpus/example-analysis.ts'
import { documentIndex, exampleIndex, MEETING_TEXT } from '../search/example-corpus.ts'
import { readSearchRules } from '../search/read-search-rules.ts'

const index = exampleIndex()

function ask(question: string, language: LanguageTag = detectLanguage(question.slice(0, 200))): Answer {
  return answerQuestion({ question, index, language, topK: 3, earlier: [], shown: [] })
}

/** Two reports that tell the same of different works, the wanted one second. */
function twoReports(): CorpusIndex {
  const texts = {
    orchard: '青禾果园在山谷种了九百棵苹果树。工程花了三年。园主方茂说，雨水太多了。',
    harbour: '岸桥公司在北港造了三座码头。船期缩短了。董事长沈青说，工程花了两年。',
  }
  const analyses = Object.entries(texts).map(([id, text]) => {
    const analysis = exampleAnalysis(text)
    return { ...analysis, document: { ...analysis.document, id } }
  })
  return buildCorpusIndex(buildCorpus({ packs: [], analyses, ...WRITING }), readSearchRules())
}

describe('answerQuestion', () => {
  it.each([
    ['潮汐模型有多少参数？', '70亿参数'],
    ['潮汐模型有多少參數？', '70亿参数'],
    ['How many parameters does the Tide model have?', '70亿参数'],
    ['年度会议在哪里举行？', '海湾酒店'],
    ['谁研发了潮汐模型？', '何川的团队'],
    ['算力价格为什么会下降？', '芯片'],
    ['林悦的职务是什么？', '首席风险官'],
  ])('answers %j with the sentence that tells', (question, told) => {
    const answer = ask(question)

    expect(answer.outcome).toBe('answered')
    expect(answer.sentences[0]?.text).toContain(told)
  })

  it.each(['台積電的二奈米製程何時量產？', '怎么做红烧肉？'])(
    'does not call near what shares a chance word with %s in another language',
    (question) => {
      const english = documentIndex('Claims written in poor English took longer.', 'en')
      const request = { question, index: english, language: 'zh-Hans', topK: 3, earlier: [], shown: [] } as const

      expect(answerQuestion(request).outcome).toBe('none')
    },
  )

  it('answers by the English paragraph of a text in two languages', () => {
    const both = documentIndex('海湾渡轮六月运了九百辆车，比五月多两成。The harbour ferry carried 900 cars in June.')
    const question = 'How many cars did the harbour ferry carry in June?'

    const answer = answerQuestion({ question, index: both, language: 'en', topK: 3, earlier: [], shown: [] })

    expect(answer.outcome).toBe('answered')
    expect(answer.sentences[0]).toMatchObject({ language: 'en', text: 'The harbour ferry carried 900 cars in June.' })
  })

  it('shows as near what holds a fifth of a question in another language', () => {
    const chinese = documentIndex('渡轮公司说，成本在冬天上涨了两成。风险很小。')
    const question = 'How did cost change for the ferry in winter?'

    const answer = answerQuestion({ question, index: chinese, language: 'en', topK: 3, earlier: [], shown: [] })

    expect(answer.outcome).toBe('nearest')
    expect(answer.sentences[0]?.text).toContain('成本在冬天上涨')
  })

  it('gives a program even what is far, with how sure it is', () => {
    const english = documentIndex('Harrier went live in February. The board declared a dividend of ten pence.', 'en')
    const question = '公司为什么在二月推出新的电动汽车和手机？'
    const request = { question, index: english, language: 'zh-Hans', topK: 3, earlier: [], shown: [] } as const

    expect(answerQuestion(request)).toMatchObject({ outcome: 'none', sentences: [] })
    expect(answerQuestion({ ...request, evenFar: true })).toMatchObject({ outcome: 'nearest', sentences: [{}] })
  })

  it('answers in the reader’s language where an editor wrote it', () => {
    const [english, chinese] = (['en', 'zh-Hans'] as const).map(
      (language) =>
        answerQuestion({ question: '坏账下降了多少？', index, language, topK: 1, earlier: [], shown: [] }).sentences[0],
    )

    expect(english).toMatchObject({ text: 'Bad debts fell by three tenths in two years.', language: 'en' })
    expect(chinese?.language).toBe('zh-Hans')
  })

  it('shows a quote as it was said, with the translation that was found beside it', () => {
    const [first] = ask('What did Lin Yue say about risk control?').sentences

    expect(first).toMatchObject({ kind: 'quote', language: 'zh-Hans', speaker: { id: 'lin-yue' } })
    expect(first?.translation?.language).toBe('en')
  })

  it.each([
    ['the same figure', '云杉模型的参数规模为3万亿，何川说。\n林悦表示，云杉模型有3万亿个参数。', 1],
    ['another figure', '云杉模型的参数规模为3万亿，何川说。\n林悦表示，云杉模型有5万亿个参数。', 2],
  ])('gives a figure once: a second sentence with %s', (_, text, count) => {
    const request = { language: 'zh-Hans', topK: 3, earlier: [], shown: [] } as const

    const { sentences } = answerQuestion({ ...request, question: '云杉模型有多少参数？', index: documentIndex(text) })

    expect(sentences).toHaveLength(count)
  })

  it('cuts every sentence of a document out of its text', () => {
    const { sentences } = answerQuestion({
      question: '何川认为算力价格怎么样？',
      index: documentIndex(),
      language: 'zh-Hans',
      topK: 3,
      earlier: [],
      shown: [],
    })

    expect(sentences.length).toBeGreaterThan(0)
    for (const { text, citation, reference } of sentences) {
      expect(MEETING_TEXT.slice(citation.span?.start, citation.span?.end)).toBe(text)
      expect(reference).toMatch(new RegExp(`^doc#${citation.span?.start}-${citation.span?.end}-[0-9a-z]+$`))
    }
  })

  it('never says the same twice', () => {
    const texts = ask('坏账在两年内下降了多少？').sentences.map(({ text }) => text)

    expect(texts.filter((text) => /坏账/.test(text))).toHaveLength(1)
  })

  it.each([
    "What is the CEO's salary?",
    'GDP of France?',
    '林悦今年多大年纪？',
    '港湾银行有多少名员工？',
    '明天天氣怎麼樣？',
  ])('does not claim to answer %j', (question) => {
    expect(ask(question).outcome).not.toBe('answered')
  })

  it.each([
    ['谁负责?', '没有人知道谁负责。\n泵站由工程师江牧之负责。', '江牧之'],
    ['誰負責?', '沒有人知道誰負責。\n泵站由工程師江牧之負責。', '江牧之'],
    ['谁当选?', '镇上只问谁当选,不问为什么。\n六月的选举中,沈青当选镇长。', '沈青'],
  ])('is not content with a line that asks the same: %s', (question, text, told) => {
    const request = { question, language: detectLanguage(question), topK: 1, earlier: [], shown: [] } as const

    const { sentences } = answerQuestion({ ...request, index: documentIndex(text, detectLanguage(text)) })

    expect(sentences[0]?.text).toContain(told)
  })

  it('calls a line that asks the same no more than near where none tells it', () => {
    const request = { question: '谁负责泵站?', language: 'zh-Hans', topK: 1, earlier: [], shown: [] } as const

    expect(answerQuestion({ ...request, index: documentIndex('没有人知道谁负责泵站。') }).outcome).toBe('nearest')
  })

  it.each([
    ['What does Lin Yue think of computing power?', 'Lin Yue'],
    ['林悦怎么看算力价格？', '林悦'],
    ['林悅怎麼看算力價格？', '林悅'],
    ['What does Jane Doe think of bad debts?', 'Jane Doe'],
    ['王小明对坏账怎么看？', '王小明'],
  ])('says who says nothing on it when asked %j', (question, voice) => {
    const answer = ask(question)

    expect(answer.outcome).not.toBe('answered')
    expect(answer.unsaidBy).toBe(voice)
    expect(answer.sentences.length).toBeLessThanOrEqual(1)
  })

  it.each(['What does He Chuan think of computing power?', '何川怎么看算力价格？', '何川怎麼看算力價格？'])(
    'gives what the one who is asked for says: %j',
    (question) => {
      const answer = ask(question)

      expect(answer).toMatchObject({ outcome: 'answered', unsaidBy: undefined })
      expect(answer.sentences[0]?.text).toMatch(/何川|He Chuan/)
    },
  )

  it.each(['What do the speakers think of cost?', '嘉宾怎么看成本？'])('hears everybody when asked %j', (question) => {
    expect(ask(question).unsaidBy).toBeUndefined()
  })

  it.each(['What do the speakers say about cost?', 'What do people say about cost?'])(
    'answers %j with what somebody says whom the text calls otherwise',
    (question) => {
      const text =
        'The firm spent 9 million euros on fuel. Its chief executive, Odo Fenn, said: “Cost is the first thing we ' +
        'look at.” It expects savings from next year on.\n\n' +
        'Costs rose by 12% in 2025. The harbour lists three risks: storms, strikes and the price of power.'
      const request = { index: documentIndex(text, 'en'), language: 'en', topK: 3, earlier: [], shown: [] } as const

      const answer = answerQuestion({ ...request, question })

      expect(answer.outcome).toBe('answered')
      expect(answer.sentences[0]?.text).toContain('Cost is the first thing')
    },
  )

  it.each(['Who is the chairman of Harbour Bank?', '港湾银行的董事长是谁？', '港灣銀行的董事長是誰？'])(
    'names nobody for a post that the sources do not: %j',
    (question) => {
      expect(ask(question).outcome).not.toBe('answered')
    },
  )

  it('leaves a thread’s source for one that a new question fits by itself', () => {
    const request = { index: twoReports(), language: 'zh-Hans', topK: 1, shown: [] } as const
    const earlier = ['岸桥公司在北港造了几座码头？']

    const [same, changed] = ['工程花了多少年？', '方茂的果园有多少棵苹果树？'].map(
      (question) => answerQuestion({ ...request, earlier, question }).sentences[0]?.citation.source,
    )

    expect([same, changed]).toEqual(['harbour', 'orchard'])
  })

  it('shows the nearest of what a thread is about where another question with those words is told of nothing', () => {
    const request = { index: twoReports(), language: 'zh-Hans', topK: 1, shown: [] } as const
    const question = '这样一来，公司付给工人的报酬算贵吗？'

    const [alone, inThread] = [[], ['岸桥公司在北港造了几座码头？', '岸桥公司的董事长是谁？']].map((earlier) =>
      answerQuestion({ ...request, earlier, question }),
    )

    expect([alone?.outcome, inThread?.outcome]).toEqual(['none', 'nearest'])
    expect(inThread?.sentences[0]?.citation.source).toBe('harbour')
  })

  it('takes a follow-up whose words no source has for one about what was asked before', () => {
    const request = { index, language: 'en', topK: 1, earlier: ['潮汐模型有多少参数？'], shown: [] } as const
    const answer = answerQuestion({ ...request, question: 'zebras, quaggas?' })

    expect(Number.isFinite(answer.confidence)).toBe(true)
    for (const { score } of answer.sentences) expect(Number.isFinite(score)).toBe(true)
  })

  it('gives one passage and no more when it is only the nearest', () => {
    const answer = ask('港湾银行有多少名员工？')

    expect(answer.sentences.length).toBeLessThanOrEqual(1)
  })

  it('says what the sources are about when they hold nothing', () => {
    expect(ask('Who won the football match?')).toMatchObject({ outcome: 'none', sentences: [] })
    expect(ask('Who won the football match?').about).toContain('risks')
  })

  it.each([
    ['nothing', ''],
    ['white space', ' \n\t'],
    ['marks only', '？！…'.repeat(1000)],
    ['control characters', '\u0000\u202e\ufeff'.repeat(1000)],
    ['lone surrogates', '\ud800'.repeat(1000)],
  ])('has no answer to %s', (_, question) => {
    expect(ask(question)).toMatchObject({ outcome: 'none', confidence: 0 })
  })

  it.each([
    ['ten million characters', '潮汐模型有多少参数 '.repeat(1_000_000)],
    ['a thousand names', '林悦何川'.repeat(1000)],
    ['a word of ten million letters', 'a'.repeat(10_000_000)],
    ['two million numbers', '1,'.repeat(2_000_000)],
  ])('comes back from %s', (_, question) => {
    expect(['answered', 'nearest', 'none']).toContain(ask(question).outcome)
  })
})
