import { ACTION_VERBS, type Action, type Message } from '../../src/index.ts'

/** What the page needs of a chat platform: how a message looks there, and what a pressed button there means. */
export interface PreviewPlatform {
  /** Payloads in the order they would be sent: the post, then what did not fit and follows in the thread. */
  render(message: Message): readonly object[]
  /** Reads what the platform sends back when a button is pressed; `undefined` when it is none of the bot's. */
  readPress(action: Readonly<Record<string, unknown>>): Pick<Action, 'verb' | 'value'> | undefined
}

/** The two platforms shown side by side. */
export interface PreviewPlatforms {
  readonly slack: PreviewPlatform
  readonly teams: PreviewPlatform
}

/** Renders a message as one post, with what did not fit into it. */
export type Renderer = (message: Message) => object & { readonly overflow: readonly object[] }

/** The platforms' own parts, handed in because adapters do not know each other. */
export interface PlatformParts {
  readonly renderSlack: Renderer
  readonly renderTeams: Renderer
  /** Reads a verb out of a Slack button's `action_id`; `undefined` for one that the renderer did not make. */
  slackVerbOf(actionId: string): Action['verb'] | undefined
}

/** Puts the two platforms together. */
export function previewPlatforms(parts: PlatformParts): PreviewPlatforms {
  return {
    slack: {
      render: (message) => postsOf(parts.renderSlack(message)),
      readPress({ action_id: id, value }) {
        const verb = typeof id === 'string' ? parts.slackVerbOf(id) : undefined
        return verb === undefined || typeof value !== 'string' ? undefined : { verb, value }
      },
    },
    teams: {
      render: (message) => postsOf(parts.renderTeams(message)),
      readPress: readTeamsPress,
    },
  }
}

function postsOf({ overflow, ...post }: ReturnType<Renderer>): readonly object[] {
  return [post, ...overflow]
}

/** `Action.Execute` names its verb beside the data, the `Action.Submit` it falls back to names it within. */
function readTeamsPress(action: Readonly<Record<string, unknown>>): Pick<Action, 'verb' | 'value'> | undefined {
  const data = isRecord(action.data) ? action.data : {}
  const named = action.verb ?? data.verb
  const verb = ACTION_VERBS.find((one) => one === named)
  const value = data.value
  return verb === undefined || typeof value !== 'string' ? undefined : { verb, value }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
