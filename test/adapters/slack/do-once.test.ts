import { createDoOnce } from '../../../adapters/slack/do-once.ts'
import { openTemporaryStore } from '../../../adapters/storage/open-store.ts'
import { NINE } from '../../contract/examples.ts'

const nothing = async (): Promise<void> => undefined

describe('what is done once', () => {
  it('is not done while it is under way or after it was done, whichever replica is asked', async () => {
    const { limits } = openTemporaryStore()
    let nowMs = NINE
    const [one, other] = [createDoOnce(limits, () => nowMs), createDoOnce(limits, () => nowMs)]
    const during: boolean[] = []

    const first = await one('key', async () => {
      during.push(await one('key', nothing), await other('key', nothing))
    })
    nowMs += 20_000
    const after = [await one('key', nothing), await other('key', nothing), await other('other', nothing)]

    expect([first, during, after]).toEqual([true, [false, false], [false, false, true]])
  })

  it('is done when it is asked for again after it failed, and by another replica after one was gone', async () => {
    const { limits } = openTemporaryStore()
    let nowMs = NINE
    const [one, other] = [createDoOnce(limits, () => nowMs), createDoOnce(limits, () => nowMs)]
    const failure = new Error('the store does not answer')

    const failed = await one('key', () => Promise.reject(failure)).catch((error) => error)
    const elsewhere = await other('key', nothing)
    nowMs += 15_000
    const later = await other('key', nothing)

    expect([failed, elsewhere, later]).toEqual([failure, false, true])
  })

  it('is done at once by the replica on which it failed', async () => {
    const once = createDoOnce(openTemporaryStore().limits, () => NINE)
    await once('key', () => Promise.reject(new Error('no'))).catch(nothing)

    expect([await once('key', nothing), await once('key', nothing)]).toEqual([true, false])
  })
})
