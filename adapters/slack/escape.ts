/**
 * Writes a literal text for a Slack field that decodes entities: the fallback text, `mrkdwn` and `plain_text`.
 * The only escape function of this adapter; a `rich_text` element takes its text as it is and needs none.
 * @see https://docs.slack.dev/messaging/formatting-message-text#escaping
 */
export function escapeSlack(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

/**
 * What some client takes for formatting, a mention, an emoji, a link or an entity. One underscore within a word, as file
 * names have it, opens nothing; a second one might be taken for its end.
 */
const MARKUP = /[<>&*~`@]|(?<!\w)_|_(?!\w)|_[\s\S]*_|\]\(|:[\w+'-]+:|:\/\//

/**
 * Tells whether a text is shown to the letter in `plain_text` and `mrkdwn` by every client.
 *
 * Slack itself reads no markup in `plain_text`, but has no way to write `*` literally in `mrkdwn`, and what stands in
 * for Slack (exports, previews, bridges) reads markup in both. Whatever is not plain belongs in `rich_text`.
 */
export function isPlain(text: string): boolean {
  return !MARKUP.test(text)
}
