import type { App, ViewSubmitAction } from '@slack/bolt'
import type { InputBlock } from '@slack/types'
import { isLanguageTag, LANGUAGE_TAGS, type Place } from '../../../src/index.ts'
import { FOLLOW } from '../../shared/digest-choices.ts'
import { inWorkspaceOf, type PartsHere, type SlackAppParts } from '../app-parts.ts'
import { privateThread } from '../conversation.ts'
import { SLACK_LIMITS } from '../limits.ts'
import { blocksInModal, formModal, modalOf, plain, showModal, type Trigger } from '../modal.ts'
import { questionField, writtenQuestion } from '../question-field.ts'
import { optionOf } from './options.ts'
import { type Person, personalPlace, publish } from './publish.ts'
import { type FieldState, readFormPlace } from './read-form.ts'

const ASK = 'home-ask'
const PREFER = 'home-prefer'

/** What is shown in a window. */
export interface Showing {
  readonly trigger: Trigger
  readonly at: Place
  /** The command's words. */
  readonly words: string
}

/** Answers a command in a window, to its reader alone. */
export async function showInWindow(parts: PartsHere, { trigger, at, words }: Showing): Promise<void> {
  const message = await parts.bot.command(at, words)
  const say = parts.voices[message.language]
  const place = { channel: at.target?.channel ?? '', thread: at.thread }
  await showModal(parts, trigger, modalOf({ title: 'title-answer', say, at: place, blocks: blocksInModal(message) }))
}

/** Opens the window for a question. */
export async function openAsk(parts: PartsHere, person: Person, trigger: Trigger): Promise<void> {
  const say = parts.voices[await parts.bot.language(await personalPlace(parts, person))]
  const at = { channel: person.user, thread: privateThread(person.user) }
  const view = formModal(
    { title: 'title-ask', say, at, blocks: [questionField(say, 'question-hint-private')] },
    { submit: 'submit-ask', callbackId: ASK },
  )
  await showModal(parts, trigger, view)
}

/** Opens the window of what a reader chooses for themselves. */
export async function openPreferences(parts: PartsHere, person: Person, trigger: Trigger): Promise<void> {
  const own = await personalPlace(parts, person)
  const view = await parts.bot.home?.view(own, async () => false)
  if (view === undefined) return
  const say = parts.voices[view.language]
  const languages = [
    optionOf(say('home.language-own'), FOLLOW),
    ...LANGUAGE_TAGS.map((tag) => optionOf(say(`subscription.language-${tag}`), tag)),
  ]
  const chosen = languages.find(({ value }) => value === (view.chosen.language ?? FOLLOW))
  const language: InputBlock = {
    type: 'input',
    block_id: 'language',
    label: plain(say('home.field-own-language')),
    element: {
      type: 'static_select',
      action_id: 'language',
      options: languages,
      ...(chosen === undefined ? {} : { initial_option: chosen }),
    },
  }
  const { zone: ownZone } = view.chosen
  const zone: InputBlock = {
    type: 'input',
    block_id: 'zone',
    optional: true,
    label: plain(say('home.field-own-zone')),
    hint: plain(say('home.hint-own-zone')),
    element: {
      type: 'plain_text_input',
      action_id: 'zone',
      max_length: SLACK_LIMITS.formText,
      placeholder: plain(view.zone),
      ...(ownZone === undefined ? {} : { initial_value: ownZone }),
    },
  }
  const form = formModal(
    {
      title: 'title-prefer',
      say,
      at: { channel: person.user, thread: privateThread(person.user) },
      blocks: [language, zone],
    },
    { submit: 'submit-save', callbackId: PREFER },
  )
  const kept = { directMessages: person.directMessages }
  await showModal(parts, trigger, { ...form, private_metadata: JSON.stringify(kept) })
}

/** Ties what is sent from these windows to the bot. */
export function wireWindows(app: App, parts: SlackAppParts): void {
  app.view<ViewSubmitAction>(ASK, async ({ ack, body, context, view }) => {
    const here = inWorkspaceOf(parts, context)
    const question = writtenQuestion(view.state.values)
    const person = { user: body.user.id, directMessages: undefined }
    const message = await parts.bot.reply(await personalPlace(here, person), question)
    const say = parts.voices[message.language]
    const at = { channel: person.user, thread: privateThread(person.user) }
    const shown = modalOf({ title: 'title-answer', say, at, blocks: blocksInModal(message) })
    await ack({ response_action: 'update', view: shown })
  })
  app.view<ViewSubmitAction>(PREFER, async ({ ack, body, context, view }) => {
    const here = inWorkspaceOf(parts, context)
    const { directMessages } = readFormPlace(view.private_metadata)
    const person = { user: body.user.id, directMessages }
    const { language, zone } = view.state.values
    const kept = await parts.bot.home?.prefer(await personalPlace(here, person), {
      language: languageIn(language?.language),
      zone: zone?.zone?.value?.trim() || undefined,
    })
    if (kept?.ok === false) {
      return await ack({ response_action: 'errors', errors: { zone: kept.failure[0]?.text ?? '' } })
    }
    await ack()
    await publish(here, person)
  })
}

function languageIn(field: FieldState | undefined) {
  const value = field?.selected_option?.value ?? ''
  return isLanguageTag(value) ? value : undefined
}
