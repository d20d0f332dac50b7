/** What Slack writes in angle brackets: a link, a mention, a channel, a special word; each with a label or none. */
const BRACKET = /<([^<>|]*)(?:\|([^<>]*))?>/g

/**
 * Reads the words of a message as its author wrote them, from the form in which Slack sends them.
 * @see https://docs.slack.dev/messaging/formatting-message-text#retrieving-messages
 */
export function plainMessage(text: string): string {
  return decode(text.replace(BRACKET, (_, inner: string, label: string | undefined) => shownAs(inner, label)))
}

/** The address of a message that is a link and nothing else; `undefined` for any other message. */
export function onlyLink(text: string): string | undefined {
  const inner = /^<(https?:\/\/[^<>|\s]+)(?:\|[^<>]*)?>$/.exec(text.trim())?.[1]
  return inner === undefined ? undefined : decode(inner)
}

function shownAs(inner: string, label: string | undefined): string {
  if (/^[@#!]/.test(inner)) return label ?? inner
  return label === undefined || label === '' ? inner.replace(/^mailto:/, '') : label
}

/** The three characters that Slack escapes; `&amp;` last, so that nothing is read twice. */
function decode(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
}
