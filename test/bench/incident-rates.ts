import { SLACK_LIMITS } from '../../adapters/slack/limits.ts'
import { MINUTE } from '../contract/examples.ts'
import type { PeerCall, PeerFaults, PeerPost } from '../peer/peer.ts'
import { dueChannel } from '../storm/storm-place.ts'
import { arrived, inScene, pause, say } from './incident-scene.ts'
import { quantile } from './slack-parts/send-commands.ts'

const WORKSPACES = 20
/** Every workspace has its burst at first, which takes a worker a second or two to post. */
const AFTER_BURST_MS = 3_000
const SECOND = 1_000

function dueInWorkspaces(count: number) {
  const dueAtMs = Math.floor(Date.now() / MINUTE) * MINUTE
  return Array.from({ length: count }, (_, number) => {
    const { subscription } = dueChannel(number, dueAtMs)
    const target = { ...subscription.target, workspace: `T${number % WORKSPACES}` }
    return { subscription: { ...subscription, target }, dueAtMs }
  })
}

/** One channel is refused every time and told to wait 30 seconds; the others, also in its workspace, must not feel it. */
export async function hotChannel(count: number): Promise<void> {
  for (const kind of ['embedded', 'redis'] as const) {
    const delays: number[] = []
    for (const faults of [{}, { limited: ['C0'], retryAfterS: 30 }]) {
      await inScene(kind, { delayMs: 50, ...faults }, async ({ peer, fill, start }) => {
        await fill((store) => store.subscriptions.restore(dueInWorkspaces(count)))
        const worker = start({ isWatched: false })
        while ((await peer.keys()).length < count - 1) await pause(50)
        const posts = (await peer.posts()).filter(({ channel }) => channel !== 'C0')
        const asked = (await peer.calls()).filter(({ fields }) => fields.channel === 'C0').length
        await worker.stop()
        delays.push(lateDelay(posts))
        if (delays.length < 2) return
        const [calm = 1, disturbed = 1] = delays
        say(`one hot channel, ${kind}`, await arrived(peer), `${count - 1} once; asked ${asked} time in 30 s`)
        say('  p95 of the others', (disturbed / calm).toFixed(2), '× undisturbed, ≤ 1.2')
      })
    }
  }
}

/** In milliseconds after the first post of all. */
function lateDelay(posts: readonly PeerPost[]): number {
  const firstMs = posts[0]?.atMs ?? 0
  return quantile(
    posts.map(({ atMs }) => atMs - firstMs),
    0.95,
  )
}

/** How many of a crowd have to be there before the other workspace's one is due. */
const UNDER_WAY = 100

/**
 * One workspace has thousands of deliveries due, and when they are under way another has one. The crowd itself has to keep its workspace's pace.
 */
export async function crowd(count: number): Promise<void> {
  for (const kind of ['embedded', 'redis'] as const) {
    await inScene(kind, { delayMs: 20 }, async ({ peer, fill, start }) => {
      const dueAtMs = Math.floor(Date.now() / MINUTE) * MINUTE
      const crowded = Array.from({ length: count }, (_, number) => {
        const { subscription } = dueChannel(number, dueAtMs)
        return { subscription: { ...subscription, target: { ...subscription.target, workspace: 'TCROWD' } }, dueAtMs }
      })
      await fill((store) => store.subscriptions.restore(crowded))
      const worker = start({ isWatched: false })
      while ((await peer.keys()).length < UNDER_WAY) await pause(20)
      const addedMs = Date.now()
      await fill((store) => store.subscriptions.restore([dueChannel(count, dueAtMs)]))
      const other = `C${count}`
      while (!(await peer.posts()).some(({ channel }) => channel === other)) await pause(50)
      const posts = await peer.posts()
      await worker.stop()
      const one = posts.find(({ channel }) => channel === other)?.atMs ?? 0
      const between = posts.filter(({ atMs }) => atMs >= addedMs && atMs < one).length
      const told = `${((one - addedMs) / SECOND).toFixed(2)} s`
      say(`1 beside ${count}, ${kind}`, told, `≤ 1.5, of which a tick 0.5; ${between} posts of the crowd before it`)
    })
  }
}

/** What a platform says of how long to wait when it refuses. */
const SAID: readonly (readonly [what: string, faults: Partial<PeerFaults>])[] = [
  ['Retry-After 2', { retryAfterS: 2 }],
  ['no Retry-After', { retryAfterS: '' }],
  ['Retry-After: soon', { retryAfterS: 'soon' }],
  ['Retry-After: -1', { retryAfterS: -1 }],
]

/** Half of all posts are refused: those that come again must come neither together nor before their time. */
export async function waves(count: number): Promise<void> {
  for (const [what, faults] of SAID) {
    await inScene('embedded', { rateLimited: 0.5, delayMs: 20, ...faults }, async ({ peer, fill, start }) => {
      await fill((store) => store.subscriptions.restore(dueInWorkspaces(count)))
      const worker = start({ isWatched: false })
      await worker.untilDone(count)
      const calls = await peer.calls()
      await worker.stop()
      const { peak, share } = paceOf(calls, await peer.posts())
      say(`half refused, ${what}`, await arrived(peer), `${count} once; ${await peer.early()} too early, 0`)
      say(
        '  busiest second',
        `${peak.toFixed(2)} × the mean`,
        `≤ 2; ${(share * 100).toFixed(0)} % of what limits allow`,
      )
    })
  }
}

/** The requests of each second behind the burst, until all but a tenth of the posts are there. */
function paceOf(calls: readonly PeerCall[], posts: readonly PeerPost[]) {
  const asked = calls.filter(({ path }) => path.endsWith('chat.postMessage')).map(({ atMs }) => atMs)
  const fromMs = (asked[0] ?? 0) + AFTER_BURST_MS
  const untilMs = posts[Math.floor(posts.length * 0.9)]?.atMs ?? 0
  const seconds = Math.floor((untilMs - fromMs) / SECOND)
  const counts = Array.from({ length: seconds }, () => 0)
  for (const atMs of asked) {
    const second = Math.floor((atMs - fromMs) / SECOND)
    if (atMs >= fromMs && second < seconds) counts[second] = (counts[second] ?? 0) + 1
  }
  const mean = counts.reduce((sum, one) => sum + one, 0) / seconds
  const allowed = SLACK_LIMITS.postsPerSecondInWorkspace * WORKSPACES
  return { peak: Math.max(...counts) / mean, share: mean / allowed }
}
