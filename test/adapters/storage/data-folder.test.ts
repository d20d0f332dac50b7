import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
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
