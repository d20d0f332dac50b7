import { textColumns, wrapText } from '../../../adapters/cli/wrap-text.ts'

describe('wrapText', () => {
  it('breaks English at spaces', () => {
    expect(wrapText('one two three four', 9)).toEqual(['one two', 'three', 'four'])
  })

  it('counts a Han character as two columns and breaks between any two', () => {
    expect(wrapText('贷款审批时间缩短', 8)).toEqual(['贷款审批', '时间缩短'])
  })

  it('begins no line with a closing mark and ends none with an opening one', () => {
    const lines = wrapText('他表示：“贷款审批，时间缩短。”另说：“好。”', 12)

    for (const line of lines) {
      expect(line).not.toMatch(/^[，。：”]/)
      expect(line).not.toMatch(/“$/)
    }
    expect(lines.join('')).toBe('他表示：“贷款审批，时间缩短。”另说：“好。”')
  })

  it('keeps a Latin word in Chinese text whole', () => {
    expect(wrapText('使用 XuanYuan 模型', 9)).toEqual(['使用', 'XuanYuan', '模型'])
  })

  it('cuts what has no place to break', () => {
    expect(wrapText('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij'])
  })

  it('keeps line ends and empty lines', () => {
    expect(wrapText('a\n\nb', 10)).toEqual(['a', '', 'b'])
  })

  it('never exceeds the columns but for a mark that must not begin a line', () => {
    const text = '银行 says（that）loans，grew 8% in 2031。'.repeat(40)

    for (const line of wrapText(text, 20)) expect(textColumns(line)).toBeLessThanOrEqual(20)
  })

  it('is done with a million opening marks', () => {
    const lines = wrapText('“'.repeat(1_000_000), 80)

    expect(lines.join('')).toHaveLength(1_000_000)
  })

  it('gives combining marks no column of their own', () => {
    expect(textColumns('e\u0301')).toBe(1)
  })
})
