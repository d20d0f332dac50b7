import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { WireThread } from '../../../adapters/preview/wire.ts'
import { type StartedPreview, startPreview } from './start-preview.ts'

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

  it('says that it is not ready when its folder is gone, and why, and posts nothing more', async () => {
    const place = path.join(folder, 'lost')
    const bot = await startPreview(place)
    await ask(bot, 'command', { words: 'subscribe daily 9:00' })
    const ready = await fetch(`${bot.url}/readyz`)

    rmSync(place, { recursive: true })
    const asked = await ask(bot, 'command', { words: 'now' })
    const lost = await fetch(`${bot.url}/readyz`)
    const [said, posted] = [await lost.text(), await threads(bot)]
    await bot.kill()

    expect([ready.status, lost.status]).toEqual([200, 503])
    expect(said).toMatch(/^not ready\nthe file of the store is gone: stop the bot, put the file back from a copy/)
    expect(asked).toContain('has lost what was in it')
    // the threads of both commands, and none of a digest
    expect(posted).toHaveLength(2)
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
