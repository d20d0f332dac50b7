import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openStore } from '../../../adapters/storage/open-store.ts'
import type { Delivery, Store } from '../../../src/index.ts'
import { deliveryOf, MINUTE, NINE } from '../../contract/examples.ts'
import { jsonLines, runCli } from './run-cli.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'ledger-'))
const environment = { DATA_DIR: folder }

afterAll(() => rmSync(folder, { recursive: true }))

async function withStore<T>(use: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ dataFolder: folder, redis: undefined, redisMayForget: false })
  try {
    return await use(store)
  } finally {
    await store.close()
  }
}

function ended(id: string, state: Delivery['state'], reason: Delivery['history'][number]['reason']): Delivery {
  return deliveryOf({ id, state, actAtMs: undefined, history: [{ state, atMs: NINE + MINUTE, reason }] })
}

beforeAll(() =>
  withStore(({ ledger }) =>
    ledger.add([
      ended('gone', 'failed', 'target-gone'),
      ended('unsure', 'unknown', 'no-look-up'),
      ended('arrived', 'sent', 'posted'),
      deliveryOf({ id: 'waiting' }),
      { ...ended('torn', 'failed', 'out-of-time'), post: '1', following: ['2'], pages: 4, page: 2 },
    ]),
  ),
)

describe('briefing ledger', () => {
  it('counts, and lists what did not arrive or may not have, with the reason', async () => {
    const { code, out } = await runCli(['ledger'], { environment })

    expect(code).toBe(0)
    expect(out).toContain('planned 1 · sending 0 · sent 1 · failed 2 · unknown 1 · skipped 0')
    expect(out).toMatch(/failed {2}peer T1 C1 {2}the bot cannot post here .*gone/)
    expect(out).not.toContain('arrived\n')
  })

  it('says which pages of a digest did not arrive', async () => {
    const { out } = await runCli(['ledger'], { environment })
    const { out: json } = await runCli(['ledger', '--state', 'failed', '--json'], { environment })

    expect(out).toMatch(/it was tried too long, pages 3–4 of 4 not posted .*torn/)
    expect(jsonLines(json)).toContainEqual(expect.objectContaining({ id: 'torn', pages: 4, posted: 2 }))
  })

  it('gives all deliveries as lines of JSON, whatever became of them', async () => {
    const { out } = await runCli(['ledger', '--json'], { environment })

    expect(
      jsonLines<{ id: string }>(out)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['arrived', 'gone', 'torn', 'unsure', 'waiting'])
  })

  it('gives a state’s deliveries as lines of JSON', async () => {
    const { out } = await runCli(['ledger', '--state', 'sent', '--json'], { environment })

    expect(jsonLines(out)).toEqual([
      expect.objectContaining({ id: 'arrived', state: 'sent', reason: 'posted', dueAt: '2026-03-02T09:00:00.000Z' }),
    ])
  })
})

describe('briefing redrive', () => {
  it('starts again what failed, and neither what arrived nor what is under way', async () => {
    const { code, out } = await runCli(['redrive', 'gone', 'arrived', 'waiting', 'none', '--json'], { environment })

    expect(code).toBe(1)
    expect(jsonLines<{ result: string }>(out).map(({ result }) => result)).toEqual([
      'redriven',
      'sent',
      'under-way',
      'not-found',
    ])
    const states = await withStore(async ({ ledger }) => [
      (await ledger.find('gone'))?.state,
      (await ledger.find('arrived'))?.state,
    ])
    expect(states).toEqual(['planned', 'sent'])
  })
})
