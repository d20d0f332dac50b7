import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'

const SCRIPT = path.join(__dirname, 'correct-page.ts')

interface Corrected {
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly forgotten: readonly string[]
  readonly isFound: boolean
}

let corrected: readonly Corrected[]

beforeAll(async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', SCRIPT])
  corrected = JSON.parse(stdout)
})

describe.each([
  ['in one message', 0],
  ['with its details in a thread', 1],
] as const)('a post on the page, %s', (_, index) => {
  it('says what it is corrected to, in its place, with one note beneath it', () => {
    const { before, after, isFound } = corrected[index] ?? { before: [], after: [], isFound: false }

    expect(before).toHaveLength(index + 1)
    expect(before.join()).toContain('Costs fell.')
    expect(after).toHaveLength(index + 2)
    expect(after.join()).not.toContain('Costs fell.')
    expect(after.slice(0, -1).join()).toContain('Costs rose.')
    expect(after.at(-1)).toContain('It was wrong.')
    expect(isFound).toBe(true)
  })

  it('is shown as it was corrected where the page has forgotten it', () => {
    expect(corrected[index]?.forgotten.join()).toContain('Costs rose.')
  })
})
