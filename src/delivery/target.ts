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
  return [platform, workspace, channel].map(encodeURIComponent).join('/')
}
