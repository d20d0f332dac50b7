import { createMetrics, type MetricSources } from '../../../adapters/metrics/create-metrics.ts'
import { openTemporaryStore } from '../../../adapters/storage/open-store.ts'
import type { Store } from '../../../src/index.ts'

function tableOf(store: Store): () => Promise<{ status: number; body: string }> {
  const sources: MetricSources = {
    deliveries: () => store.ledger.counts(),
    waiting: async () => Object.keys(await store.ledger.counts()).length,
    isReady: async () => (await store.health()).isReady,
  }
  const route = createMetrics().route(sources)
  const request = {
    params: {},
    query: new URLSearchParams(),
    headers: {},
    body: Buffer.alloc(0),
    language: 'en',
  } as const
  return async () => {
    const { status, body } = await route.handle(request)
    return { status, body: String(body) }
  }
}

describe('the table of figures', () => {
  it('tells what the store holds', async () => {
    const store = openTemporaryStore()

    const { status, body } = await tableOf(store)()
    await store.close()

    expect(status).toBe(200)
    expect(body).toMatch(/^briefing_deliveries\{state="planned"\} 0$/m)
    expect(body).toMatch(/^briefing_ready 1$/m)
  })

  it('leaves out what the store does not tell, and tells the rest', async () => {
    const store = openTemporaryStore()
    const table = tableOf(store)
    await table()
    await store.close()

    const { status, body } = await table()

    expect(status).toBe(200)
    expect(body).toMatch(/^process_cpu_seconds_total /m)
    expect(body).not.toMatch(/^briefing_(?:deliveries\{|queue_jobs )/m)
  })
})
