import { isMuchWork } from '../../../adapters/study/is-much-work.ts'

const ENGLISH = 'Harbour Bank lent 30 million dollars to small firms. “The costs fell by a third,” said Lena Marsh.\n\n'
const CHINESE = '海港银行去年向本地小企业发放贷款三千万元。“成本下降了三分之一，”李明说，“我们会继续这样做。”\n\n'
const PAGE = '<p class="text">The bank lent 30 million dollars to <a href="/firms">small firms</a> last year.</p>\n'
const TABLE = '<tr><td>1</td><td>20</td><td>300</td></tr>\n'

const fill = (piece: string, length: number): string => piece.repeat(Math.floor(length / piece.length))

describe('isMuchWork', () => {
  it.each([
    ['English', ENGLISH],
    ['Chinese', CHINESE],
  ])('takes a report in %s at once', (_, prose) => {
    expect([isMuchWork(fill(prose, 39_000)), isMuchWork(fill(prose, 41_000))]).toEqual([false, true])
  })

  it('takes a page of paragraphs at once, and one that is mostly tags apart', () => {
    expect([isMuchWork(fill(PAGE, 32_000)), isMuchWork(fill(TABLE, 32_000))]).toEqual([false, true])
  })

  it.each(['<', '&', '“a”', '<p>', '<li>', '&#', '> ', '，', '# a\n'])('takes twenty thousand of %j apart', (piece) => {
    expect(isMuchWork(fill(piece, 20_000))).toBe(true)
  })
})
