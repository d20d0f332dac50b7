import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createUpload } from '../../../adapters/sources/create-source.ts'
import { MOST_BYTES } from '../../../adapters/sources/decode.ts'
import { readSourceFile } from '../../../adapters/sources/read-file.ts'
import { failureOfPromise } from './failure-of.ts'

const SENTENCE = 'abc成本下降了三成。'
/** The same in GB18030. */
const GB_SENTENCE = '616263b3c9b1becfc2bdb5c1cbc8fdb3c9a1a3'

const folder = mkdtempSync(path.join(tmpdir(), 'sources-'))

function put(name: string, content: string | Uint8Array): string {
  writeFileSync(path.join(folder, name), content)
  return name
}

afterAll(() => rmSync(folder, { recursive: true }))

describe('readSourceFile', () => {
  it('makes a source named as the caller names it, with the hash of its bytes', async () => {
    const name = put('note.txt', '央行表示：“利率不变。”')

    const source = await readSourceFile(name, folder)

    expect(source).toEqual({
      id: 'note.txt',
      name: 'note.txt',
      url: undefined,
      format: 'plain',
      text: '央行表示：“利率不变。”',
      contentHash: createHash('sha256').update('央行表示：“利率不变。”').digest('hex'),
    })
  })

  it('recognises a format by name, and a page of HTML whatever its name', async () => {
    const markdown = await readSourceFile(put('a.md', 'plain words'), folder)
    const page = await readSourceFile(put('b.txt', '<!doctype html><p>words</p>'), folder)

    expect([markdown.format, page.format]).toEqual(['markdown', 'html'])
  })

  it('takes an absolute name whatever the folder', async () => {
    const file = path.join(folder, put('absolute.txt', 'words'))

    const source = await readSourceFile(file, '/nowhere')

    expect([source.id, source.name]).toEqual([file, 'absolute.txt'])
  })

  it('says that a file is missing, also behind a file that is no folder', async () => {
    const name = put('here.txt', 'words')

    expect((await failureOfPromise(readSourceFile('absent.txt', folder))).code).toBe('source-not-found')
    expect((await failureOfPromise(readSourceFile(`${name}/deeper.txt`, folder))).code).toBe('source-not-found')
  })

  it('refuses a folder and says what to name instead', async () => {
    const failure = await failureOfPromise(readSourceFile('.', folder))

    expect(failure).toEqual({ code: 'source-unreadable', detail: 'it is a folder: name the files in it' })
  })

  it('refuses a device and a pipe without opening them', async () => {
    execFileSync('mkfifo', [path.join(folder, 'pipe')])

    expect((await failureOfPromise(readSourceFile('/dev/zero', folder))).detail).toContain('device')
    expect((await failureOfPromise(readSourceFile('pipe', folder))).detail).toContain('pipe')
  })

  it('says that a file may not be read', async () => {
    const name = put('closed.txt', 'words')
    chmodSync(path.join(folder, name), 0)
    const isRoot = process.getuid?.() === 0

    const reading = readSourceFile(name, folder)

    if (isRoot) expect((await reading).text).toBe('words')
    else expect((await failureOfPromise(reading)).detail).toContain('may not read')
  })

  it('refuses a file by its size, before reading it', async () => {
    const name = put('huge.txt', '')
    truncateSync(path.join(folder, name), MOST_BYTES * 100)

    const failure = await failureOfPromise(readSourceFile(name, folder))

    expect(failure).toEqual({ code: 'source-too-large', detail: '2400.0 MiB, at most 24.0 MiB' })
  })

  it('reads a file that tells no size', async () => {
    const source = await readSourceFile('/proc/version', folder)

    expect(source.text.length).toBeGreaterThan(0)
  })
})

describe('createUpload', () => {
  it('gives the same bytes the same id and other bytes another', async () => {
    const made = ['words', 'words', 'others'].map((text) => createUpload('a.txt', Buffer.from(text)))
    const [first, again, other] = await Promise.all(made)

    expect(first?.id).toBe(again?.id)
    expect(first?.id).not.toBe(other?.id)
  })

  it.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['GB18030', (text: string) => Buffer.from(GB_SENTENCE.repeat(text.length / SENTENCE.length), 'hex')],
  ])('reads a long text in %s as it is, and lets others be answered meanwhile', async (_, bytesOf) => {
    const text = SENTENCE.repeat(400_000)
    let turns = 0
    const count = (): void => {
      turns++
      counting = setImmediate(count)
    }
    let counting = setImmediate(count)

    const made = await createUpload('a.txt', bytesOf(text))
    clearImmediate(counting)

    expect(made.text === text).toBe(true)
    expect(turns).toBeGreaterThan(10)
  })
})
