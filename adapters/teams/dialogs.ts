import type { Message, Say } from '../../src/index.ts'
import type { Press } from './buttons.ts'
import { cardAlone, type Speaking } from './card-alone.ts'
import { attachmentOf } from './conversation.ts'
import { TEAMS_LIMITS } from './limits.ts'
import { cardForDialog } from './other-buttons.ts'

/** What opens or goes on in a dialog of the reader's own. */
function going(title: string, card: unknown): object {
  return { task: { type: 'continue', value: { title, card: attachmentOf(card), width: 'medium', height: 'medium' } } }
}

/** Shows a message to whoever asked, and to nobody else. */
export function messageDialog(message: Message, speaking: Speaking, title = 'teams.title-answer'): object {
  return going(speaking.say(title), cardForDialog(cardAlone(message, speaking)))
}

/** Shows elements with fields and buttons of their own. */
export function formDialog(title: string, body: readonly object[]): object {
  return going(title, cardOf(body, []))
}

function cardOf(body: readonly object[], actions: readonly object[]): object {
  const $schema = 'http://adaptivecards.io/schemas/adaptive-card.json'
  return {
    type: 'AdaptiveCard',
    $schema,
    version: TEAMS_LIMITS.schema,
    body,
    ...(actions.length === 0 ? {} : { actions }),
  }
}

/** Shows the answer to a button. */
export function answerDialog(message: Message, { verb }: Press, speaking: Speaking): object {
  const title = verb === 'show-line' || verb === 'why' ? `teams.title-${verb}` : 'teams.title-answer'
  return messageDialog(message, speaking, title)
}

/** Asks for a question about an item. */
export function questionDialog({ verb, value }: Press, say: Say): object {
  const input = {
    type: 'Input.Text',
    id: 'question',
    label: say('teams.question-label'),
    placeholder: say('teams.question-hint'),
    isMultiline: true,
    isRequired: true,
    errorMessage: say('teams.question-missing'),
    maxLength: TEAMS_LIMITS.question,
  }
  const submit = { type: 'Action.Submit', title: say('teams.submit-ask'), data: { verb, value } }
  return going(say('teams.title-ask-about'), cardOf([input], [submit]))
}

/** Closes a dialog with a word. */
export function closing(text: string): object {
  return { task: { type: 'message', value: text } }
}
