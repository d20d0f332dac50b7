import { clockChange, offsetMinutes } from '../../../src/schedule/clock-change.ts'

describe('clockChange', () => {
  it('tells how far the clocks go in spring and autumn', () => {
    expect(clockChange('America/New_York', Date.parse('2027-03-13T12:00Z'), Date.parse('2027-03-15T12:00Z'))).toBe(60)
    expect(clockChange('America/New_York', Date.parse('2027-11-06T12:00Z'), Date.parse('2027-11-08T12:00Z'))).toBe(-60)
    expect(clockChange('Asia/Shanghai', Date.parse('2027-03-13T12:00Z'), Date.parse('2027-11-08T12:00Z'))).toBe(0)
  })

  it('reads offsets of quarters of an hour', () => {
    expect(offsetMinutes('Asia/Kathmandu', 0)).toBe(330)
    expect(offsetMinutes('Asia/Kathmandu', Date.parse('2027-01-01T00:00Z'))).toBe(345)
    expect(offsetMinutes('UTC', 0)).toBe(0)
  })
})
