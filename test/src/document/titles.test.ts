import { blocksOf, documentOf, readRules } from './read-rules.ts'

const rules = readRules()
const TEXT = 'The board approved the plan on Monday: 40 branches close by March. The saving is 12 million euros.'

describe('the title of a document', () => {
  it.each([
    ['Subject: Branch plan for the spring', 'Branch plan for the spring'],
    ['Subject: Re: Branch plan for the spring', 'Branch plan for the spring'],
    ['Subject: RE: FW: Fwd: Branch plan for the spring', 'Branch plan for the spring'],
    ['主题：回复：春季网点方案', '春季网点方案'],
    ['主題：轉發：春季網點方案', '春季網點方案'],
    ['Report on branches: a plan', 'Report on branches: a plan'],
  ])('is what a mail is about, without its labels: %s', (line, title) => {
    expect(documentOf(`${line}\n\n${TEXT}\n`, rules).title).toBe(title)
  })

  it('does not run on into a second line over a text', () => {
    const text = `Speech by the Governor of the Bank of Norvale
At the Annual Dinner of the Guild of Bankers, Duluth, 30 October 2025

${TEXT}
`

    expect(documentOf(text, rules).title).toBe('Speech by the Governor of the Bank of Norvale')
  })

  it('goes on where a headline was broken to a width', () => {
    const text = `Corvina Bank to close forty of its hundred and twenty branches and
cut six hundred jobs by the spring of next year

${TEXT}
`

    expect(documentOf(text, rules).title).toMatch(/jobs by the spring of next year$/)
  })

  it('does not run on into a dateline', () => {
    const text = `Corvina Bank to shut 40 branches and cut 600 jobs, sources say
LISBON, Nov 4 (Newswire) - Corvina Bank plans to close a third of its
branches by March, two people familiar with the matter said on
Tuesday. The bank, which has 120 branches, declined to comment.
`

    const [title, ...rest] = blocksOf(documentOf(text, rules))

    expect(title).toBe('title: Corvina Bank to shut 40 branches and cut 600 jobs, sources say')
    expect(rest.join(' ')).toMatch(/a third of its\nbranches/)
  })
})

describe('the signature of a mail', () => {
  it.each(['Thanks,', 'Best regards', 'Kind regards,', 'Many thanks,'])(
    'is no part of it, nor a heading: %s',
    (signOff) => {
      const text = `Subject: Branch plan\n\n${TEXT}\n\n${signOff}\nDeborah\nHead of Branches\n\nThe call about the plan is at 4 on Tuesday.\n`

      expect(blocksOf(documentOf(text, rules)).slice(2)).toEqual([
        `boilerplate: ${signOff}`,
        'boilerplate: Deborah',
        'boilerplate: Head of Branches',
        'paragraph: The call about the plan is at 4 on Tuesday.',
      ])
    },
  )

  it('is known by the name of the sender', () => {
    const text = `From: Deborah Kline <dk@corvina.example>\nSubject: Branch plan\n\n${TEXT}\n\nDeborah\n\nThe call about the plan is at 4 on Tuesday.\n`

    expect(blocksOf(documentOf(text, rules))).toContain('boilerplate: Deborah')
  })

  it('is no heading of an article', () => {
    const text = `Branch plan\n\n${TEXT}\n\nDeborah\n\nThe call about the plan is at 4 on Tuesday.\n`

    expect(blocksOf(documentOf(text, rules))).toContain('heading: Deborah')
  })
})
