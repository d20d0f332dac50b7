/**
 * What Teams accepts in one message, and what reads well there.
 * @see https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format
 */
export const TEAMS_LIMITS = {
  /** The highest Adaptive Card schema that Teams supports; `Action.Execute` needs it. */
  schema: '1.5',
  /**
   * The whole message, counted as UTF-16: two bytes a code unit, Chinese and Latin alike. Teams takes about 100 kB
   * today, an older page says 40 kB and webhooks 28 kB: this fits every path.
   * @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
   */
  bytesPerMessage: 25_000,
  bytesPerCodeUnit: 2,
  /** Code units that the client adds around a card and its summary: addresses, ids, attachment. Ours. */
  envelope: 500,
  /** JSON of one element of the card's body, in code units: what is longer is divided. Ours. */
  jsonPerElement: 6_000,
  /** Text of one `RichTextBlock`. Ours; Teams documents none. */
  text: 2_000,
  /** Buttons of one `ActionSet`: what Microsoft's renderer shows by default; Teams shows six. */
  actionsPerSet: 5,
  /** Latin letters of one row of buttons, sides included, in a window of 320 pixels. Ours, by Microsoft's renderer. */
  lettersPerRow: 40,
  /** What somebody may ask in a dialog. Ours. */
  question: 500,
  /** Title of a button; a longer one is cut by every client. Ours. */
  actionTitle: 75,
  /** Value of a button, as the engine promises it; it stands in the card twice. */
  actionValue: 1_000,
  /**
   * What one bot may post in one place: 7 in 1 s, 8 in 2 s, 60 in 30 s, 1,800 in an hour. A bucket of 6 that fills by
   * 0.49 a second keeps below all four.
   * @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
   */
  postsPerSecondInPlace: 0.49,
  burstInPlace: 6,
  /** Documents say 50 a second for an app in a tenant, others 30: at most 25 in any second. */
  postsPerSecondInTenant: 20,
  burstInTenant: 5,
  /** Address of a link. Ours, as no browser promises more. */
  url: 2_000,
} as const
