import { WebAPIPlatformError } from '@slack/web-api'

/** The word with which Slack refuses a call, such as `not_in_channel`; `undefined` for any other error. */
export function slackRefusal(error: unknown): string | undefined {
  return error instanceof WebAPIPlatformError ? error.data.error : undefined
}
