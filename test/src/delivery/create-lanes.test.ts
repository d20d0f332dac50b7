import { createLanes } from '../../../src/delivery/create-lanes.ts'

const NO_ANSWER = { kind: 'unsure', reason: 'no-answer' } as const

describe('createLanes', () => {
  it('lets any number of posts go to a workspace that answers', () => {
    const lanes = createLanes()

    expect(['T1', 'T1', 'T1', 'T2'].map((workspace) => lanes.enter(workspace))).toEqual([true, true, true, true])
  })

  it('lets one post at a time wait for a workspace that is silent, until it answers', () => {
    const lanes = createLanes()
    for (const workspace of ['T1', 'T1', 'T2']) lanes.enter(workspace)

    lanes.leave('T1', NO_ANSWER)
    const whileSilent = [lanes.enter('T1'), lanes.enter('T2')]
    lanes.leave('T1', { kind: 'not-posted', reason: 'unreachable', retryAfterMs: undefined, rate: undefined })
    const tried = [lanes.enter('T1'), lanes.enter('T1')]
    lanes.leave('T1', { kind: 'posted', post: 'p' })

    expect([whileSilent, tried, lanes.enter('T1'), lanes.enter('T1')]).toEqual([
      [false, true],
      [true, false],
      true,
      true,
    ])
  })

  it('lets no more posts go while eight wait longer than answers take, and all when one is heard of', () => {
    const lanes = createLanes()
    const eight = Array.from({ length: 8 }, () => lanes.enter('T1'))
    for (const _ of eight.slice(1)) lanes.wait('T1')

    const ninth = lanes.enter('T1')
    lanes.wait('T1')
    const whileEight = [lanes.enter('T1'), lanes.enter('T2')]
    lanes.hear('T1')
    lanes.leave('T1', { kind: 'posted', post: 'p' })

    expect([...eight, ninth, ...whileEight, lanes.enter('T1')]).toEqual([
      ...eight.map(() => true),
      true,
      false,
      true,
      true,
    ])
  })
})
