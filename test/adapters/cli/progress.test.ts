import { createProgress } from '../../../adapters/cli/progress.ts'
import { memoryTerminal } from './memory-terminal.ts'

describe('createProgress', () => {
  it('says nothing about work that is soon done', () => {
    const terminal = memoryTerminal({ isWatched: false })
    const progress = createProgress(terminal, () => 0)

    progress.step(() => 'one')
    progress.end()

    expect(terminal.told).toEqual([])
  })

  it('tells a log every five seconds', () => {
    let now = 0
    const terminal = memoryTerminal({ isWatched: false })
    const progress = createProgress(terminal, () => now)

    for (now = 0; now <= 11_000; now += 1000) progress.step(() => `after ${now}`)

    expect(terminal.told).toEqual(['after 5000', 'after 10000'])
  })

  it('replaces one line for a watcher, and takes it away at the end', () => {
    let now = 0
    const terminal = memoryTerminal({ isWatched: true })
    const progress = createProgress(terminal, () => now)

    for (now = 0; now <= 450; now += 50) progress.step(() => `after ${now}`)
    progress.end()

    expect(terminal.shown).toEqual(['after 200', 'after 400', ''])
    expect(terminal.told).toEqual([])
  })
})
