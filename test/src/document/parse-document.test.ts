import { parseDocument } from '../../../src/document/parse-document.ts'
import { blocksOf, documentOf, readRules } from './read-rules.ts'

const rules = readRules()
const origin = { id: 'a', name: 'a.txt', url: undefined, contentHash: '00' }

function failureOf(text: string): string | undefined {
  const result = parseDocument({ format: 'plain', text, origin }, rules)
  return result.ok ? undefined : result.failure.code
}

describe('parseDocument on a Chinese article', () => {
  const article = [
    '来源:云杉财经',
    '银行业的大模型这一年',
    '2023 年 11 月 8 日,云杉银行在杭州发布了首个客服大模型,参数规模为七十亿。',
    '林薇:先小后大',
    '云杉银行首席科学家林薇以“先小后大”为题作了分享。',
    '“训练成本是最大的门槛。”林薇表示,“我们先训练小模型。小模型也能解决问题。”',
    '云杉银行首席科学家林薇',
    '图|会议现场',
    '▲与会嘉宾合影',
    '风险与展望',
    '她最后提到,幻觉仍是落地的主要风险。',
    '责任编辑:周舟',
    '扫描下方二维码关注我们',
  ].join('\n')

  it('says what every line is', () => {
    const document = documentOf(article, rules)

    expect(document.blocks.map((block) => block.kind)).toEqual([
      'byline',
      'title',
      'paragraph',
      'heading',
      'paragraph',
      'paragraph',
      'caption',
      'caption',
      'caption',
      'heading',
      'paragraph',
      'boilerplate',
      'boilerplate',
    ])
  })

  it('finds title, publisher, date and language', () => {
    const { title, publisher, publishedOn, language } = documentOf(article, rules)

    expect({ title, publisher, publishedOn, language }).toEqual({
      title: '银行业的大模型这一年',
      publisher: '云杉财经',
      publishedOn: '2023-11-08',
      language: 'zh-Hans',
    })
  })

  it('reads the same article in Traditional characters in the same way', () => {
    const traditional = '來源:雲杉財經\n林薇說,訓練成本是最大的門檻,風險也是。\n責任編輯:周舟'

    const document = documentOf(traditional, rules)

    expect(document.blocks.map((block) => block.kind)).toEqual(['byline', 'paragraph', 'boilerplate'])
    expect(document.publisher).toBe('雲杉財經')
    expect(document.language).toBe('zh-Hant')
  })

  it('gives every sentence its block and clauses that cover it', () => {
    const document = documentOf(article, rules)

    const said = document.sentences.filter((sentence) => sentence.block === 5)
    expect(said.map(({ span }) => document.text.slice(span.start, span.end))).toEqual([
      '“训练成本是最大的门槛。”林薇表示,“我们先训练小模型。',
      '小模型也能解决问题。”',
    ])
    for (const { span, clauses } of document.sentences) {
      expect(clauses.at(0)?.start).toBe(span.start)
      expect(clauses.at(-1)?.end).toBe(span.end)
    }
  })

  it('cuts sections at headings', () => {
    const document = documentOf(article, rules)

    const headings = document.sections.map(({ heading }) => heading && document.text.slice(heading.start, heading.end))
    expect(headings).toEqual([undefined, '林薇:先小后大', '风险与展望'])
    expect(document.sections.map(({ blocks }) => [blocks.start, blocks.end])).toEqual([
      [0, 3],
      [3, 9],
      [9, 13],
    ])
  })
})

