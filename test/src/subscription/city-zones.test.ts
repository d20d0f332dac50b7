import { parseSubscription } from '../../../src/subscription/parse-subscription.ts'
import { readWords } from './read-words.ts'

const words = readWords()
const names = { topics: new Map(), packs: new Map(), languages: new Map() }

function zoneOf(line: string): string {
  const read = parseSubscription(line, { words, names, zone: 'UTC', nowMs: Date.UTC(2026, 0, 1) })
  return read.ok
    ? String(read.value.schedules[0]?.zone)
    : read.failure.map(({ kind, text }) => `${kind} ${text}`).join()
}

describe('the zone of a subscription', () => {
  it.each([
    ['daily 9:00 Shanghai', 'Asia/Shanghai'],
    ['daily 9:00 shanghai time', 'Asia/Shanghai'],
    ['New York weekdays 8:30', 'America/New_York'],
    ['daily 9:00 new_york', 'America/New_York'],
    ['daily at 9am San Francisco', 'America/Los_Angeles'],
    ['daily 9:00 Kolkata', 'Asia/Kolkata'],
    ['每天9点 上海', 'Asia/Shanghai'],
    ['每天北京时间9点', 'Asia/Shanghai'],
    ['每天東京時間９點', 'Asia/Tokyo'],
    ['每周一日内瓦时间9点', 'Europe/Zurich'],
    ['每天9点 雪梨', 'Australia/Sydney'],
    ['daily 9:00 America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['daily 9:00 Asia/Shanghai', 'Asia/Shanghai'],
    ['daily 9:00', 'UTC'],
  ])('of "%s" is %s', (line, zone) => {
    expect(zoneOf(line)).toBe(zone)
  })

  it.each([
    ['daily 9:00 Shanghai Tokyo', 'zone-twice Tokyo'],
    ['daily 9:00 Shanghaied', 'word-unknown Shanghaied'],
    ['daily 9:00 Atlantis', 'word-unknown Atlantis'],
  ])('of "%s" is not guessed', (line, mistake) => {
    expect(zoneOf(line)).toBe(mistake)
  })
})
