import { z } from 'zod'

/**
 * What is kept of a workspace or an organisation.
 *
 * `grant`: a token that Slack gave. `link`: the workspace uses the token of its organisation. `gone`: the bot was
 * removed, and what it kept there is being erased; no token any more.
 */
export type InstallationRecord = Grant | Link | Gone

/** A token that Slack gave when the bot was installed. */
export interface Grant {
  readonly kind: 'grant'
  readonly token: string
  readonly botUser: string
  readonly botId: string
  /** `undefined` for a token that lasts until it is revoked. */
  readonly rotation: Rotation | undefined
  readonly installedAtMs: number
}

/** How a token that expires is replaced. */
export interface Rotation {
  /** Slack takes it once. */
  readonly refreshToken: string
  readonly expiresAtMs: number
  /** Until then somebody is at it, and nobody else is; 0 when nobody. */
  readonly leasedUntilMs: number
  /** Slack takes the refresh token no more: only installing the bot again helps. */
  readonly isRefused: boolean
}

/** A workspace that an organisation's installation covers. */
export interface Link {
  readonly kind: 'link'
  readonly enterprise: string
}

/** A workspace that is being forgotten. */
export interface Gone {
  readonly kind: 'gone'
  readonly atMs: number
}

const RECORD: z.ZodType<InstallationRecord> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('grant'),
    token: z.string(),
    botUser: z.string(),
    botId: z.string(),
    rotation: z
      .object({ refreshToken: z.string(), expiresAtMs: z.int(), leasedUntilMs: z.int(), isRefused: z.boolean() })
      .optional()
      .transform((value): Rotation | undefined => value),
    installedAtMs: z.int(),
  }),
  z.object({ kind: z.literal('link'), enterprise: z.string() }),
  z.object({ kind: z.literal('gone'), atMs: z.int() }),
])

/** Reads what was written as JSON; `undefined` when it is none of ours. */
export function parseRecord(text: string): InstallationRecord | undefined {
  return RECORD.safeParse(JSON.parse(text)).data
}
