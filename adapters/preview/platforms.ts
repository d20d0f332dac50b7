import type { Action, Message } from '../../src/index.ts'

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
