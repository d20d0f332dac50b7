import { readDelivery, writeDelivery } from '../../../adapters/storage/records/delivery-record.ts'
import { TRANSFER_RECORD } from '../../../adapters/storage/transfer/transfer-schema.ts'
import type { Delivery } from '../../../src/index.ts'
import { deliveryOf } from '../../contract/examples.ts'

const corrects = { delivery: 's0@x', post: '9', correction: 'pack/one' }

describe('the record of a delivery', () => {
  it.each<[what: string, parts: Partial<Delivery>]>([
    ['of one page', {}],
    ['of one page that was posted', { post: '1', page: 1 }],
    ['whose second page is attempted', { post: '1', pages: 3, page: 1 }],
    ['whose second page was passed over', { post: '1', following: ['', '3'], pages: 4, page: 3 }],
    ['that corrects another', { corrects }],
    ['that corrects another, in two pages', { corrects, post: '1', pages: 2, page: 1 }],
  ])('%s is read as it was written', (_, parts) => {
    const delivery = deliveryOf(parts)

    expect({ ...delivery, ...readDelivery(delivery.id, writeDelivery(delivery)) }).toEqual(delivery)
  })

  it.each<[what: string, last: readonly unknown[], pages: object]>([
    ['that waits', [null, []], { pages: 1, page: 0 }],
    ['that was posted', ['1', []], { pages: 1, page: 1 }],
    ['that was posted with what follows it', ['1', [], ['2', '']], { pages: 3, page: 3, following: ['2', ''] }],
  ])('%s is read as it was kept before pages were counted', (_, last, pages) => {
    const text = JSON.stringify([null, 0, 1, 5, ...last])

    expect(readDelivery('s1@2026-03-02T09:00:00.000Z', text)).toMatchObject(pages)
  })

  it('is read from an export as it was written before pages were counted', () => {
    const { pages, page, ...before } = deliveryOf({ post: '1', following: ['2'], state: 'sent', pages: 2, page: 2 })
    const line = JSON.parse(JSON.stringify({ kind: 'delivery', delivery: before }))

    expect(TRANSFER_RECORD.parse(line)).toMatchObject({ delivery: { pages, page } })
  })

  it('says nothing of pages where there is one, as with most', () => {
    const waiting = writeDelivery(deliveryOf({}))
    const posted = writeDelivery(deliveryOf({ post: '1', page: 1 }))

    expect([waiting, posted].map((text) => JSON.parse(text).length)).toEqual([6, 6])
  })
})
