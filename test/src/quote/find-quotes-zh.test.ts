import { Converter } from 'opencc-js/cn2t'
import { linesOf, quotesOf, refusalsOf } from './quotes-of.ts'

describe('findQuotes in Chinese: what is an utterance', () => {
  it.each(['连育诚', '涂向阳', '揭明远', '粟之恒'])(
    'knows %s for a name, and whom the pronoun behind it means',
    (name) => {
      const text = `云杉科技创始人林一舟表示，新版本会加入雷达。\n\n海滨大学教授${name}批评，报告低估了风险。“报告太乐观了。”${name}说。他认为，合理的价格应为每吨1500元。`

      const said = quotesOf(text, ['direct', 'indirect']).filter(({ speaker }) => speaker !== '林一舟')
      const direct = said.find(({ kind }) => kind === 'direct')
      const others = said.filter(({ kind }) => kind !== 'direct')

      expect(direct).toMatchObject({ speaker: name, parts: ['报告太乐观了。'] })
      expect(others.map(({ speaker }) => speaker)).toEqual(others.map(() => name))
    },
  )

  it.each([
    ['行政长官 何立', '何立'],
    ['主教练陈立', '陈立'],
    ['大连分行行长周文', '周文'],
  ])('takes no end of a word before a name for its surname: %s', (words, name) => {
    const [quote] = quotesOf(`${words}说：“费用会下降。”`)

    expect(quote?.speaker).toBe(name)
  })

  it('takes no word for a name that begins as one', () => {
    const [quote] = quotesOf('林一舟很高兴。他连声说：“费用会下降。”')

    expect(quote?.parts).toEqual(['费用会下降。'])
    expect(quote?.speaker ?? '').not.toContain('连声')
  })

  it.each([
    ['curly marks', '陈立表示：“我们会继续投入。”', '我们会继续投入。'],
    ['corner marks', '陈立表示：「我们会继续投入。」', '我们会继续投入。'],
    ['straight marks', '陈立表示："我们会继续投入。"', '我们会继续投入。'],
    ['half-width punctuation', '陈立表示,“我们会继续投入,不会停。”', '我们会继续投入,不会停。'],
    ['a bracketed word at the start', '陈立说：“(我们)会继续投入，不会停。”', '(我们)会继续投入，不会停。'],
    ['marks within', '陈立说：“他们喊‘加油’，我很感动。”', '他们喊‘加油’，我很感动。'],
  ])('takes %s', (_, text, said) => {
    const lines = linesOf(text)

    expect(lines).toEqual([`陈立: ${said}`])
  })

  it('joins an utterance that its speaker parts in two', () => {
    const text = '“杯子是新的，”店长周文补充道，“水也是新的。”'

    const lines = linesOf(text)

    expect(lines).toEqual(['周文: 杯子是新的，…水也是新的。'])
  })

  it('joins what goes on after a full stop and a comma', () => {
    const text = '“我们看到三个问题。”周文表示，“第一是成本，第二是时间。”'

    const lines = linesOf(text)

    expect(lines).toEqual(['周文: 我们看到三个问题。…第一是成本，第二是时间。'])
  })

  it('keeps two utterances apart when the speaker goes on in reported speech between them', () => {
    const text = '“今天风很大。”周文说，码头上的人都担心那条小船能不能回来，“大家都很着急。”'

    const lines = linesOf(text)

    expect(lines).toEqual(['周文: 今天风很大。', '周文: 大家都很着急。'])
  })

  it('calls a phrase inside a reporting sentence partial', () => {
    const text = '院长何静认为“两种办法没有大的区别”，只是成本不同。'

    const [quote] = quotesOf(text)

    expect(quote).toMatchObject({ kind: 'partial', speaker: '何静', parts: ['两种办法没有大的区别'] })
  })

  it.each([
    ['a talk title', '何静以“小城的水从哪里来”为题作了演讲。', 'talk-title: 小城的水从哪里来'],
    ['a so-called thing', '何静认为，所谓的“杀手级”应用还没有出现。', 'term: 杀手级'],
    ['a coined ability', '系统的"让机器写诗"能力很强。', 'term: 让机器写诗'],
    ['a mark closed by its own opening mark', '新一代“北斗“模型已经发布。', 'term: 北斗'],
    [
      'what a thing is hailed as',
      '音乐剧被媒体誉为“二十一世纪最伟大的作品”，何静表示要去看。',
      'term: 二十一世纪最伟大的作品',
    ],
    ['the name of a project', '文件称，由于预算有限，项目“更清洁的南方海岸计划”将停止。', 'term: 更清洁的南方海岸计划'],
    [
      'what the next clause is about',
      '院长何静表示，“岐黄问道大模型”通过新技术传承经验，用处很大。',
      'scare: 岐黄问道大模型',
    ],
    ['what nobody believes', '要让大家不相信“天上会掉馅饼”，最好的办法是讲清楚。', 'scare: 天上会掉馅饼'],
    ['a banner', '村口挂着“欢迎回家，一路平安”的横幅。', 'sign: 欢迎回家，一路平安'],
  ])('refuses %s', (_, text, refused) => {
    const quotes = quotesOf(text)
    const refusals = refusalsOf(text)

    expect(quotes).toEqual([])
    expect(refusals).toEqual([refused])
  })

  it('refuses names that stand mark to mark', () => {
    const text = '何静介绍，社区一起开展了“救助流浪乞讨人员”“扮靓自家门前的道路”和清洁。'

    const quotes = quotesOf(text)

    expect(quotes).toEqual([])
  })

  it('refuses theses that are listed one after the other', () => {
    const text = '何静指出，报告提炼了“水是资源”、“电是资源”、“人是资源”等观点。'

    const quotes = quotesOf(text)

    expect(quotes).toEqual([])
  })

  it('drops a mark that is never closed, and what surrounds it stands', () => {
    const text = '何静说：“今天会下雨。\n\n陈立说：“明天会放晴。”'

    const quotes = linesOf(text)

    expect(quotes).toContain('陈立: 明天会放晴。')
    expect(quotes).toHaveLength(1)
  })
})

