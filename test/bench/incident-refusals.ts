import { NO_FAULTS, type PeerFaults, type PeerPost } from '../peer/peer.ts'
import { CHANNELS_PER_WORKSPACE, subscribe } from '../storm/storm-place.ts'
import { arrived, inScene, type Scene, say } from './incident-scene.ts'

/** Of those that a worker begins with: it is as fast afterwards as it will be. */
const WARM_UP = 120
const PAIRS = 3
/**
 * As long as answers of a platform take, and forty times as long until one that does not come is given up, as in use:
 * with answers that come at once it is the processor that is shared, with whatever else the machine does.
 */
const USUAL = { ...NO_FAULTS, delayMs: 200 }
const TIMEOUT_MS = 8_000
/** What may happen to a post: three of ten are refused for a while, and all that else goes wrong does. */
const TROUBLE = {
  ...USUAL,
  rateLimited: 0.3,
  retryAfterS: 1,
  retrySpreadS: 4,
  brokenBefore: 0.05,
  brokenAfter: 0.05,
  hangAfter: 0.02,
}

/** What came of one round. */
interface Round {
  /** Of the workspaces without trouble. */
  readonly delayMs: number
  /** Of the worker, for each post. */
  readonly processorMs: number
  /** While others on the machine had the processor: a round in which that is long says little. */
  readonly waitedMs: number
}

interface Pair {
  readonly calm: Round
  readonly troubled: Round
}

/**
 * Half of the workspaces are refused, with every kind of refusal; the others must not feel it. Rounds in turns by the
 * same worker, a calm one and a troubled one beside it: a machine that others share is not as fast now as a moment ago.
 */
export async function refusals(count: number, stores: readonly string[]): Promise<void> {
  const perRound = Math.ceil(count / (2 * CHANNELS_PER_WORKSPACE)) * 2 * CHANNELS_PER_WORKSPACE
  for (const kind of (['embedded', 'redis'] as const).filter((one) => stores.includes(one))) {
    await inScene(kind, USUAL, async (scene) => {
      const worker = scene.start({ isWatched: false, timeoutMs: TIMEOUT_MS })
      let known = 0
      const round = async (channels: number, faults: PeerFaults): Promise<Round> => {
        const from = known
        known += channels
        const [processorMs, waitedMs] = [worker.processorMs(), worker.waitedMs()]
        await playRound(scene, { from, channels, faults })
        await worker.untilDone(known)
        const delayMs = meanDelay(await scene.peer.posts(), { from, until: known, others: from + channels / 2 })
        const used = (worker.processorMs() - processorMs) / channels
        return { delayMs, processorMs: used, waitedMs: worker.waitedMs() - waitedMs }
      }
      await round(WARM_UP, USUAL)
      const pairs: Pair[] = []
      while (pairs.length < PAIRS) {
        const calm = await round(perRound, USUAL)
        pairs.push({ calm, troubled: await round(perRound, TROUBLE) })
      }
      await worker.stop()
      const { peer } = scene
      say(`429, 5xx and hangs, ${kind}`, await arrived(peer), `${known} once; ${await peer.early()} too early, 0`)
      tell(pairs)
    })
  }
}

/** Has half of the channels in trouble, where there is any, and all of them due. */
async function playRound(
  { peer, fill }: Scene,
  { from, channels, faults }: { readonly from: number; readonly channels: number; readonly faults: PeerFaults },
): Promise<void> {
  await peer.setFaults({ ...faults, troubledFrom: from, troubledBelow: from + channels / 2 })
  await fill((store) => subscribe(store, channels, from))
}

/** Of the channels from `others` on, in milliseconds after the first post of the round. */
function meanDelay(
  posts: readonly PeerPost[],
  { from, until, others }: { readonly from: number; readonly until: number; readonly others: number },
): number {
  const numberOf = ({ channel }: PeerPost): number => Number(channel.slice(1))
  const ofRound = posts.filter((post) => numberOf(post) >= from && numberOf(post) < until)
  const firstMs = ofRound[0]?.atMs ?? 0
  const delays = ofRound.filter((post) => numberOf(post) >= others).map(({ atMs }) => atMs - firstMs)
  return delays.reduce((sum, one) => sum + one, 0) / delays.length
}

function tell(pairs: readonly Pair[]): void {
  const ratios = pairs.map(({ calm, troubled }) => troubled.delayMs / calm.delayMs).sort((one, other) => one - other)
  const [least = 0, middle = 0, most = 0] = [ratios[0], ratios[Math.floor(ratios.length / 2)], ratios.at(-1)]
  const spread = `${middle.toFixed(2)} (${least.toFixed(2)}-${most.toFixed(2)})`
  const each = (of: (round: Round) => string): string =>
    pairs.map(({ calm, troubled }) => `${of(calm)} and ${of(troubled)}`).join(', ')
  say('  delay of other workspaces', spread, '× undisturbed, ≤ 1.2')
  say('  calm and troubled, each pair', '', `${each(({ delayMs }) => seconds(delayMs))} s`)
  say('  processor of the worker', '', `${each(({ processorMs }) => processorMs.toFixed(1))} ms for one post`)
  say('  while others had it', '', `${each(({ waitedMs }) => seconds(waitedMs))} s`)
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(2)
}
