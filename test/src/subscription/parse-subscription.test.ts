import { createSay } from '../../../src/message/say.ts'
import { parseSubscription } from '../../../src/subscription/parse-subscription.ts'
import { DEFAULT_OPTIONS } from '../../../src/subscription/read-options.ts'
import { explainMistake } from '../../../src/subscription/subscription-mistake.ts'
import { LANGUAGE_TAGS } from '../../../src/text/language.ts'
import { readLanguageFile, readWords } from './read-words.ts'

const words = readWords()
const same = (...ids: string[]) => new Map(ids.map((id) => [id, id]))
const names = {
  topics: new Map([...same('risks', 'regulation'), ['风险', 'risks']]),
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
  ])('reads %s', (line, crons) => {
    expect(cronsOf(line)).toEqual(crons)
  })

  it('takes the given zone unless the words name one', () => {
    const [given, named] = [parse('daily 9:00'), parse('daily 9:00 Asia/Shanghai')]

    expect(given.ok && given.value.schedules[0]?.zone).toBe('Europe/Berlin')
    expect(named.ok && named.value.schedules[0]?.zone).toBe('Asia/Shanghai')
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
    ['daily 9', ['time-unclear 9', 'time-missing']],
    ['daily 25:00', ['time-unclear 25:00']],
    ['每天晚上1点', ['time-unclear 晚上 1 点']],
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
    ['daily 9:00 items=11 topics=cats', ['value-invalid items=11', 'value-invalid topics=cats']],
  ])('names every mistake of "%s"', (line, mistakes) => {
    expect(mistakesOf(line)).toEqual(mistakes)
  })

  it('refuses as a whole what grows too long when its characters are made simple', () => {
    expect(cronsOf('\ufdfa'.repeat(900))).toEqual(['word-unknown'])
  })

  it.each(LANGUAGE_TAGS)('has a sentence for every mistake in %s', (tag) => {
    const texts: Record<string, string> = readLanguageFile(tag, 'strings/subscription.json')
    const say = createSay(Object.fromEntries(Object.entries(texts).map(([key, text]) => [`subscription.${key}`, text])))
    const parsed = parse('dayly 9 Mars/Olympus colour=red items=0')

    const sentences = parsed.ok ? [] : parsed.failure.map((mistake) => explainMistake(mistake, say))

    expect(sentences.length).toBeGreaterThan(3)
    expect(sentences.filter((sentence) => !/[.。]$/.test(sentence))).toEqual([])
  })
})
