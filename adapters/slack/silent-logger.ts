import { type Logger, LogLevel } from '@slack/web-api'

/** For Slack's libraries, which otherwise write to the console, and in words of their own: what matters is thrown or told. */
export const SILENT_LOGGER: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
}
