import { createSay } from '../../../src/message/say.ts'
import { parseSubscription } from '../../../src/subscription/parse-subscription.ts'
import { DEFAULT_OPTIONS } from '../../../src/subscription/read-options.ts'
import { explainMistake } from '../../../src/subscription/subscription-mistake.ts'
import { LANGUAGE_TAGS, type LanguageTag } from '../../../src/text/language.ts'
import { readLanguageFile, readWords } from './read-words.ts'

const words = readWords()
const same = (...ids: string[]) => new Map(ids.map((id) => [id, id]))
const names = {
  topics: new Map([
    ...same('risks', 'regulation', 'ecosystem'),
    ['风险', 'risks'],
    ['监管', 'regulation'],
    ['ecosystem and open source', 'ecosystem'],
    ['生态与开源', 'ecosystem'],
  ]),
  packs: same('finance'),
  languages: new Map(LANGUAGE_TAGS.map((tag) => [tag.toLowerCase(), tag])),
}

function parse(line: string) {
  return parseSubscription(line, { words, names, zone: 'Europe/Berlin', nowMs: Date.UTC(2026, 0, 1) })
}

function cronsOf(line: string): readonly string[] {
  const parsed = parse(line)
  return parsed.ok ? parsed.value.schedules.map(({ cron }) => cron) : parsed.failure.map(({ kind }) => kind)
}

function mistakesOf(line: string): readonly string[] {
  const parsed = parse(line)
  return parsed.ok ? [] : parsed.failure.map(({ kind, text }) => `${kind} ${text}`.trim())
}

