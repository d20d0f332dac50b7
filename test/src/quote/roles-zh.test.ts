import { sliceSpan } from '../../../src/text/span.ts'
import { findingsOf, quotesOf } from './quotes-of.ts'

describe('findQuotes in Chinese: unnamed people', () => {
  it.each([
    ['监管人士'],
    ['監管人士'],
    ['接近监管的人士'],
    ['接近央行的人士'],
    ['业内人士'],
    ['知情人士'],
    ['消息人士'],
    ['分析人士'],
    ['權威人士'],
    ['管理层人士'],
    ['文旅部门工作人员'],
    ['方舱工作人员'],
  ])('calls %s by the whole phrase', (speaker) => {
    const before = quotesOf(`${speaker}表示：“这里的水位还会再涨一些。”`)
    const after = quotesOf(`“这里的水位还会再涨一些。”一位${speaker}说。`)

    expect(before.map((quote) => quote.speaker)).toEqual([speaker])
    expect(after.map((quote) => quote.speaker)).toEqual([`一位${speaker}`])
  })
})

describe('findQuotes in Chinese: roles', () => {
  it.each([
    ['青山特区行政长官', '何立', '何立'],
    ['特檢助理', '朴立秀', '朴立秀'],
    ['資深評論人士', '何立', '何立'],
    ['青山银行精算师', '迟小川', '迟小川'],
    ['青山大学动物学家', '兰小川', '兰小川'],
    ['村干部', '何立', '何立'],
  ])('knows %s %s', (role, name, speaker) => {
    const [quote] = quotesOf(`${role}${name}则直言：“这座桥会留在原来的地方。”`)

    expect(quote).toMatchObject({ speaker, role })
  })

  it('begins behind the space that follows a verb', () => {
    const [quote] = quotesOf('这位是 青山银行行长程立。程立说：“这座桥会留在原来的地方。”')

    expect(quote?.role).toBe('青山银行行长')
  })

  it('begins with a whole character where it is cut to its longest', () => {
    const [quote] = quotesOf(`${'𠮷'.repeat(30)}某行长程立说：“这座桥会留在原来的地方。”`)

    expect(quote?.role).toBe(`${'𠮷'.repeat(19)}某行长`)
  })

  it('leaves out what somebody says or gives before it', () => {
    const [told] = quotesOf('店主何静透露青山银行行长程立将到场。程立说：“这座桥会留在原来的地方。”')
    const [given] = quotesOf('队员在餐会上致赠青山银行行长程立一面旗。程立说：“这座桥会留在原来的地方。”')

    expect([told?.role, given?.role]).toEqual(['青山银行行长', '青山银行行长'])
  })

  it.each([
    ['青山金融管理局(QSA)局长', '青山金融管理局(QSA)局长'],
    ['青山金融管理局（QSA）局長', '青山金融管理局（QSA）局長'],
    ['（记者周一）青山银行行长', '青山银行行长'],
    ['做了11年的柜员', '柜员'],
    ['有十余年经验的理财经理', '理财经理'],
    ['成立于2010年的青山银行行长', '青山银行行长'],
    ['自从前行长', '前行长'],
    ['以色列总理', '以色列总理'],
    ['赛后主教练', '主教练'],
    ['听闻领队', '领队'],
    ['局长把球抛给总监', '总监'],
    ['今（14）日青山市长', '青山市长'],
    ['青山社青山11月7日电／青山银行行长', '青山银行行长'],
    ['青山网10月30日电 青山银行行长', '青山银行行长'],
    ['再当场送上一把伞给市长', '市长'],
    ['同样任职青山报社的编辑', '任职青山报社的编辑'],
    ['从店主何静，到青山银行行长', '青山银行行长'],
  ])('takes what belongs to the role out of %s', (words, role) => {
    const [quote] = quotesOf(`${words}程立说：“这座桥会留在原来的地方。”`)

    expect(quote).toMatchObject({ speaker: '程立', role })
  })

  it.each([
    ['青山國際銀行風控長'],
    ['青山銀行財務長'],
    ['青山科技資訊長'],
    ['青山半导体公司制程长'],
    ['青山科技技术长'],
    ['青山集團營運長'],
    ['青山金控數位長'],
    ['青山人壽法遵長'],
    ['青山投信協理'],
    ['青山會計師公會總稽核'],
    ['青山港務局常任秘書長'],
  ])('reads %s before a name', (role) => {
    const [quote] = quotesOf(`${role}黄淑芬表示：“这里的水位还会再涨一些。”`)

    expect(quote).toMatchObject({ speaker: '黄淑芬', role })
  })

  it('takes no growing firm for an office', () => {
    const found = findingsOf('青山公司持续增长王明很高兴。王明说：“这里的水位还会再涨一些。”')

    expect(found.speakers.flatMap(({ roles }) => roles)).toEqual([])
  })

  it.each([
    ['a slash', '圖／青山銀行董事長黃淑芬在會上致詞。'],
    ['a half-width slash', '图/青山銀行董事長黃淑芬'],
    ['a bar', '图|青山銀行董事長黃淑芬'],
    ['an arrow', '▲青山銀行董事長黃淑芬。（圖／青山銀行提供）'],
    ['a bracket', '〔青山銀行董事長黃淑芬〕'],
  ])('leaves the mark of a caption with %s out of the role', (_, caption) => {
    const text = `${caption}\n\n黃淑芬表示：「水位還會再漲一些。」她說，雨還會下。`

    const roles = findingsOf(text).speakers.flatMap((speaker) => speaker.roles.map((role) => sliceSpan(text, role)))

    expect(roles).toEqual(['青山銀行董事長'])
  })

  it.each([
    ['科学院院士、长江学者讲席教授、青山大学教授'],
    ['科學院院士、長江學者講席教授、青山大學教授'],
    ['青山集团旗下长江基金董事'],
  ])('takes no 长 that begins a word for the head of a field: %s', (role) => {
    const [quote] = quotesOf(`${role}黄淑芬说：“这里的水位还会再涨一些。”`)

    expect(quote).toMatchObject({ speaker: '黄淑芬', role })
  })

  it('keeps a role of two words with a slash between', () => {
    const [quote] = quotesOf('青山科技创始人/CEO黄淑芬表示：“这里的水位还会再涨一些。”')

    expect(quote?.role).toBe('青山科技创始人/CEO')
  })
})

describe('findQuotes: who is listed', () => {
  it.each([
    ['记者林一／台北报导', '水位昨天又涨了。陈立局长说：“雨还会下。”'],
    ['By Jane Roe, Staff Writer', '陈立局长说：“雨还会下。”'],
    ['摄影记者林一', '陈立局长说：“雨还会下。”'],
  ])('leaves the author out of the speakers: %s', (byline, text) => {
    const names = findingsOf(`水位上涨\n\n${byline}\n\n${text}`).speakers.map(({ name }) => name)

    expect(names).toEqual(['陈立'])
  })
})
