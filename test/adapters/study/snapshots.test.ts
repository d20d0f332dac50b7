import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openSnapshots } from '../../../adapters/study/snapshots.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'snapshots-'))
const engine = path.join(folder, 'engine')
const kept = path.join(folder, 'kept')
const key = { kind: 'index', parts: ['a text'] }
const bytes = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8])

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(engine, { recursive: true })
  writeFileSync(path.join(engine, 'rules.js'), 'one')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function onlyFile(): string {
  return path.join(kept, readdirSync(kept)[0] ?? '')
}

describe('openSnapshots', () => {
  it('gives back what was kept, also to a process that starts later', () => {
    openSnapshots(kept, [engine]).put(key, bytes)

    expect([...(openSnapshots(kept, [engine]).take(key) ?? [])]).toEqual([...bytes])
  })

  it('keeps what is made from other parts apart', () => {
    const snapshots = openSnapshots(kept, [engine])

    snapshots.put({ kind: 'index', parts: ['ab', 'c'] }, bytes)

    expect(snapshots.take({ kind: 'index', parts: ['a', 'bc'] })).toBeUndefined()
  })

  it('does not give another engine what this one made', () => {
    openSnapshots(kept, [engine]).put(key, bytes)
    writeFileSync(path.join(engine, 'rules.js'), 'two')

    expect(openSnapshots(kept, [engine]).take(key)).toBeUndefined()
  })

  it.each([
    ['cut short', (file: Buffer) => file.subarray(0, file.length - 3)],
    ['empty', () => Buffer.alloc(0)],
    ['one bit off', (file: Buffer) => Buffer.from(file.map((byte, i) => (i === file.length - 1 ? byte ^ 1 : byte)))],
    ['lengthened', (file: Buffer) => Buffer.concat([file, Buffer.from([0])])],
  ])('does not trust a file that is %s', (_, damage) => {
    const snapshots = openSnapshots(kept, [engine])
    snapshots.put(key, bytes)
    writeFileSync(onlyFile(), damage(readFileSync(onlyFile())))

    expect(snapshots.take(key)).toBeUndefined()
  })

  it('goes on without a folder that can be written', () => {
    const snapshots = openSnapshots(path.join(engine, 'rules.js', 'no-folder'), [engine])

    snapshots.put(key, bytes)

    expect(snapshots.take(key)).toBeUndefined()
  })

  it('keeps no more than it needs: the oldest go', () => {
    const snapshots = openSnapshots(kept, [engine])

    for (let i = 0; i < 210; i++) snapshots.put({ kind: 'index', parts: [String(i)] }, bytes)

    expect(readdirSync(kept)).toHaveLength(200)
  })
})
