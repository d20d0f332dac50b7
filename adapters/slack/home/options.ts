import type { PlainTextOption } from '@slack/types'
import { SLACK_LIMITS } from '../limits.ts'
import { plain } from '../modal.ts'

/** One choice of a menu, its text within Slack's limit. @param value at most 150 characters. */
export function optionOf(text: string, value: string): PlainTextOption {
  const characters = [...text]
  const isLong = text.length > SLACK_LIMITS.optionText
  return { text: plain(isLong ? `${characters.slice(0, SLACK_LIMITS.optionText / 2).join('')}…` : text), value }
}
