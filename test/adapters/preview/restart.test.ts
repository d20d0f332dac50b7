import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { WireThread } from '../../../adapters/preview/wire.ts'
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

async function threads({ url }: StartedPreview): Promise<readonly WireThread[]> {
  return (await (await fetch(`${url}/preview/api/threads?channel=C1`)).json()) as readonly WireThread[]
}

describe('the local page, killed and started again', () => {
  it('still shows the digests that it posted, each once, and lets them be asked about', async () => {
    const before = await startPreview(folder)
    await ask(before, 'command', { words: 'subscribe daily 9:00' })
    await ask(before, 'command', { words: 'now' })
    while ((await threads(before)).length < 3) await new Promise((resolve) => setTimeout(resolve, 50))
    const posted = (await threads(before))[2]
    while (!(await ask(before, 'command', { words: 'status' })).includes('it arrived')) await threads(before)
    await before.kill()

    const after = await startPreview(folder)
    const [shown] = await Promise.all([threads(after), threads(after)])
    const line = await ask(after, 'reply', { thread: posted?.id, text: '#1' })
    const [ready, bugs] = [await (await fetch(`${after.url}/readyz`)).text(), after.bugs()]
    await after.close()

    const texts = (thread: WireThread | undefined) =>
      thread?.entries.map((e) => (e.from === 'bot' ? e.message.summary : ''))
    expect(shown.map(({ id }) => id)).toEqual([posted?.id])
    expect(texts(shown[0])).toEqual(texts(posted))
    expect(line).toContain('"from":"bot"')
    expect(ready).toMatch(/^ready\nlast tick: .*\njobs waiting or running: 0$/)
    expect(bugs).toBe('')
  })

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
