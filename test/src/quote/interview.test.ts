import { linesOf } from './quotes-of.ts'

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
    ['the answers have labels of their own', ENGLISH.replace('I do not.', 'A: I do not.')],
  ])('gives nobody anything where %s', (_, text) => {
    expect(linesOf(text)).toEqual([])
  })

  it('takes no paragraph that names the person for their answer', () => {
    const lines = linesOf(ENGLISH.replace('It took us two years.', 'Ana Ruiz points at the river.'))

    expect(lines).toHaveLength(2)
  })
})

describe('findQuotes in a transcript', () => {
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
