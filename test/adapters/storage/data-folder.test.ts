import { existsSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isBotAtWork, openOwnStore } from '../../../adapters/storage/open-store.ts'

let dataFolder = ''

beforeEach(() => {
  dataFolder = mkdtempSync(path.join(tmpdir(), 'data-'))
})
afterEach(() => rmSync(dataFolder, { recursive: true }))

function place() {
  return { dataFolder, redis: undefined, redisMayForget: false }
}

async function openAndClose(): Promise<void> {
  await (await openOwnStore(place())).close()
}

describe('the mark that a folder is taken', () => {
  const lock = (): string => path.join(dataFolder, 'briefing.lock')

  it('is for the bot’s own user alone', async () => {
    await openAndClose()

    expect(statSync(lock()).mode & 0o777).toBe(0o600)
  })

  it('is made anew where it is broken, and still keeps a second bot out', async () => {
    writeFileSync(lock(), 'no database, but what a failing disk left of one\n'.repeat(100))

    const store = await openOwnStore(place())
    const isTaken = isBotAtWork(place())
    await store.close()

    expect([isTaken, isBotAtWork(place())]).toEqual([true, false])
  })
})

describe('the file of a store', () => {
  const file = (): string => path.join(dataFolder, 'briefing.db')

  it('is not taken for a new one when it was emptied, and is left as it is', async () => {
    await openAndClose()
    truncateSync(file())

    await expect(openAndClose()).rejects.toMatchObject({
      failure: { code: 'store-emptied', detail: expect.stringContaining('delete it to start anew') },
    })
    expect(statSync(file()).size).toBe(0)
  })

  it('begins anew where it was deleted, and where it was never more than empty', async () => {
    await openAndClose()
    rmSync(file())
    await openAndClose()
    const isThere = existsSync(file())
    rmSync(dataFolder, { recursive: true })
    dataFolder = mkdtempSync(path.join(tmpdir(), 'data-'))
    writeFileSync(file(), '')

    await expect(openAndClose()).resolves.toBeUndefined()
    expect(isThere).toBe(true)
  })
})
