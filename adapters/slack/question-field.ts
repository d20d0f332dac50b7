import type { InputBlock } from '@slack/types'
import type { Say } from '../../src/index.ts'
import { SLACK_LIMITS } from './limits.ts'
import { plain } from './modal.ts'

const QUESTION = 'question'

/** The field of a window in which a question is written. @param hint its text is `slack.<hint>`. */
export function questionField(say: Say, hint: 'question-hint' | 'question-hint-private'): InputBlock {
  return {
    type: 'input',
    block_id: QUESTION,
    label: plain(say('slack.question-label')),
    hint: plain(say(`slack.${hint}`)),
    element: {
      type: 'plain_text_input',
      action_id: QUESTION,
      multiline: true,
      max_length: SLACK_LIMITS.question,
      focus_on_load: true,
    },
  }
}

/** What was written in it; empty where nothing was. */
export function writtenQuestion(
  values: Readonly<Record<string, Readonly<Record<string, { readonly value?: string | null }>>>>,
): string {
  return values[QUESTION]?.[QUESTION]?.value ?? ''
}
