/**
 * What Slack accepts in one message.
 *
 * Lengths are counted in UTF-16 code units of the text as sent, escapes included: Slack is said to count code points,
 * which are never more, so a text that fits here fits either way.
 *
 * @see https://docs.slack.dev/reference/block-kit/blocks for blocks, and its `block-elements` and
 * `composition-objects` for what stands in them.
 */
export const SLACK_LIMITS = {
  /** Blocks of one message. */
  blocksPerMessage: 50,
  /** Blocks of a modal or of the Home tab. */
  blocksPerView: 100,
  /**
   * All blocks of one message, as JSON. Not documented: Slack answers `msg_blocks_too_long` somewhat above 13,200
   * characters, markup included, so counting the whole JSON stays on the safe side.
   * @see https://github.com/slackapi/bolt-js/issues/2509 and 2867
   */
  jsonPerMessage: 12_000,
  /** Text of a `header` block. */
  header: 150,
  /** Text of a text object: a `section`, or one element of a `context`. */
  textObject: 3_000,
  /**
   * Text of one `rich_text` block. Slack documents none; this is a section's, and keeps a text of which every
   * character doubles in JSON within a message.
   */
  richText: 3_000,
  /** Elements of a `context` block. */
  contextElements: 10,
  /** Elements of an `actions` block. */
  actionsElements: 25,
  /** Label of a button. */
  buttonText: 75,
  /** Value of a button. */
  buttonValue: 2_000,
  /** A window or the Home tab as JSON, in bytes of UTF-8; Slack takes 250,000, everything else in it included. */
  bytesOfBlocksPerView: 240_000,
  /** Options of a menu. */
  selectOptions: 100,
  /** Text of one option. */
  optionText: 75,
  /** What somebody may write in one field of ours; Slack's own limit is 3,000. */
  formText: 200,
  /** What somebody may ask in a window; ours as well. */
  question: 500,
  /** What is said beside a field that was filled in wrongly. Slack documents no limit; this is a few lines. */
  formError: 500,
  /** What a window keeps for itself. */
  privateMetadata: 3_000,
  /** Address of a link; documented for a button's. */
  url: 3_000,
  /** `chat.postMessage`: about one a second in a channel, short bursts tolerated. @see https://docs.slack.dev/apis/web-api/rate-limits */
  postsPerSecondInChannel: 1,
  burstInChannel: 1,
  /**
   * A limit of the workspace exists without a number. A commercial sender keeps to 525 a minute.
   * @see https://help.moveworks.com for its sending limits
   */
  postsPerSecondInWorkspace: 8.75,
  burstInWorkspace: 20,
} as const