describe('parseSubscription', () => {
  it.each([
    ['daily 9:00', ['0 9 * * *']],
    ['Daily 9am, 5:30 pm', ['0 9 * * *', '30 17 * * *']],
    ['daily 12am 12pm', ['0 0,12 * * *']],
    ['daily 9:00 17:00', ['0 9,17 * * *']],
    ['weekdays 8:30', ['30 8 * * 1-5']],
    ['weekly mon 9:00', ['0 9 * * 1']],
    ['every monday thursday 9:00', ['0 9 * * 1,4']],
    ['monthly 1 9:00', ['0 9 1 * *']],
    ['monthly 1st 15th 9:00', ['0 9 1,15 * *']],
    ['"0 9 * * 1-5"', ['0 9 * * 1-5']],
    ['“0  9 * * 1-5”', ['0 9 * * 1-5']],
    ['每天 9:00', ['0 9 * * *']],
    ['每天９：００', ['0 9 * * *']],
    ['工作日 8:30', ['30 8 * * 1-5']],
    ['每周一 9点', ['0 9 * * 1']],
    ['每週一９點', ['0 9 * * 1']],
    ['每月1日 9:00', ['0 9 1 * *']],
    ['每月1號9點', ['0 9 1 * *']],
    ['每天早上9点半', ['30 9 * * *']],
    ['每天早上9点、下午5点15分', ['0 9 * * *', '15 17 * * *']],
    ['每天晚上8点', ['0 20 * * *']],
    ['every weekday at 8:30am', ['30 8 * * 1-5']],
    ['twice a day at 9:00 and 17:00', ['0 9,17 * * *']],
    ['每天早上九点', ['0 9 * * *']],
    ['每天上午十点十五分、晚上八点半', ['15 10 * * *', '30 20 * * *']],
    ['每周一三五 9:00', ['0 9 * * 1,3,5']],
    ['每週一、三、五九點', ['0 9 * * 1,3,5']],
    ['每周六日 9:00', ['0 9 * * 0,6']],
    ['每周一三点', ['0 3 * * 1']],
    ['每月1日和15日 9:00', ['0 9 1,15 * *']],
    ['0 9 * * 1-5', ['0 9 * * 1-5']],
    ['*/30 9-11 * * mon-fri Asia/Tokyo', ['*/30 9-11 * * mon-fri']],
    ['`0 9 * * 1-5`', ['0 9 * * 1-5']],
    ['「0 9 * * 1-5」', ['0 9 * * 1-5']],
    ['daily 9.30', ['30 9 * * *']],
    ['daily 8h30 and 17H15', ['30 8 * * *', '15 17 * * *']],
    ['daily 8:30pm', ['30 20 * * *']],
    ['daily noon', ['0 12 * * *']],
    ['daily at 12 noon and midnight', ['0 0,12 * * *']],
    ['daily noon 17:00', ['0 12,17 * * *']],
    ["daily 8 o'clock", ['0 8 * * *']],
    ['every morning at 9', ['0 9 * * *']],
    ['every evening at 6:30', ['30 18 * * *']],
    ['daily at 9 in the morning', ['0 9 * * *']],
    ['mon-fri 9:00', ['0 9 * * 1-5']],
    ['Mon – Fri 9:00', ['0 9 * * 1-5']],
    ['monday to thursday 9:00', ['0 9 * * 1,2,3,4']],
    ['every week from fri through mon 9:00', ['0 9 * * 0,1,5,6']],
    ['mon-sun 9:00', ['0 9 * * *']],
    ['weekends 10:00', ['0 10 * * 0,6']],
    ['every working day 9:00', ['0 9 * * 1-5']],
    ['每天9点半', ['30 9 * * *']],
    ['每天9点30', ['30 9 * * *']],
    ['每天九點一刻', ['15 9 * * *']],
    ['每天中午', ['0 12 * * *']],
    ['每天中午12点半', ['30 12 * * *']],
    ['每天中午1点', ['0 13 * * *']],
    ['每天凌晨5点', ['0 5 * * *']],
    ['每天早9点、晚8点发', ['0 9,20 * * *']],
    ['周一到周五 9:00', ['0 9 * * 1-5']],
    ['週一至週五早上九點', ['0 9 * * 1-5']],
    ['每周一到五九点', ['0 9 * * 1-5']],
    ['周末 10点', ['0 10 * * 0,6']],
  ])('reads %s', (line, crons) => {
    expect(cronsOf(line)).toEqual(crons)
  })

  it('takes the given zone unless the words name one', () => {
    const [given, named] = [parse('daily 9:00'), parse('daily 9:00 Asia/Shanghai')]

    expect(given.ok && given.value.schedules[0]?.zone).toBe('Europe/Berlin')
    expect(named.ok && named.value.schedules[0]?.zone).toBe('Asia/Shanghai')
  })

  it.each([
    ['UTC+8', 'Etc/GMT-8'],
    ['GMT+8', 'Etc/GMT-8'],
    ['UTC +08:00', 'Etc/GMT-8'],
    ['+08:00', 'Etc/GMT-8'],
    ['gmt-3', 'Etc/GMT+3'],
    ['UTC+0', 'UTC'],
    ['Beijing time', 'Asia/Shanghai'],
    ['北京时间', 'Asia/Shanghai'],
    ['東八區', 'Asia/Shanghai'],
    ['HKT', 'Asia/Hong_Kong'],
    ['Eastern Time', 'America/New_York'],
    ['美东时间', 'America/New_York'],
  ])('takes %s for %s', (words, zone) => {
    const parsed = parse(`daily 9:00 ${words}`)

    expect(parsed.ok && parsed.value.schedules[0]?.zone).toBe(zone)
    expect(parsed.ok && parsed.value.schedules).toHaveLength(1)
  })

  it.each([
    ['topics: risks', { topics: ['risks'] }],
    ['topics = risks', { topics: ['risks'] }],
    ['topics=risks,', { topics: ['risks'] }],
    ['topics=Ecosystem and open source', { topics: ['ecosystem'] }],
    ['topics="Ecosystem and open source"', { topics: ['ecosystem'] }],
    ['topics=“ecosystem and open source”, risks items=3', { topics: ['ecosystem', 'risks'], items: 3 }],
    ['topics=ecosystem and open source, Risks', { topics: ['ecosystem', 'risks'] }],
    ['topics=risks, regulation', { topics: ['risks', 'regulation'] }],
    ['topics=risks ,regulation layout=thread', { topics: ['risks', 'regulation'], layout: 'thread' }],
    ['主题=风险， 监管', { topics: ['risks', 'regulation'] }],
    ['主题=「生态与开源」、风险', { topics: ['ecosystem', 'risks'] }],
    ['主題＝生態與開源、 監管 items=3', { topics: ['ecosystem', 'regulation'], items: 3 }],
    ['layout="thread"', { layout: 'thread' }],
    ['主题：风险', { topics: ['risks'] }],
    ['内容包=finance', { packs: ['finance'] }],
    ['catchup=skip', { catchUp: 'skip' }],
    ['时限=12小时', { maxAgeMs: 43_200_000 }],
    ['時限=2天', { maxAgeMs: 172_800_000 }],
    ['不确定时=至少一次', { whenUnsure: 'at-least-once' }],
  ])('reads the option %s', (words, options) => {
    const parsed = parse(`每天 9:00 ${words}`)

    expect(parsed.ok && parsed.value.options).toEqual({ ...DEFAULT_OPTIONS, ...options })
  })

  it('reads every option, in English and in Chinese', () => {
    const english = parse(
      'daily 9:00 topics=risks,regulation packs=finance lang=zh-Hans items=3 layout=thread when-nothing-new=silent catch-up=merge max-age=2d unsure=at-least-once',
    )
    const chinese = parse('每天 9:00 主题=风险 补发=合并 无新内容=安静')

    expect(english.ok && english.value.options).toEqual({
      topics: ['risks', 'regulation'],
      packs: ['finance'],
      language: 'zh-Hans',
      items: 3,
      layout: 'thread',
      whenNothingNew: 'silent',
      catchUp: 'merge',
      maxAgeMs: 2 * 86_400_000,
      whenUnsure: 'at-least-once',
    })
    expect(chinese.ok && chinese.value.options).toEqual({
      ...DEFAULT_OPTIONS,
      topics: ['risks'],
      catchUp: 'merge',
      whenNothingNew: 'silent',
    })
  })

  it.each([
    ['', ['time-missing', 'rhythm-missing']],
    ['daily', ['time-missing']],
    ['daily 9', ['time-unclear 9']],
    ['daily 9 10', ['time-unclear 9, 10']],
    ['daily 9:5', ['time-unclear 9:5']],
    ['daily 9-17', ['time-unclear 9-17']],
    ['daily 9am-5pm', ['time-unclear 9am-5pm']],
    ['daily 8h', ['time-unclear 8h']],
    ['every morning', ['time-missing']],
    ['daily half past nine', ['word-unknown half past nine', 'time-missing']],
    ['每两周周一 9:00', ['word-unknown 每两周']],
    ['every 2 weeks mon 9:00', ['word-unknown 2 weeks']],
    ['every 2 hours', ['word-unknown 2 hours', 'time-missing']],
    ['隔天 9:00', ['word-unknown 隔天', 'rhythm-missing']],
    ['9 * * 1-5', ['cron-invalid 9 * * 1-5']],
    ['0 0 9 * * 1-5', ['cron-invalid 0 0 9 * * 1-5']],
    ['daily 0 9 * * *', ['cron-beside daily']],
    ['daily 9:00 EST', ['zone-unknown EST']],
    ['daily 9:00 UTC+5:30', ['zone-unknown UTC+5:30']],
    ['daily 9:00 UTC+25', ['zone-unknown UTC+25']],
    ['daily 9:00 主题 风险', ['word-unknown 风险', 'value-missing 主题']],
    ['daily 9:00 topics=risks,cats', ['value-invalid cats']],
    ['daily 9:00 topics="big cats",risks', ['value-invalid big cats']],
    ['daily 9:00 topics=risks, cats', ['word-unknown cats']],
    ['topics=risks, weekdays 9:00 topics=', ['option-twice topics=', 'value-missing topics']],
    ['daily 9:00 catchup=never lang=xx', ['value-invalid catchup=never', 'value-invalid lang=xx']],
    ['daily 25:00', ['time-unclear 25:00']],
    ['每天晚上1点', ['time-unclear 晚上1点']],
    ['daily weekdays 9:00', ['rhythm-twice weekdays']],
    ['daily mon 9:00', ['rhythm-twice daily']],
    ['weekly 9:00', ['day-missing']],
    ['monthly 32 9:00', ['day-invalid 32']],
    ['dayly 9:00', ['word-unknown dayly', 'rhythm-missing']],
    ['"0 9 * *"', ['cron-invalid 0 9 * *']],
    ['"0 9 30 2 *"', ['never 0 9 30 2 *']],
    ['daily 9:00 Mars/Olympus', ['zone-unknown Mars/Olympus']],
    ['daily 9:00 UTC Asia/Tokyo', ['zone-twice Asia/Tokyo']],
    ['daily 9:00 colour=red', ['option-unknown colour']],
    ['daily 9:00 items=5 items=6', ['option-twice items=6']],
    ['daily 9:00 items=11 topics=cats', ['value-invalid items=11', 'value-invalid cats']],
  ])('names every mistake of "%s"', (line, mistakes) => {
    expect(mistakesOf(line)).toEqual(mistakes)
  })

  it('refuses as a whole what grows too long when its characters are made simple', () => {
    expect(cronsOf('\ufdfa'.repeat(900))).toEqual(['word-unknown'])
  })

  it.each(LANGUAGE_TAGS)('has a sentence for every mistake in %s', (tag) => {
    const sentences = sentencesOf('dayly 9 Mars/Olympus colour=red items=0 topics', tag)

    expect(sentences.length).toBeGreaterThan(3)
    expect(sentences.filter((sentence) => !/[.。]$/.test(sentence))).toEqual([])
  })

  it.each([
    ['en', 'topics=foo', '“foo” does not fit. topics= takes one or more of: risks, regulation, ecosystem.'],
    ['en', 'layout=zzz', 'flat (all in one message) or thread'],
    ['en', 'catchup=never', 'skip (missed digests are not posted), latest'],
    ['zh-Hans', '主题=foo', '“主题=”可填：risks、regulation'],
    ['zh-Hans', '补发=从不', '跳过（错过的不补发）、最新'],
    ['zh-Hans', 'layout=zzz', '“版式=”可填：单条'],
    ['zh-Hant', 'lang=xx', '「語言=」可填：简体、繁體、English'],
    ['zh-Hant', '時限=很久', '90分鐘、12小時、2天'],
    ['zh-Hant', '不確定時', '至多一次（寧可漏發也不重複）'],
  ] as const)('says in %s what is right where %s is wrong', (tag, words, right) => {
    expect(sentencesOf(`daily 9:00 ${words}`, tag).join()).toContain(right)
  })
})

function sentencesOf(line: string, tag: LanguageTag): readonly string[] {
  const texts = ['subscription', 'edition'].flatMap((area) =>
    Object.entries<string>(readLanguageFile(tag, `strings/${area}.json`)).map(([key, text]) => [
      `${area}.${key}`,
      text,
    ]),
  )
  const say = createSay(Object.fromEntries(texts))
  const parsed = parse(line)
  return parsed.ok ? [] : parsed.failure.map((one) => explainMistake(one, { say, topicTitle: (topic) => topic }))
}
