import type { Delivery } from '../../../src/delivery/delivery.ts'
import { isPageKey, pageKey } from '../../../src/delivery/page-key.ts'
import { pagesText } from '../../../src/delivery/pages-text.ts'
import { createSay } from '../../../src/message/say.ts'
import { deliveryOf } from '../../contract/examples.ts'
import { readLanguageFile } from '../subscription/read-words.ts'

const strings: Record<string, string> = readLanguageFile('en', 'strings/delivery.json')
const say = createSay(Object.fromEntries(Object.entries(strings).map(([key, text]) => [`delivery.${key}`, text])))

describe('what is said of the pages of a delivery', () => {
  it.each<[what: string, delivery: Partial<Delivery>, said: readonly string[]]>([
    ['one page: nothing', { state: 'failed', actAtMs: undefined }, []],
    ['all there: nothing', { state: 'sent', actAtMs: undefined, post: '1', following: ['2'], pages: 2, page: 2 }, []],
    ['none there: nothing', { state: 'failed', actAtMs: undefined, pages: 3 }, []],
    ['one to come', { post: '1', pages: 3, page: 1 }, ['page 2 of 3 comes next']],
    ['one under way', { state: 'sending', post: '1', pages: 3, page: 1 }, ['page 2 of 3 is being posted']],
    ['one in doubt', { state: 'unknown', post: '1', pages: 3, page: 1 }, ['page 2 of 3 may not have arrived']],
    [
      'one passed over',
      { state: 'unknown', actAtMs: undefined, post: '1', following: ['', '3'], pages: 3, page: 3 },
      ['page 2 of 3 may not have arrived'],
    ],
    [
      'one left',
      { state: 'failed', actAtMs: undefined, post: '1', following: ['2'], pages: 3, page: 2 },
      ['page 3 of 3 not posted'],
    ],
    [
      'several left',
      { state: 'failed', actAtMs: undefined, post: '1', pages: 3, page: 1 },
      ['pages 2–3 of 3 not posted'],
    ],
  ])('%s', (_, delivery, said) => {
    expect(pagesText(deliveryOf(delivery), say)).toEqual(said)
  })
})

describe('the key of a page', () => {
  it('is the delivery’s own for the first, and known again for each', () => {
    const id = 's1@2026-03-02T09:00:00.000Z'

    expect(pageKey(id, 0)).toBe(id)
    expect([0, 1, 11].map((page) => isPageKey(pageKey(id, page), id))).toEqual([true, true, true])
    expect([`${id}#pack/flaws`, `${id}/x`, 's1', undefined].map((key) => isPageKey(key, id))).toEqual([
      false,
      false,
      false,
      false,
    ])
  })
})
