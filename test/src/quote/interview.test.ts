import { linesOf, quotesOf } from './quotes-of.ts'

const ENGLISH = `Ana Ruiz is chief engineer of Spruce Works. We met her at the port.

Why did you keep the old bridge?

We had no choice. A new one costs four times as much.

It took us two years.

How do you know that it is safe?

I do not. We test it every spring.

The bridge opens on Monday.`

const CHINESE = `青山银行首席风险官程立接受了本刊专访。

您为什么自己训练模型？

我们没有别的选择，买来的太贵。

您怎么知道它是安全的？

我不知道，每年都要重新测试。`

describe('findQuotes in an interview without labels', () => {
  it('gives the answers to the one person whom it introduces, and the questions and what comes behind to nobody', () => {
    expect(linesOf(ENGLISH)).toEqual([
      'Ana Ruiz: We had no choice. A new one costs four times as much.',
      'Ana Ruiz: It took us two years.',
      'Ana Ruiz: I do not. We test it every spring.',
    ])
    expect(linesOf(CHINESE)).toEqual(['程立: 我们没有别的选择，买来的太贵。', '程立: 我不知道，每年都要重新测试。'])
  })

  it.each([
    ['two people are introduced', ENGLISH.replace('We met her', 'Tom Hill, the mayor of Ames, met her')],
    ['nobody is', ENGLISH.replace('Ana Ruiz is chief engineer of Spruce Works. ', '')],
    ['nobody speaks of themselves', ENGLISH.replace(/\b(?:We|us|I)\b/g, 'The port')],
    ['nobody is spoken to', ENGLISH.replaceAll('you', 'the port')],
    ['only one question is asked', ENGLISH.replace('How do you know that it is safe?\n\n', '')],
  ])('gives nobody anything where %s', (_, text) => {
    expect(linesOf(text)).toEqual([])
  })

  it('leaves to the labels what stands behind a question where an answer has one', () => {
    expect(linesOf(ENGLISH.replace('I do not.', 'A: I do not.'))).toEqual([
      'Ana Ruiz: I do not. We test it every spring.',
    ])
  })

  it('takes no paragraph that names the person for their answer', () => {
    const lines = linesOf(ENGLISH.replace('It took us two years.', 'Ana Ruiz points at the river.'))

    expect(lines).toHaveLength(2)
  })
})

describe('findQuotes in an interview whose lines have labels', () => {
  const asked = (title: string, ...lines: readonly string[]) => linesOf([title, ...lines].join('\n\n'))

  it.each([
    [
      'letters',
      'Ana Ruiz is chief engineer of Spruce Works.',
      ['Q: Is it safe?', 'A: We test it every spring.'],
      'Ana Ruiz',
    ],
    [
      'numbers',
      'Ana Ruiz is chief engineer of Spruce Works.',
      ['Q1: Safe?', 'A1: We test it.', 'Q2: Why?'],
      'Ana Ruiz',
    ],
    ['full stops', 'Ana Ruiz is chief engineer of Spruce Works.', ['Q. Is it safe?', 'A. We test it.'], 'Ana Ruiz'],
    ['a colon of full width', '本刊专访了青山银行首席风险官程立。', ['Q：安全吗？', 'A：每年都要重新测试。'], '程立'],
    ['a word', '本刊专访了青山银行首席风险官程立。', ['问：安全吗？', '答：每年都要重新测试。'], '程立'],
    ['items', '水务局有关负责人就旱情答记者问', ['一、问：严重吗？', '答：还够用三个月。'], '水务局有关负责人'],
    ['items alone', '水务局有关负责人就旱情答记者问', ['一、旱情严重吗？', '答：还够用三个月。'], '水务局有关负责人'],
    [
      'who answers in the text',
      '旱情怎么办？近日，水务局有关负责人就有关问题回答了记者提问。',
      ['问：严重吗？', '答：还够用三个月。'],
      '水务局有关负责人',
    ],
    [
      'a line for the guest',
      '受访者：程立（青山银行行长）\n采访者：何静',
      ['问：安全吗？', '答：每年都要重新测试。'],
      '程立',
    ],
    ['a name among them', '水务局局长何静就旱情答记者问', ['问：严重吗？', '答：还够用三个月。'], '何静'],
  ])('gives the answers behind %s to whom the text says to answer', (_, title, lines, name) => {
    const said = lines[1]?.replace(/^(?:A\d?[:.]|[A答]：) ?/, '')

    expect(asked(title, ...lines)).toEqual([`${name}: ${said}`])
  })

  it('gives answers to nobody where nobody is said to answer', () => {
    expect(asked('About the port', 'Q: Is it safe?', 'A: We test it every spring.')).toEqual([
      'undefined: We test it every spring.',
    ])
  })

  it('goes on to the next question, but not behind a heading nor over what is quoted', () => {
    const lines = [
      '《青山周刊》：水够用吗？',
      '何静：还够用三个月。',
      '新的水库明年建成。',
      '一位居民说：“我每天都去打水。”',
      '## 水价',
      '水价是大家关心的事。',
      '《青山周刊》：水价会涨吗？',
      '何静：今年不会涨。',
      '采访在水库边结束。',
    ]

    expect(asked('对话水务局局长何静', ...lines)).toEqual([
      '何静: 还够用三个月。',
      '何静: 新的水库明年建成。',
      '一位居民: 我每天都去打水。',
      '何静: 今年不会涨。',
    ])
  })

  it.each([
    ['a list in letters', ['A. The bridge is old.', 'B. It is safe: we test it.', 'C. It is narrow.']],
    ['books', ['《山》：讲山的书。', '《水》：讲水的书。', '《山》：再讲山的书。']],
  ])('takes %s for no interview', (_, lines) => {
    expect(asked('Ana Ruiz is chief engineer of Spruce Works.', ...lines)).toEqual([])
  })
})

