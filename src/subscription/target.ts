/** A place that digests go to. Every part is opaque, made and read by one platform's adapter. */
export interface Target {
  /** Id of the platform, as its `Platform` says. */
  readonly platform: string
  /** The workspace or tenant, from a verified request; nothing is shared between two of them. */
  readonly workspace: string
  readonly channel: string
}

/** The key under which everything of a target is kept; two targets never share one, whatever their parts hold. */
export function targetKey({ platform, workspace, channel }: Target): string {
  return [platform, workspace, channel].map(encodePart).join('/')
}

/** Names the workspace of a target: what posts to it share a limit, a lane and a turn under. */
export function workspaceKey({ platform, workspace }: Pick<Target, 'platform' | 'workspace'>): string {
  return `${platform}/${workspace}`
}

/** The target of a key that `targetKey` made. @throws Error for any other text. */
export function targetOf(key: string): Target {
  const [platform, workspace, channel, ...rest] = key.split('/').map(decodePart)
  if (platform === undefined || workspace === undefined || channel === undefined || rest.length > 0) {
    throw new Error('not the key of a target')
  }
  return { platform, workspace, channel }
}

/** What is encoded as itself, as nearly every id is. */
const PLAIN = /^[\w.~!*'()-]*$/

/** Half a surrogate pair has no encoding of its own; `%u` is nothing that the others are encoded as. */
function encodePart(part: string): string {
  if (PLAIN.test(part)) return part
  return part.replace(/\p{Surrogate}|\P{Surrogate}+/gu, (run) =>
    run.isWellFormed() ? encodeURIComponent(run) : `%u${run.charCodeAt(0).toString(16)}`,
  )
}

function decodePart(part: string): string {
  if (PLAIN.test(part)) return part
  return part.replace(/%u([0-9a-f]{4})|(?:(?!%u).)+/gs, (run, half: string | undefined) =>
    half === undefined ? decodeURIComponent(run) : String.fromCharCode(Number.parseInt(half, 16)),
  )
}