describe('findQuotes in Chinese: who speaks', () => {
  it('reads a role whole that has a cut within one of its words', () => {
    const [quote] = quotesOf(
      '接下来，远山银行数据智能部总经理何川分享了经验。何川指出：“我们希望把成本降下来，让人人用得起。”',
    )

    expect(quote).toMatchObject({ speaker: '何川', role: '远山银行数据智能部总经理' })
  })

  it('gives the full name and the role of the first mention to a pronoun', () => {
    const text = '出席的有青山水务集团总经理何静等人。\n何静介绍了新的泵站。“水压提高了一倍，停水少了一半。”她解释道。'

    const [quote] = quotesOf(text)

    expect(quote).toMatchObject({ speaker: '何静', mention: '她', role: '青山水务集团总经理' })
  })

  it('finds a speaker whom only the sentence before names', () => {
    const text = '镇长何静介绍，去年镇里修了三条路。“路通了，孩子上学不用再绕山了。”'

    const lines = linesOf(text)

    expect(lines).toEqual(['何静: 路通了，孩子上学不用再绕山了。'])
  })

  it('carries the subject over a refused passage in the same sentence', () => {
    const text = '何静认为，所谓的“黑科技”并不存在，但“每一次进步都不是人能够预料的”，要有耐心。'

    const lines = linesOf(text)

    expect(lines).toEqual(['何静: 每一次进步都不是人能够预料的'])
  })

  it.each([
    ['an organisation', '青山集团表示，“我们会在十月之前归还全部押金。”', '青山集团'],
    ['a paper', '《青山日报》指出：“这座桥应该在雨季之前修好。”', '《青山日报》'],
    ['somebody unnamed', '一位知情人士透露：“合同还没有签，价格也没有谈拢。”', '一位知情人士'],
    ['a transliterated name', '水务部长安娜·科尔多瓦说：“我们正在努力，请再给我们一点时间。”', '安娜·科尔多瓦'],
    ['a Latin role', '青山 CTO 许文亮补充道：“成本会不断下降，直到人人用得起。”', '许文亮'],
  ])('names %s', (_, text, speaker) => {
    const [quote] = quotesOf(text)

    expect(quote?.speaker).toBe(speaker)
  })

  it.each([
    ['a trade that no list names', '市统计局高级测绘师陈立介绍：“水位还会上涨，请大家留意。”', '陈立'],
    ['a name that holds an adverb', '青山中学校长胡向军说：“孩子们都很安全，请家长放心。”', '胡向军'],
    ['a Japanese name', '知事松本纯一7日表示：“现在还不能决定，要听居民的意见。”', '松本纯一'],
    ['a Latin name', '青山银行首席财务官Jane Roe表示：“成本会不断下降。”', 'Jane Roe'],
    ['a board that ends like an adverb', '青山集团董事会表示：“我们会继续投入，不会停。”', '青山集团董事会'],
    ['a body before a date and a noun', '青山足协7日上午发表声明称：“我们对结果感到失望。”', '青山足协'],
    ['whoever a passive has', '他说自己被店员嘲讽“买不起就不要试，走开”。', '店员'],
    ['whose view it is', '在何静看来，这座桥可“让两岸的人常来常往，让货物少走弯路”。', '何静'],
    ['an unknown head before a colon', '特维斯：“很多人批评我，不过他们不知道我的故事。”', '特维斯'],
    ['whoever feels so', '不少网友感到后怕：“幸好我没有去，真是太险了。”', '不少网友'],
    ['somebody by their relation', '何静的丈夫说：“她已经三天没有睡觉了。”', '何静的丈夫'],
  ])('names %s beside a verb of saying', (_, text, speaker) => {
    const [quote] = quotesOf(text)

    expect(quote?.speaker).toBe(speaker)
  })

  it('gives a surname in Latin letters its full name', () => {
    const text = '策略师Jane Roe发布了报告。“股市还会上涨，不会停下。”Roe说。'

    const lines = linesOf(text)

    expect(lines).toEqual(['Jane Roe: 股市还会上涨，不会停下。'])
  })

  it('names whoever opens the sentence behind when nobody is named before', () => {
    const text = '下面是现场的情况。“孩子最想来这里，排一会儿队也值了。”一早赶来的刘先生给孩子扇风。'

    const lines = linesOf(text)

    expect(lines).toEqual(['刘先生: 孩子最想来这里，排一会儿队也值了。'])
  })

  it('reads the sentence before over the terms in it', () => {
    const text = '科长何静介绍，海关叠加“提前申报”“抵港直装”等措施，码头全天作业。“我们尤其注重利用江海通达的优势。”'

    const lines = linesOf(text)

    expect(lines).toEqual(['何静: 我们尤其注重利用江海通达的优势。'])
  })

  it.each([
    ['a dateline', '青山日报7月26日电（记者何静）“松钩！松钩！”随着口令的下达，吊车动了。'],
    ['an ordinary word with a surname in it', '标语由办案民警充当讲解，“天上不会掉馅饼，请大家当心。”'],
  ])('takes nobody out of %s', (_, text) => {
    const [quote] = quotesOf(text)

    expect(quote?.speaker).toBeUndefined()
  })

  it('takes no reporter for whom a pronoun stands for', () => {
    const text = '伯贤开直播谈了合约，店长伯远在场。（记者何静）他表示：“经过这次纷争，我下定决心走这条路。”'

    const [quote] = quotesOf(text)

    expect(quote?.speaker).not.toBe('何静')
  })

  it('tells a woman from a man by their titles', () => {
    const text = '张先生和李女士来到了现场。“我儿子十多年来从来没有不良的表现。”她说。'

    const lines = linesOf(text)

    expect(lines).toEqual(['李女士: 我儿子十多年来从来没有不良的表现。'])
  })

  it('knows a foreign name without a dot by its characters', () => {
    const text = '辛迪娅对此有惨痛的教训。辛迪娅从去年开始感到脚痛。她说：“早上起床时，我只能慢慢移到床下。”'

    const lines = linesOf(text)

    expect(lines).toEqual(['辛迪娅: 早上起床时，我只能慢慢移到床下。'])
  })

  it('reads a verb of saying behind the terms of its sentence', () => {
    const text = '“甜橙的祖先生长在八百万年前。”绘制了“柑橘谱系树”的专家安娜·塔隆解释说，它们的历史很短。'

    const lines = linesOf(text)

    expect(lines).toEqual(['安娜·塔隆: 甜橙的祖先生长在八百万年前。'])
  })

  it('keeps an answer given at once apart from what it answers', () => {
    const text = '“系统自动计算了结果就是这么多……”负责人卢平解答着说。“原来是这样，那我怎么填？”“您看这里，填成本。”'

    const lines = linesOf(text)

    expect(lines).toHaveLength(3)
  })

  it('reads the name that signs a quotation', () => {
    const text = '“路通了，孩子上学不用再绕山了。”——镇长何静'

    const lines = linesOf(text)

    expect(lines).toEqual(['何静: 路通了，孩子上学不用再绕山了。'])
  })

  it('leaves the other side of a talk as the text has it', () => {
    const text = '刘女士询问时，对方声称：“这只是一个虚假订单，钱会还给你。”'

    const [quote] = quotesOf(text)

    expect(quote?.speaker).toBe('对方')
  })

  it('keeps two speakers of one paragraph apart', () => {
    const text = '“我反对涨价，大家都不容易。”业主陈立说。“涨价是为了修电梯，账目会公开。”经理何静回应。'

    const lines = linesOf(text)

    expect(lines).toEqual(['陈立: 我反对涨价，大家都不容易。', '何静: 涨价是为了修电梯，账目会公开。'])
  })

  it('takes no label before a colon for a speaker', () => {
    const text = '正文：“二十年前这里还是一片荒滩，如今住满了人。”'

    const [quote] = quotesOf(text)

    expect(quote?.speaker).toBeUndefined()
  })

  it('reports what somebody says without marks', () => {
    const text = '局长何静指出，今年的降雨量比去年多了三成，水库已经蓄满。'

    const [quote] = quotesOf(text, ['indirect'])

    expect(quote).toMatchObject({
      kind: 'indirect',
      speaker: '何静',
      parts: ['今年的降雨量比去年多了三成，水库已经蓄满'],
    })
  })

  it('keeps marks in pairs in what it reports', () => {
    const text = '局长何静指出，“开门红”的四个条件已经具备，水库已经蓄满。'

    const [quote] = quotesOf(text, ['indirect'])

    expect(quote?.parts).toEqual(['“开门红”的四个条件已经具备，水库已经蓄满'])
  })

  it.each([
    ['what somebody has introduced', '何静首先介绍了此次发布会的相关背景，并代表青山集团致辞。'],
    ['what somebody has mentioned', '何静还提到了集团在水源保护方面的工作。'],
    ['a topic', '何静介绍此次发布会的相关背景和主要内容。'],
    ['a quality', '何静强调技术创新的重要性。'],
  ])('takes %s for no statement', (_, text) => {
    const quotes = quotesOf(text, ['indirect'])

    expect(quotes).toEqual([])
  })

  it.each([
    ['after a comma', '何静介绍，泵站在山脚下，一天能送三万吨水。', '泵站在山脚下，一天能送三万吨水'],
    ['without a comma', '何静强调技术创新是集团的根本。', '技术创新是集团的根本'],
  ])('takes a clause %s for a statement', (_, text, said) => {
    const [quote] = quotesOf(text, ['indirect'])

    expect(quote?.parts).toEqual([said])
  })

  it('finds the same in Traditional characters', () => {
    const text =
      '出席的有青山水务集团总经理陈立。“我们会继续投入，”陈立表示，“直到问题解决。”他认为“两种办法没有大的区别”。'
    const traditional = Converter({ from: 'cn', to: 't' })(text)
    const toTraditional = Converter({ from: 'cn', to: 't' })

    const lines = linesOf(traditional)

    expect(lines).toHaveLength(2)
    expect(lines).toEqual(linesOf(text).map(toTraditional))
  })

  it('reads an interview by the heads of its lines', () => {
    const text =
      '记者：今年的旱情严重吗？\n何静：比去年严重，但水库的储备还够用三个月。\n记者：居民该做什么？\n何静：节约用水，不要囤水。'

    const answers = linesOf(text).filter((line) => line.startsWith('何静'))

    expect(answers).toEqual(['何静: 比去年严重，但水库的储备还够用三个月。', '何静: 节约用水，不要囤水。'])
  })

  it.each([
    [
      'in Traditional characters',
      '今年的旱情。\n問：今年的旱情嚴重嗎？\n答：比去年嚴重，但還夠用三個月。\n問：居民該做什麼？',
    ],
    [
      'by a paper, whose lines are all questions',
      '访谈。\n青山报：旱情严重吗？\n何静：比去年严重，还够用。\n青山报：该做什么？',
    ],
    [
      'by a host, of people with their roles',
      '访谈。\n主持人：您怎么看？\n何静（水利局局长）：比去年严重，还够用三个月。',
    ],
  ])('takes no question of an interview for a quotation: asked %s', (_, text) => {
    const said = quotesOf(text).flatMap((quote) => quote.parts)

    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(/^比去年/)
  })

  it.each([
    ['what nobody has said', '总统巴祖姆未宣布辞职，但总统卫队的指挥官宣布自己为新的领导人。'],
    ['a time that is told', '据报道，在法国宣布暂停援助后，数千名抗议者聚集在使馆外。'],
    ['a word that only holds a verb of saying', '慰问组参观了展馆，解说员结合具体的实物，细致讲解防火的知识。'],
  ])('finds no statement in %s', (_, text) => {
    const said = quotesOf(text, ['indirect']).filter(({ speaker }) => !speaker?.includes('指挥官'))

    expect(said).toEqual([])
  })

  it.each([
    ['a council that ends like a verb', '联合国安理会28日表示：“我们呼吁各方立即停火，保持克制。”', '联合国安理会'],
    [
      'a person of a society of martial ways',
      '“交流始于2016年，从未中断。”26日，青山跆拳道协会理事长陈立受访时表示。',
      '陈立',
    ],
    ['a young woman by her age', '青年徐若轩是第一次来。她说：“来之前还是有点紧张，现在好多了。”', '徐若轩'],
    ['customers who would say so', '也有些客户会说“工作太忙了有时候来不及操作，错失了机会”。', '有些客户'],
    ['whose words are recalled', '正如院长何静所说，“不管时代怎样变化，我们都要永远铭记。”', '何静'],
  ])('names %s', (_, text, speaker) => {
    const [quote] = quotesOf(text)

    expect(quote?.speaker).toBe(speaker)
  })

  it('takes no slogan with a dot in it for a foreign name', () => {
    const text = '“红岩先锋·电商逐梦”实践团来到县里。面对困境，团队表示：“培养村民的意识很重要，要慢慢来。”'

    const [quote] = quotesOf(text)

    expect(quote?.speaker).toBe('团队')
  })

  it('leaves a mark that is never closed out of a statement', () => {
    const [quote] = quotesOf('何静说“我们会继续投入，直到问题解决。\n明天放晴。', ['indirect'])

    expect(quote?.parts).toEqual(['我们会继续投入，直到问题解决'])
  })

  it.each([
    ['who is cited, not who cites', '《青山日报》援引何静的话说：“水价不会涨，请大家放心。”', '何静'],
    ['a name behind a bracketed note', '【编者按】何静表示：“水价不会涨，请大家放心。”', '何静'],
    [
      'a legislator by a Taiwanese title',
      '民進黨立委何靜8日在臉書發文表示，「這不是第一次，也不會是最後一次。」',
      '何靜',
    ],
    ['somebody before a hanging preposition', '院长何静在评价陈立时说：“他起于寒微，终成大业，人人佩服。”', '何静'],
  ])('names %s', (_, text, speaker) => {
    const [quote] = quotesOf(text)

    expect(quote?.speaker).toBe(speaker)
  })

  it.each([
    ['what history calls it', '计划被知道，主要大臣遭到流放，史稱「正中年間的大事變」。'],
    ['the name of a prize', '大学颁给他该校校友的最高荣誉：“青山杰出校友奖”。'],
  ])('takes no quotation out of %s', (_, text) => {
    const quotes = quotesOf(text)

    expect(quotes).toEqual([])
  })

  it('takes no heading with a colon for a line of a dialogue', () => {
    const text = '何静：水从哪里来\n\n泵站在山脚下，一天能送三万吨水。\n\n陈立：水往哪里去\n\n管网有六十年了。'

    const quotes = quotesOf(text)

    expect(quotes).toEqual([])
  })
})

describe('findQuotes in Chinese: interviews', () => {
  it.each([
    [
      '记者:旱情严重吗?\n何静:比去年严重。\n记者:居民该做什么?\n何静:节约用水。',
      ['何静: 比去年严重。', '何静: 节约用水。'],
    ],
    [
      '對話水務局局長何靜\n\n問：旱情嚴重嗎？\n答：比去年嚴重。\n何靜：水還夠用三個月。',
      ['何靜: 比去年嚴重。', '何靜: 水還夠用三個月。'],
    ],
    [
      '问:旱情严重吗?\n答:比去年严重。\n问:水够吗?\n答:够用三个月。',
      ['undefined: 比去年严重。', 'undefined: 够用三个月。'],
    ],
  ])('gives the answers to who answers by name: %s', (text, lines) => {
    expect(linesOf(text)).toEqual(lines)
  })

  it('reads a role before a space and a name, without the verb of who asks', () => {
    const [quote] = quotesOf('专访青山水务局局长 何静\n\n水位又涨了一些。局长 何静：“这里的水位还会再涨一些。”')

    expect(quote).toMatchObject({ speaker: '何静', role: '青山水务局局长' })
  })
})
