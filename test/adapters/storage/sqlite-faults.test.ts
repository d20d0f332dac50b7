import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { openSqliteStore } from '../../../adapters/storage/sqlite/open-sqlite-store.ts'
import { deliveryOf, NINE, subscriptionOf } from '../../contract/examples.ts'
import { sqliteStores } from './sqlite-stores.ts'

const WORKER = ['--import', 'tsx', path.join(__dirname, 'store-worker.ts')]
const NOBODY = '65534'
const stores = sqliteStores()

function startWorker(...words: readonly string[]): ChildProcess {
  return spawn(process.execPath, [...WORKER, ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
}

/** Everything a worker said until it ended. */
async function linesOf(child: ChildProcess): Promise<readonly unknown[]> {
  const lines: unknown[] = []
  if (child.stdout === null) return lines
  for await (const line of createInterface({ input: child.stdout })) lines.push(JSON.parse(line))
  return lines
}

/** Runs a worker within a shell that was told something first. */
function inShell(before: string, ...words: readonly string[]): ChildProcess {
  const command = `${before} && exec "$0" "$@"`
  return spawn('sh', ['-c', command, process.execPath, ...WORKER, ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
}

/** Runs a worker on a disk of one megabyte. */
function onSmallDisk(work: string): ChildProcess {
  const folder = stores.folder()
  const mount = `mount -t tmpfs -o size=1m none '${folder}'`
  const words = [process.execPath, ...WORKER, work, path.join(folder, 'b.db')]
  return spawn('unshare', ['-m', 'sh', '-c', `${mount} && exec "$0" "$@"`, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

const canMount = spawnSync('unshare', ['-m', 'true']).status === 0

describe('the embedded store', () => {
  it('loses nothing that was acknowledged when its process is killed, again and again', async () => {
    const file = path.join(stores.folder(), 'b.db')
    const acknowledged: unknown[] = []

    for (let times = 0; times < 3; times++) {
      const child = startWorker('write', file)
      const lines = linesOf(child)
      if (child.stdout !== null) await once(child.stdout, 'data')
      await new Promise((resolve) => setTimeout(resolve, 100))
      child.kill('SIGKILL')
      acknowledged.push(...(await lines))
    }

    const store = openSqliteStore(file)
    const kept = new Map((await store.ledger.page('', 1_000_000)).readable.map((delivery) => [delivery.id, delivery]))
    const health = await store.health()
    await store.close()
    expect(acknowledged.length).toBeGreaterThan(100)
    expect(acknowledged.filter((id) => kept.get(String(id))?.content === undefined)).toEqual([])
    expect(health.isReady).toBe(true)
  })

  it('counts every plan once when five processes claim the same', async () => {
    const file = path.join(stores.folder(), 'b.db')
    const store = openSqliteStore(file)
    const ids = Array.from({ length: 1000 }, (_, index) => `s${index}`)
    await store.subscriptions.restore(ids.map((id) => subscriptionOf({ id })))

    const claimed = await Promise.all(Array.from({ length: 5 }, () => linesOf(startWorker('claim', file))))

    const left = (await store.subscriptions.due(NINE, 10)).readable
    const { planned } = await store.ledger.counts()
    await store.close()
    expect(claimed.flat().sort()).toEqual([...ids].sort())
    expect({ left, planned }).toEqual({ left: [], planned: 1000 })
  })

  it('says that the disk failed, and keeps no half record', async () => {
    const file = path.join(stores.folder(), 'b.db')

    // No file may grow beyond so many blocks, which the system reports as it does a disk that fails.
    const said = await linesOf(inShell('ulimit -f 400', 'write', file))

    const store = openSqliteStore(file)
    const kept = (await store.ledger.page('', 1_000_000)).readable
    await store.close()
    expect(said.at(-1)).toEqual({ failure: 'store-unavailable' })
    expect(said.slice(0, -1).every((id) => kept.some((delivery) => delivery.id === id))).toBe(true)
    expect(kept.filter(({ content }) => content === undefined)).toEqual([])
  })

  const itWithMount = canMount ? it : it.skip
  itWithMount('says that the disk is full, and goes on when there is room again', async () => {
    const [said] = await linesOf(onSmallDisk('fill'))

    expect(said).toMatchObject({
      failure: 'store-full',
      health: { isReady: false, problems: [expect.stringContaining('room')] },
      half: 0,
      later: ['later'],
    })
    expect(said).toHaveProperty('kept', (said as { added: number }).added)
  })

  itWithMount('closes in good order on a disk that is full, with nothing lost', async () => {
    const [said] = await linesOf(onSmallDisk('end'))

    expect(said).toEqual({ failure: 'store-full', closed: 'in good order', lost: 0 })
  })

  it('is not opened where it can only be read, and the folder is named', async () => {
    const folder = stores.folder()
    const file = path.join(folder, 'briefing.db')
    await openSqliteStore(file).close()
    chmodSync(file, 0o444)
    chmodSync(folder, 0o777)

    const [said] = await linesOf(startWorker('open', folder, NOBODY))

    expect(said).toMatchObject({ code: 'store-read-only', detail: expect.stringContaining(`the folder ${folder}`) })
  })

  it('says that it may not write, where the file is there and where it is not', async () => {
    const folder = stores.folder()
    const file = path.join(folder, 'b.db')
    await openSqliteStore(file).close()
    chmodSync(file, 0o444)
    chmodSync(folder, 0o555)

    const said = [
      ...(await linesOf(startWorker('save', file, NOBODY))),
      ...(await linesOf(startWorker('save', path.join(folder, 'other.db'), NOBODY))),
    ]

    chmodSync(folder, 0o755)
    expect(said).toEqual([{ failure: 'store-read-only' }, { failure: 'store-read-only' }])
    expect(existsSync(path.join(folder, 'other.db'))).toBe(false)
  })

  it('refuses a file that is no store, and leaves it as it was', async () => {
    const file = path.join(stores.folder(), 'b.db')
    const text = 'a letter to a friend, and no database at all\n'.repeat(100)
    writeFileSync(file, text)

    expect(() => openSqliteStore(file)).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ code: 'store-damaged' }) }),
    )
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  const LOSSES: readonly (readonly [what: string, lose: (folder: string) => void])[] = [
    ['deleted', (folder) => void readdirSync(folder).map((name) => rmSync(path.join(folder, name)))],
    ['deleted but for its log', (folder) => rmSync(path.join(folder, 'b.db'))],
    ['left without its log', (folder) => rmSync(path.join(folder, 'b.db-wal'))],
    ['moved', (folder) => renameSync(path.join(folder, 'b.db'), path.join(folder, 'c.db'))],
    ['gone with its folder', (folder) => rmSync(folder, { recursive: true })],
    [
      'replaced by a copy',
      (folder) => {
        copyFileSync(path.join(folder, 'b.db'), path.join(folder, 'copy'))
        renameSync(path.join(folder, 'copy'), path.join(folder, 'b.db'))
      },
    ],
  ]
  it.each(LOSSES)('takes nothing more when its file is %s, and says so', async (_, lose) => {
    const folder = path.join(stores.folder(), 'data')
    mkdirSync(folder)
    const store = openSqliteStore(path.join(folder, 'b.db'))
    await store.ledger.add([deliveryOf({})])
    const before = await store.health()

    lose(folder)
    const left = existsSync(folder) ? readdirSync(folder) : undefined
    const adding = store.ledger.add([deliveryOf({ id: 'late' })])
    await expect(adding).rejects.toMatchObject({ failure: { code: 'store-emptied' } })
    const after = await store.health()

    expect(before).toEqual({ isReady: true, problems: [] })
    expect(after).toEqual({
      isReady: false,
      problems: [expect.stringMatching(/^the file of the store is (gone|another)/)],
    })
    expect(existsSync(folder) ? readdirSync(folder) : undefined).toEqual(left)
    await store.close()
  })

  it('sees that its file was damaged', async () => {
    const file = path.join(stores.folder(), 'b.db')
    const store = openSqliteStore(file)
    const many = Array.from({ length: 500 }, (_, index) => subscriptionOf({ id: `s${index}` }))
    await store.subscriptions.restore(many)
    await store.close()
    const damaged = openSync(file, 'r+')
    for (let page = 4; page < 20; page++) writeSync(damaged, Buffer.alloc(200, 0xff), 0, 200, page * 4096)
    closeSync(damaged)

    const other = openSqliteStore(file)
    const { isReady, problems } = await other.health()
    await other.close()

    expect(isReady).toBe(false)
    expect(problems[0]).toContain('damaged')
  })
})
