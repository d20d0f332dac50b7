/** A workspace in which the bot is installed, as far as talking there takes. */
export interface SlackWorkspace {
  /** Id of the workspace that a request came from; never that of an organisation. */
  readonly id: string
  readonly token: string
  /** The bot's own account. */
  readonly botUser: string
  readonly botId: string
}

/** Where a request comes from, as Slack's signed envelope says. */
export interface SlackOrigin {
  /** `undefined` for what concerns a whole organisation. */
  readonly team: string | undefined
  /** The organisation of an Enterprise Grid; `undefined` outside of one. */
  readonly enterprise: string | undefined
}

/** Knows the token of each workspace. */
export interface SlackWorkspaces {
  /** @returns `undefined` where the bot is not installed, or no longer. */
  find(origin: SlackOrigin): Promise<SlackWorkspace | undefined>
  /** The same for a workspace that a digest goes to. */
  tokenOf(workspace: string): Promise<string | undefined>
}
