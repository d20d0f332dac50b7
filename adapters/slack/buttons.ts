import type { App, BlockAction, ButtonAction, RespondFn, ViewSubmitAction } from '@slack/bolt'
import type { AnyBlock, KnownBlock } from '@slack/types'
import type { Action, Message } from '../../src/index.ts'
import { verbOf } from './action-id.ts'
import { inWorkspaceOf, type PartsHere, type SlackAppParts } from './app-parts.ts'
import {
  asBody,
  isPrivate,
  placeOf,
  postAnswer,
  privateThread,
  SLACK_PLATFORM,
  type SlackPlace,
} from './conversation.ts'
import { SLACK_LIMITS } from './limits.ts'
import { blocksInModal, formModal, type ModalPlace, modalOf, readPlace, showModal } from './modal.ts'
import { isPlaceClosed, outcomeOf } from './post-outcome.ts'
import { questionField, writtenQuestion } from './question-field.ts'
import { quietText } from './quiet-blocks.ts'
import { pagesOf } from './render.ts'
import { slackRefusal } from './slack-refusal.ts'

type Press = BlockAction<ButtonAction>

interface Pressed {
  readonly action: Pick<Action, 'verb' | 'value'>
  readonly at: SlackPlace
  readonly body: Press
  readonly respond: RespondFn
}

const ASK_ABOUT = 'ask-about'

/** Ties the buttons of messages and windows to the bot. */
export function wireButtons(app: App, parts: SlackAppParts): void {
  app.action<Press>(/^[a-z-]+-\d+$/, async ({ action, body, context, ack, respond }) => {
    await ack()
    const here = inWorkspaceOf(parts, context)
    const verb = verbOf(action.action_id)
    const at = placeOfPress(body)
    if (verb === undefined || action.value === undefined || at === undefined) return
    await press(here, { action: { verb, value: action.value }, at, body, respond })
  })
  app.view<ViewSubmitAction>(ASK_ABOUT, async ({ ack, body, context, view }) => {
    const here = inWorkspaceOf(parts, context)
    const at = readPlace(view.private_metadata)
    const question = writtenQuestion(view.state.values)
    if (at?.reference === undefined) return await ack()
    // a window that is sent twice asks once
    const asked = { at: { ...at, user: body.user.id }, reference: at.reference, question }
    const isNew = await parts.doOnce(`slack-view/${here.workspace.id}/${view.id}`, () => askAbout(here, asked, ack))
    if (!isNew) await ack({ response_action: 'clear' })
  })
}

async function press(parts: PartsHere, pressed: Pressed): Promise<void> {
  const { action, at, body } = pressed
  switch (action.verb) {
    case 'share':
      return await share(parts, pressed)
    case 'ask-about':
      return await openQuestion(parts, pressed)
    case 'like':
    case 'dislike':
    case 'more':
    case 'less':
      return await judge(parts, pressed)
    case 'show-line':
    case 'why':
      return await showAnswer(parts, pressed, await parts.bot.press(await placeOf(parts, at), action))
    default: {
      const message = await parts.bot.press(await placeOf(parts, at), action)
      if (body.view !== undefined) await showAnswer(parts, pressed, message)
      else await say(parts, pressed, message)
    }
  }
}

/** Shows something to whoever pressed, and to nobody else. */
async function showAnswer(parts: PartsHere, { action, at, body }: Pressed, message: Message): Promise<void> {
  const title = action.verb === 'show-line' || action.verb === 'why' ? `title-${action.verb}` : 'title-answer'
  const say = parts.voices[message.language]
  await showModal(parts, body, modalOf({ title, say, at, blocks: blocksInModal(message) }))
}

/** Says something where it was asked: in the thread, or to its reader alone where they alone saw the button. */
async function say(parts: PartsHere, { at, respond }: Pressed, message: Message): Promise<void> {
  if (!isPrivate(at)) await postAnswer(parts, at, message)
  else await tell(respond, message)
}

async function tell(respond: RespondFn, message: Message): Promise<void> {
  for (const page of pagesOf(message)) {
    await respond({ response_type: 'ephemeral', replace_original: false, ...asBody(page) })
  }
}

const NOTED = 'noted'

