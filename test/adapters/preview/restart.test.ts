import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type StartedPreview, startPreview } from './start-preview.ts'

jest.setTimeout(60_000)

const folder = mkdtempSync(path.join(tmpdir(), 'restart-'))

async function ask({ url }: StartedPreview, path: string, fields: object): Promise<string> {
  const response = await fetch(`${url}/preview/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'C1', language: 'en', ...fields }),
  })
  return await response.text()
}

afterAll(() => rmSync(folder, { recursive: true }))

describe('the local page, killed and started again', () => {
  it('still knows what the channel has seen', async () => {
    const before = await startPreview(folder)
    await ask(before, 'digest', {})
    const second = await ask(before, 'command', { words: 'more' })
    await before.kill()

    const after = await startPreview(folder)
    const third = await ask(after, 'command', { words: 'more' })
    const bugs = after.bugs()
    await after.close()

    expect(second).toContain('Edition 2')
    expect(third).toContain('Edition 3')
    expect(bugs).toBe('')
  })
})
