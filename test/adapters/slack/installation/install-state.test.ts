import { createInstallState } from '../../../../adapters/slack/installation/install-state.ts'

const NOW = Date.UTC(2026, 2, 2, 9)
const MINUTE = 60_000

function stateWith(secret: string, taken = new Set<string>()) {
  return createInstallState(secret, async (key) => {
    if (taken.has(key)) return false
    taken.add(key)
    return true
  })
}

describe('the state of an installation', () => {
  it('is taken once, by whichever replica is asked', async () => {
    const taken = new Set<string>()
    const [first, second] = [stateWith('a long secret', taken), stateWith('a long secret', taken)]
    const state = first.make(NOW)

    const answers = [await second.take(state, NOW), await first.take(state, NOW), await second.take(state, NOW)]

    expect(answers).toEqual([true, false, false])
  })

  it('is taken within ten minutes', async () => {
    const state = stateWith('a long secret')

    expect(await state.take(state.make(NOW), NOW + 10 * MINUTE)).toBe(true)
    expect(await state.take(state.make(NOW), NOW + 10 * MINUTE + 1000)).toBe(false)
  })

  it('is not taken when another secret signed it, or anything in it was changed', async () => {
    const state = stateWith('a long secret')
    const made = state.make(NOW)
    const [nonce = '', untilS = '', signature = ''] = made.split('.')

    const forged = [
      stateWith('another secret').make(NOW),
      `${nonce}.${Number(untilS) + 9999}.${signature}`,
      `${nonce.slice(0, -1)}${nonce.endsWith('A') ? 'B' : 'A'}.${untilS}.${signature}`,
      `${nonce}.${untilS}.${'A'.repeat(43)}`,
      `${nonce}.${untilS}`,
      '',
      'x'.repeat(10_000),
    ]

    for (const text of forged) expect(await state.take(text, NOW)).toBe(false)
    expect(await state.take(made, NOW)).toBe(true)
  })

  it('is never the same', () => {
    const state = stateWith('a long secret')

    expect(new Set(Array.from({ length: 1000 }, () => state.make(NOW))).size).toBe(1000)
  })
})
