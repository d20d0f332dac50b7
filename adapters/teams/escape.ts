/**
 * Writes a literal text for a Teams field that may be read as Markdown: the card's `fallbackText`.
 * The only escape function of this adapter; a `TextRun` takes its text as it is and needs none.
 *
 * An address loses what a renderer would recognise it by, so that no link is made of it.
 * A `<` that could open a tag becomes the full-width `＜`: Teams reads `<at>` and knows no escape for it.
 * @see https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format for the subset.
 */
export function escapeTeams(text: string): string {
  return withoutTags(text)
    .replace(/[\\[\](){}*_~`#>|!&]|:(?=\/\/)|\.(?=\p{L})/gu, '\\$&')
    .replace(/^(\s*)([-+])/gm, '$1\\$2')
    .replace(/^(\s*\d{1,9})\./gm, '$1\\.')
}

/** Writes a literal text for a field of plain text that some client could read as XML: no tag can open in it. */
export function withoutTags(text: string): string {
  return text.replace(/<(?=[a-z/!?])/gi, '＜')
}

/** What a client could take for a tag of Teams or a date function of Adaptive Cards, cut in two within it. */
const INSIDE_MARKUP = /(?<=<)(?=\/?at\b)|(?<=\{)(?=\{)/i

/**
 * Divides a literal text into the runs that make it inert: shown side by side they read as the text, and none holds a
 * whole `<at` or `{{`, which hosts look for within one run.
 * @see https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features for `{{DATE(…)}}`.
 */
export function inertRuns(text: string): readonly string[] {
  return text.split(INSIDE_MARKUP)
}

/** Characters that no host reads as markup, whatever their order. */
const PLAIN = /^(?!\s*\d+[.)])[\p{L}\p{M}\p{N} .,:;·、。，：；！？“”‘’（）《》〈〉「」『』…—–/%+-]*$/u

/** Tells whether a text is shown to the letter by a `TextBlock`, which reads Markdown. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text) && !/^\s*[-+]|:\/\/|\p{L}\.\p{L}/u.test(text)
}