/** A verdict is noted above what it is about; pressed twice, it stands there once. */
async function judge(parts: PartsHere, { action, at, body, respond }: Pressed): Promise<void> {
  const message = await parts.bot.press(await placeOf(parts, at), action)
  const { view } = body
  if (view === undefined || view.type !== 'modal') return await tell(respond, message)
  const others = view.blocks.filter((block: AnyBlock) => block.block_id !== NOTED)
  const noted: KnownBlock = { ...quietText(message.summary), block_id: NOTED }
  const { title, close, private_metadata } = view
  const blocks = [noted, ...others].slice(0, SLACK_LIMITS.blocksPerView)
  const shown = { type: 'modal' as const, title, private_metadata, blocks, ...(close === null ? {} : { close }) }
  try {
    await parts.client.views.update({ token: parts.workspace.token, view_id: view.id, hash: view.hash, view: shown })
  } catch (error) {
    // somebody pressed again meanwhile, and that press has noted it
    if (slackRefusal(error) !== 'hash_conflict') throw error
  }
}

async function openQuestion(parts: PartsHere, { action, at, body }: Pressed): Promise<void> {
  const say = parts.voices[await parts.bot.language(await placeOf(parts, at))]
  const input = questionField(say, isPrivate(at) ? 'question-hint-private' : 'question-hint')
  const where: ModalPlace = { channel: at.channel, thread: at.thread, reference: action.value }
  const view = formModal(
    { title: 'title-ask-about', say, at: where, blocks: [input] },
    { submit: 'submit-ask', callbackId: ASK_ABOUT },
  )
  await showModal(parts, body, view)
}

interface AskedAbout {
  readonly at: SlackPlace
  readonly reference: string
  readonly question: string
}

type Ack = (response?: { response_action: 'clear' } | ReturnType<typeof showInstead>) => Promise<void>

/** The answer stands in the thread of the message; where only its reader saw that, in the window itself. */
async function askAbout(parts: PartsHere, { at, reference, question }: AskedAbout, ack: Ack): Promise<void> {
  if (!isPrivate(at)) await ack({ response_action: 'clear' })
  const message = await parts.bot.askAbout(await placeOf(parts, at), reference, question)
  if (!isPrivate(at)) await postAnswer(parts, at, message)
  else await ack(showInstead(parts, at, message))
}

function showInstead({ voices }: PartsHere, at: SlackPlace, message: Message) {
  const say = voices[message.language]
  const view = modalOf({ title: 'title-answer', say, at, blocks: blocksInModal(message) })
  return { response_action: 'update' as const, view }
}

async function share(parts: PartsHere, { action, at, respond }: Pressed): Promise<void> {
  const place = await placeOf(parts, at)
  const say = parts.voices[await parts.bot.language(place)]
  let trouble: unknown
  const shared = await parts.bot.share(place, action.value, async (message) => {
    const posted = await postShared(parts, at, message)
    trouble = posted.trouble
    return posted.thread
  })
  if (trouble !== undefined && !isPlaceClosed(trouble)) throw trouble
  const text = say(shared === 'gone' ? 'judge.share-gone' : `judge.${shared}`)
  await respond({ response_type: 'ephemeral', replace_original: false, text })
}

/** A post of its own, or what kept it from being one. */
interface PostedShare {
  readonly thread?: string
  readonly trouble?: unknown
}

/** @throws the library's error where it may stand there nevertheless, or in part; after trouble it surely does not. */
async function postShared(
  { client, patiently, workspace: { id: workspace, token } }: PartsHere,
  { channel }: SlackPlace,
  message: Message,
): Promise<PostedShare> {
  let thread: string | undefined
  try {
    for (const page of pagesOf(message)) {
      const below = thread === undefined ? {} : { thread_ts: thread }
      const { ts } = await patiently(() => client.chat.postMessage({ token, channel, ...asBody(page), ...below }))
      thread ??= ts
    }
    return thread === undefined ? {} : { thread }
  } catch (error) {
    const { kind } = outcomeOf(error, { platform: SLACK_PLATFORM, workspace, channel })
    if (thread !== undefined || kind === 'unsure') throw error
    return { trouble: error }
  }
}

/** A button in a window carries its place in the window's own metadata. */
function placeOfPress(body: Press): SlackPlace | undefined {
  const user = body.user.id
  if (body.view !== undefined) {
    const kept = readPlace(body.view.private_metadata)
    return kept && { user, channel: kept.channel, thread: kept.thread }
  }
  const { channel, message, container } = body
  if (channel === undefined) return undefined
  if (container.is_ephemeral === true) return { user, channel: channel.id, thread: privateThread(user) }
  return { user, channel: channel.id, thread: String(message?.thread_ts ?? message?.ts ?? channel.id) }
}
