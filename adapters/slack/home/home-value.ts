/** What the buttons of a reader's page do. */
export const HOME_VERBS = [
  'new',
  'edit',
  'pause',
  'resume',
  'end',
  'now',
  'show',
  'language',
  'prefer',
  'topic',
  'ask',
] as const

/** One of `HOME_VERBS`. */
export type HomeVerb = (typeof HOME_VERBS)[number]

/** Names a button or menu of the page, apart from those of messages: what it does, and a number. */
export function homeActionId(verb: HomeVerb, index: number): string {
  return `home:${verb}:${index}`
}

/** Every id that `homeActionId` makes, and no other. */
export const HOME_ACTION = /^home:([a-z]+):\d{1,6}$/

/** Reads what a button of the page does; `undefined` for any other id. */
export function homeVerbOf(actionId: string): HomeVerb | undefined {
  const verb = HOME_ACTION.exec(actionId)?.[1]
  return HOME_VERBS.find((one) => one === verb)
}

/** What a button is about. */
export interface HomeValue {
  /** Empty where it is about no channel. */
  readonly channel: string
  /** Id of a subscription, or the words to run. */
  readonly about: string
}

/** Writes what a button is about, within the limit of a button's value. */
export function writeHomeValue({ channel, about }: HomeValue): string {
  return `${channel}|${about}`
}

/** Reads it back. */
export function readHomeValue(value: string): HomeValue {
  const at = value.indexOf('|')
  return at < 0 ? { channel: '', about: value } : { channel: value.slice(0, at), about: value.slice(at + 1) }
}
