/** What a command tells the shell, as the README promises. */
export const EXIT = {
  done: 0,
  /** Something that was given could not be used: a file, a line, a setting; or `verify` found a mistake. */
  badInput: 1,
  /** The command was not understood. */
  usage: 2,
} as const

/** One of the values of `EXIT`. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]