describe('parseDocument on any plain text', () => {
  it('keeps BOM and CRLF in the text and out of the blocks', () => {
    const document = documentOf('\ufeff第一段。\r\n\r\n第二段。\r\n', rules)

    expect(document.text).toBe('\ufeff第一段。\r\n\r\n第二段。\r\n')
    expect(blocksOf(document)).toEqual(['paragraph: 第一段。', 'paragraph: 第二段。'])
  })

  it('folds to the same length', () => {
    const document = documentOf('「風險」ＡＩ２０２４', rules)

    expect(document.folded).toBe('「风险」AI2024')
  })

  it('cuts by-lines and datelines off the first sentence', () => {
    const document = documentOf(
      'By. Jane Roe. PUBLISHED:. 08:15 EST, 4 May 2013 UPDATED:. 09:00 EST, 5 May 2013. The mayor opened a bridge. It is long.',
      rules,
    )

    const first = document.sentences.find((sentence) => sentence.block === 3)
    expect(document.blocks.map((block) => block.kind)).toEqual(['byline', 'byline', 'byline', 'paragraph'])
    expect(document.publishedOn).toBe('2013-05-04')
    expect(first?.span.start).toBe(document.text.indexOf('The mayor'))
  })

  it.each([
    'PORT HALE, June 11 (Meridian Wire) - ',
    'PORT HALE, 3 September 2025 – ',
    'PORT HALE, Ohio (Meridian Wire) -- ',
    'LONDON, Nov. 20, 2026 /Spruce Wire/ -- ',
    'LONDON, Nov. 20, 2026 (SPRUCE WIRE) -- ',
    'LONDON--(SPRUCE WIRE)--',
  ])('cuts the dateline of any wire off: %s', (dateline) => {
    const document = documentOf(`${dateline}The mayor opened a bridge on Tuesday. It is long.`, rules)

    expect(document.sentences.at(-2)?.span.start).toBe(dateline.length)
  })

  it('cuts the label of a wire off behind a title, an author and a date of their own', () => {
    const text =
      '市长的新桥\n记者 陈嘉敏 香港报道\n2025年3月12日\n【云杉日报专讯】市长周二为一座新桥剪彩，桥长三百米。耗资两亿元。'
    const document = documentOf(text, rules)

    expect(document.sentences.at(-2)?.span.start).toBe(text.indexOf('市长周二'))
  })

  it.each([
    ['FOR IMMEDIATE RELEASE'],
    ['For immediate release: 20 November 2026'],
    ['PRESS RELEASE'],
    ['EMBARGOED UNTIL 6 a.m. on Monday'],
    ['From: Ana Ruiz <ana@spruce.example>'],
    ['To: Strategy team'],
    ['收件人：战略部'],
  ])('takes the head of a release or mail for no title: %s', (line) => {
    const { blocks, title } = documentOf(
      `${line}\n\nSpruce Bank cuts fees for small firms\n\nThe fee falls by 12 euros a month, the bank said.`,
      rules,
    )

    expect([blocks[0]?.kind, title]).toEqual(['boilerplate', 'Spruce Bank cuts fees for small firms'])
  })

  it.each([['Date: Tue, 9 Jun 2026 08:14:02 +0100'], ['Sent: Tuesday, June 9, 2026 8:14 AM']])(
    'takes the day of a mail for its date and no title: %s',
    (line) => {
      const { title, publishedOn } = documentOf(
        `From: Ana Ruiz\n${line}\nTo: Strategy team\n\nSpruce Bank cuts fees for small firms\n\nThe fee falls by 12 euros a month, the bank said.`,
        rules,
      )

      expect([title, publishedOn]).toEqual(['Spruce Bank cuts fees for small firms', '2026-06-09'])
    },
  )

  it.each([
    '更多新聞:央行理監事會議今登場',
    '※【云杉新聞網】提醒您:投資有風險,請審慎評估。',
    '追蹤我們的Facebook專頁 | 下載云杉日報App',
    '加入云杉日报的LINE粉丝团',
  ])('takes what leads elsewhere for boilerplate: %s', (line) => {
    const document = documentOf(`市长的新桥\n市长周二为新桥剪彩。桥长三百米，耗资两亿元。\n${line}`, rules)

    expect(document.blocks.at(-1)?.kind).toBe('boilerplate')
  })

  it.each(['加入LINE的用户去年增长了四成。', '下载量最高的App来自云杉银行。'])('keeps a sentence: %s', (line) => {
    const document = documentOf(`市长的新桥\n市长周二为新桥剪彩。桥长三百米，耗资两亿元。\n${line}`, rules)

    expect(document.blocks.at(-1)?.kind).toBe('paragraph')
  })

  it('takes no question that a reporter asks for a by-line', () => {
    const document = documentOf('市长的新桥\n记者:桥有多长?\n市长:三百米,耗资两亿元。', rules)

    expect(document.blocks.map(({ kind }) => kind)).not.toContain('byline')
  })

  it.each([
    ['记者 王小明 2025-03-04 08:30 来源：云杉日报', '云杉日报'],
    ['作者：林一 | 2025年3月4日 09:15', undefined],
    ['Jane Roe, staff writer · 4 March 2025 · 3 min read', undefined],
  ])('takes %s for a by-line, its date for the document’s, and no heading from it', (line, publisher) => {
    const document = documentOf(`市长的新桥\n${line}\n市长周二为新桥剪彩。桥长三百米，耗资两亿元。`, rules)

    expect(document.blocks.flatMap(({ kind }) => (kind === 'byline' ? [] : [kind]))).toEqual(['title', 'paragraph'])
    expect(document.publishedOn).toBe('2025-03-04')
    expect(document.publisher).toBe(publisher)
  })

  it.each([
    ['記者林一／台北報導', ['林一'], undefined],
    ['【記者林一台北報導】', ['林一'], undefined],
    ['〔記者林一、王小明／綜合報導〕', ['林一', '王小明'], undefined],
    ['（中央通訊社記者林一台北27日電）', ['林一'], '中央通訊社'],
    ['记者 林一 北京报道', ['林一'], undefined],
    ['本报记者 林一 王小明 上海报道', ['林一', '王小明'], undefined],
    ['本报记者 林一舟', ['林一舟'], undefined],
    ['本报记者 林一、王小明', ['林一', '王小明'], undefined],
    ['云杉财经报道记者林一 北京报道', ['林一'], '云杉财经报道'],
    ['見習記者 林一／高雄 報導', ['林一'], undefined],
    ['文／林一', ['林一'], undefined],
    ['By Jane Roe, Spruce Daily', ['Jane Roe'], 'Spruce Daily'],
    ['By Jane Roe and Tom Hill | Reuters', ['Jane Roe', 'Tom Hill'], 'Reuters'],
    ['By Jane Roe, Tom Hill and Ana Ruiz', ['Jane Roe', 'Tom Hill', 'Ana Ruiz'], undefined],
    ['By Jane Roe for the Spruce Gazette', ['Jane Roe'], 'Spruce Gazette'],
    ['By Jane van der Roe — Associated Press', ['Jane van der Roe'], 'Associated Press'],
    ['By Jane Roe, Staff Writer', ['Jane Roe'], undefined],
    ['By Jane Roe, Staff Writer | Spruce Daily', ['Jane Roe'], 'Spruce Daily'],
    ['BY JANE ROE | March 4, 2025', ['JANE ROE'], undefined],
    ['By Jane Roe and Tom Hill in New York', ['Jane Roe', 'Tom Hill'], undefined],
    ['文：云杉观察', [], undefined],
    ['攝影：林一', [], undefined],
    ['译者：林一', [], undefined],
  ])('reads authors and publisher out of the by-line %s', (line, authors, publisher) => {
    const document = documentOf(`市长的新桥\n\n${line}\n\n市长周二为新桥剪彩。桥长三百米，耗资两亿元。`, rules)

    expect(document.blocks.map(({ kind }) => kind)).toEqual(['title', 'byline', 'paragraph'])
    expect(document.authors).toEqual(authors)
    expect(document.publisher).toBe(publisher)
  })

  it.each([
    ['(Reporting by Jane Roe and Tom Hill in Leeds; Editing by Ana Ruiz)', 'byline', ['Jane Roe', 'Tom Hill']],
    ['(Editing by Ana Ruiz)', 'byline', []],
    ['(Jane Roe is an engineer at Spruce Works and the author of two books.)', 'boilerplate', []],
    ['The writer is an engineer at Spruce Works.', 'boilerplate', []],
    ['（作者系云杉大学工程学院教授、云杉研究院特约研究员，著有《说桥》）', 'boilerplate', []],
  ])('knows %s at the end for no part of the text', (line, kind, authors) => {
    const alone = documentOf(`The mayor opened the bridge on Tuesday. It is long.\n\n${line}`, rules)

    expect(alone.blocks.map((block) => block.kind)).toEqual(['paragraph', kind])
    expect(alone.authors).toEqual(authors)
  })

  it('cuts a credit off the paragraph that it ends', () => {
    const text = 'The mayor opened the bridge on Tuesday. It is long. (Reporting by Jane Roe; Editing by Tom Hill)'

    expect(blocksOf(documentOf(text, rules))).toEqual([
      'paragraph: The mayor opened the bridge on Tuesday. It is long.',
      'byline: (Reporting by Jane Roe; Editing by Tom Hill)',
    ])
  })

  it.each([['〔記者林一／台北報導〕'], ['（中央社記者林一台北27日電）'], ['記者林一／台北報導 ']])(
    'cuts the by-line %s off the text behind it',
    (line) => {
      const document = documentOf(`${line}市长周二为新桥剪彩。桥长三百米，耗资两亿元。`, rules)

      expect(blocksOf(document)).toEqual([
        `byline: ${line.trim()}`,
        'paragraph: 市长周二为新桥剪彩。桥长三百米，耗资两亿元。',
      ])
      expect(document.authors).toEqual(['林一'])
    },
  )

  it('cuts no sentence about reporters off a text', () => {
    const document = documentOf('记者从云杉市获悉，新桥周二通车，市长出席并作了报道。桥长三百米。', rules)

    expect(document.blocks.map(({ kind }) => kind)).toEqual(['paragraph'])
  })

  it.each([
    ['About Spruce Bank', 'Spruce Bank was founded in 1921.'],
    ['Notes to Editors', 'Spruce Bank was founded in 1921.'],
    ['关于云杉银行', '云杉银行成立于1921年。'],
    ['關於雲杉銀行', '雲杉銀行成立於1921年。'],
    ['【关于我们】', '云杉银行成立于1921年。'],
  ])('takes what stands at the end under %s for no part of the article', (head, text) => {
    const document = documentOf(`市长的新桥\n\n市长周二为新桥剪彩。桥长三百米。\n\n${head}\n\n${text}`, rules)

    expect(document.blocks.map(({ kind }) => kind)).toEqual(['title', 'paragraph', 'boilerplate', 'boilerplate'])
  })

  it('keeps an article that opens with a line about something', () => {
    const text = `About Spruce Bank\n\n${'The bank cut its fees again. It has done so twice.\n\n'.repeat(12)}`

    const kinds = documentOf(text, rules).blocks.map(({ kind }) => kind)

    expect(kinds.slice(1)).toEqual(Array.from({ length: 12 }, () => 'paragraph'))
  })

  it.each([
    ['云杉日报 记者 林一舟 2026年9月3日', '云杉日报'],
    ['雲杉週刊 | 特約記者 林一舟 | 2026-09-03 08:30', '雲杉週刊'],
    ['记者：林一舟 2026/9/3', undefined],
  ])('reads the paper, the reporter and the day of one line: %s', (line, publisher) => {
    const document = documentOf(`云杉银行公布规则\n\n${line}\n\n云杉银行昨日公布新的规则。`, rules)

    expect(document.blocks.map(({ kind }) => kind)).toEqual(['title', 'byline', 'paragraph'])
    expect(document).toMatchObject({ publisher, authors: ['林一舟'], publishedOn: '2026-09-03' })
  })

  it.each([
    '云杉银行公布规则，自2027年1月1日起，高风险地区的房贷将加码。',
    '云杉银行表示，客户须在2027年1月1日前提出申请。',
    'Spruce Bank said that fees will rise from 1 January 2027 in all towns.',
    'Spruce Bank said that clients have to apply by January 1, 2027.',
  ])('takes no day for that of the article from which, or by which, something is to be: %s', (text) => {
    expect(documentOf(text, rules).publishedOn).toBeUndefined()
  })

  it('cuts credits and notices off the last sentence', () => {
    const document = documentOf('网友说：“真不错。”（记者 林一）来源：云杉日报', rules)

    expect(blocksOf(document)).toEqual([
      'paragraph: 网友说：“真不错。”',
      'byline: （记者 林一）',
      'byline: 来源：云杉日报',
    ])
    expect(document.publisher).toBe('云杉日报')
  })

  it('keeps a paragraph that only speaks of rights, codes or subscriptions', () => {
    const text =
      '该公司称，用户扫码支付时的版权音乐由合作方提供。\n林薇认为，订阅收入会继续增长，但未经授权的数据是最大的风险。'

    expect(documentOf(text, rules).blocks.map((block) => block.kind)).toEqual(['paragraph', 'paragraph'])
  })

  it('takes no running question for a title', () => {
    const document = documentOf('Is the bridge safe?\nThe mayor says that it is, and so do the engineers.', rules)

    expect(document.title).toBeUndefined()
  })

  it('reads a heading in many short lines as text', () => {
    const document = documentOf('甲\n乙\n丙\n丁\n这一段说明以上四项都已完成。', rules)

    expect(document.blocks.filter((block) => block.kind === 'heading')).toEqual([])
  })
})