describe('findQuotes in a transcript whose speakers stand in lines of their own', () => {
  const call = (...heads: readonly [string, string, string, string]) => [
    `Spruce Works earnings call\n\n${heads[0]}\n\nIncome rose by 9 percent. We sold more.\n\nCosts fell.`,
    `${heads[1]}\n\nThank you. Prices go up in May.\n\n${heads[2]}\n\nHow far will they rise?`,
    `${heads[3]}\n\nBy 3 percent. As a client told me, “You are cheaper than a van.”`,
  ]
  const said = [
    'Ana Ruiz: Income rose by 9 percent. We sold more.',
    'Ana Ruiz: Costs fell.',
    'Tom Lee: Thank you. Prices go up in May.',
    'Ana Ruiz: By 3 percent. As a client told me, “You are cheaper than a van.”',
  ]

  it.each([
    [
      'a post behind a dash',
      call(
        'Ana Ruiz -- Chief Executive',
        'Tom Lee -- Treasurer',
        'Gail Holt -- Analyst',
        'Ana Ruiz -- Chief Executive',
      ),
    ],
    [
      'a post below',
      call('Ana Ruiz\nChief Executive', 'Tom Lee\nTreasurer', 'Gail Holt\nAnalyst', 'Ana Ruiz\nChief Executive'),
    ],
    [
      'a list of who takes part',
      [
        'Participants\nAna Ruiz - Chief Executive\nTom Lee, Treasurer',
        ...call('Ana Ruiz', 'Tom Lee', 'Gail Holt', 'Ana Ruiz'),
      ],
    ],
  ])('gives what follows to them, with %s', (_, lines) => {
    const text = lines.join('\n\n')

    expect(linesOf(text)).toEqual(said)
    expect(quotesOf(text)[0]?.role).toBe('Chief Executive')
  })

  it('leaves out who leads through it, whose line makes it one', () => {
    const lines = call('Operator', 'Tom Lee', 'Gail Holt', 'Tom Lee')

    expect(linesOf(lines.join('\n\n')).map((line) => line.slice(0, 8))).toEqual(['Tom Lee:', 'Tom Lee:'])
  })

  it.each([
    ['nobody comes back', call('Ana Ruiz -- Chief Executive', 'Tom Lee', 'Gail Holt', 'Ann Cole')],
    ['there are but headings', call('Key Findings', 'Outlook', 'Open Questions', 'Key Findings')],
    ['there are two of them', call('Ana Ruiz -- Chief Executive', 'Costs', 'Ana Ruiz', 'Ana Ruiz').slice(2)],
  ])('finds none where %s', (_, lines) => {
    expect(linesOf(lines.join('\n\n')).filter((line) => !line.includes('cheaper'))).toEqual([])
  })
})

describe('findQuotes in a transcript', () => {
  it('knows the posts of those who take part from their list', () => {
    const lines = [
      'Ana Ruiz - Chief Executive',
      'Ana Ruiz: Income rose by 9 percent.',
      'Tom Lee: Why?',
      'Ana Ruiz: Luck.',
    ]

    expect(quotesOf(lines.join('\n\n')).map(({ role }) => role)).toEqual(['Chief Executive', 'Chief Executive'])
  })

  const call = (last: string) =>
    [
      'Operator: Good morning, and welcome to the call.',
      'Ana Ruiz: Thank you. Income rose by 9 percent.',
      'Tom Lee: Costs fell by 3 percent.',
      'Gail Holt: Can you speak about prices?',
      last,
      'Operator: That concludes our call.',
    ].join('\n\n')

  it('takes a turn whole in which somebody tells what another one said, and nothing of who leads through the call', () => {
    expect(linesOf(call('Ana Ruiz: We raised them. As a client told me, “You are cheaper than a van.”'))).toEqual([
      'Ana Ruiz: Thank you. Income rose by 9 percent.',
      'Tom Lee: Costs fell by 3 percent.',
      'Ana Ruiz: We raised them. As a client told me, “You are cheaper than a van.”',
    ])
  })

  it('takes what is all in marks for a quotation behind its head', () => {
    const lines = [
      '程立：收入增长了百分之九。',
      '吴岚：成本下降了百分之三。',
      '程立：“我们五月份提了价。”',
      '吴岚：就到这里。',
    ]

    expect(linesOf(lines.join('\n\n'))[2]).toBe('程立: 我们五月份提了价。')
  })
})
