import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Delivery, DeliveryState } from '../../src/index.ts'
import type { Route } from '../shared/route.ts'

/** What is counted while the bot runs. Labels are words from short lists, never an id or a name. */
export interface Metrics {
  /** A request of a platform was taken, refused or passed over. */
  countRequest(platform: string, outcome: string): void
  /** A request was answered after so many milliseconds. */
  timeAnswer(platform: string, tookMs: number): void
  countChange(delivery: Pick<Delivery, 'state' | 'target'>): void
  /** The table of all figures, for Prometheus. */
  route(sources: MetricSources): Route
}

/** What is asked when the figures are read. */
export interface MetricSources {
  readonly deliveries: () => Promise<Readonly<Record<DeliveryState, number>>>
  readonly waiting: () => Promise<number>
  readonly isReady: () => Promise<boolean>
}

/** In seconds; Slack waits for three. */
const ANSWER_BUCKETS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3]

/** Makes the figures. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'briefing_requests_total',
    help: 'Requests of platforms by what became of them',
    labelNames: ['platform', 'outcome'],
    registers,
  })
  const answers = new Histogram({
    name: 'briefing_answer_seconds',
    help: 'From a request of a platform to its acknowledgement',
    labelNames: ['platform'],
    buckets: ANSWER_BUCKETS,
    registers,
  })
  const changes = new Counter({
    name: 'briefing_delivery_changes_total',
    help: 'Changes of deliveries by the state they came to',
    labelNames: ['platform', 'state'],
    registers,
  })
  return {
    countRequest: (platform, outcome) => requests.inc({ platform, outcome }),
    timeAnswer: (platform, tookMs) => answers.observe({ platform }, tookMs / 1000),
    countChange: ({ state, target }) => changes.inc({ platform: target.platform, state }),
    route: (sources) => metricsRoute(registry, sources),
  }
}

function metricsRoute(registry: Registry, sources: MetricSources): Route {
  addGauges(registry, sources)
  return {
    method: 'GET',
    path: '/metrics',
    maxBodyBytes: 0,
    async handle() {
      const headers = { 'content-type': registry.contentType, 'cache-control': 'no-store' }
      return { status: 200, headers, body: await registry.metrics() }
    },
  }
}

/** What the store does not tell is missing from the table; everything else stands in it. */
function addGauges(registry: Registry, { deliveries, waiting, isReady }: MetricSources): void {
  const gauge = <T extends string>(
    name: string,
    text: { readonly help: string; readonly labelNames: readonly T[] },
    read: (gauge: Gauge<T>) => Promise<void>,
  ): void => {
    const made: Gauge<T> = new Gauge({
      name,
      help: text.help,
      labelNames: [...text.labelNames],
      registers: [registry],
      async collect() {
        made.reset()
        // one without labels is 0 once reset: only its removal takes it out of the table
        await read(made).catch(() => (text.labelNames.length > 0 ? made.reset() : made.remove()))
      },
    })
  }
  gauge('briefing_deliveries', { help: 'Deliveries in the ledger by state', labelNames: ['state'] }, async (made) => {
    for (const [state, number] of Object.entries(await deliveries())) made.set({ state }, number)
  })
  gauge('briefing_queue_jobs', { help: 'Deliveries that wait or are worked on', labelNames: [] }, async (made) =>
    made.set(await waiting()),
  )
  gauge('briefing_ready', { help: '1 when requests can be served', labelNames: [] }, async (made) =>
    made.set((await isReady()) ? 1 : 0),
  )
}