describe('parseDocument on what is no document', () => {
  it.each([
    ['source-empty', ''],
    ['source-empty', '\ufeff \r\n\t　'],
    ['source-binary', 'PK\u0003\u0004\u0000\u0000'],
    ['source-binary', '\u0001\u0002\ufffd\u0003abc'.repeat(20)],
    ['source-too-large', 'a'.repeat(25_000_001)],
  ])('answers %s', (code, text) => {
    expect(failureOf(text)).toBe(code)
  })
})

describe('parseDocument on hostile text', () => {
  it.each([
    ['one line of five million characters', '人工智能'.repeat(1_250_000)],
    ['100,000 unclosed quotation marks', '“银行'.repeat(100_000)],
    ['a million full stops', '.'.repeat(1_000_000)],
    ['200,000 short lines', '短行\n'.repeat(200_000)],
    ['a million empty lines', `${'\r\n'.repeat(1_000_000)}好。`],
  ])('reads %s', (_, text) => {
    expect(failureOf(text)).toBeUndefined()
  })
})

describe('a line that says when a report was published, and by whom', () => {
  const TEXT = 'The harbour authority spent twice as much on cranes. It expects to spend less in the coming year.'

  it.each([
    ['Published 14 October 2026 by the Office of Harbour Safety', '2026-10-14', 'Office of Harbour Safety'],
    ['Published on October 14, 2026 by Port Watch Ltd.', '2026-10-14', 'Port Watch Ltd'],
    [
      'Issued 3rd March 2025 by the Board for Cranes, Locks and Quays.',
      '2025-03-03',
      'Board for Cranes, Locks and Quays',
    ],
    ['Updated Monday, 3 March 2025 | Quay Review', '2025-03-03', 'Quay Review'],
    ['Published 3 March 2025 at 10:30 GMT', '2025-03-03', undefined],
  ])('gives the date and is no heading: %s', (line, publishedOn, publisher) => {
    const document = documentOf(`Cranes cost more\n\n${line}\n\n${TEXT}`, rules)

    expect(document.blocks.map(({ kind }) => kind)).toEqual(['title', 'byline', 'paragraph'])
    expect([document.publishedOn, document.publisher]).toEqual([publishedOn, publisher])
  })

  it.each([
    'Published 14 October 2026 by the Office of Harbour Safety, it warns of old cranes.',
    'Released 14 October 2026 in Porto, the figures show that cranes are old.',
  ])('is a sentence where it goes on: %s', (line) => {
    const { blocks } = documentOf(`Cranes cost more\n\n${TEXT}\n\n${line}\n\n${TEXT}`, rules)

    expect(blocks.map(({ kind }) => kind)).toEqual(['title', 'paragraph', 'paragraph', 'paragraph'])
  })
})
