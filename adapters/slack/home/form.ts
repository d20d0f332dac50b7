import { createHash } from 'node:crypto'
import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt'
import type { KnownBlock } from '@slack/types'
import type { SaidMistake, SubscriptionForm } from '../../../src/index.ts'
import { inWorkspaceOf, type PartsHere, type SlackAppParts } from '../app-parts.ts'
import { SLACK_LIMITS } from '../limits.ts'
import { showModal, type Trigger } from '../modal.ts'
import { FORM, type FormPlace, formView, RHYTHM_ACTION } from './form-view.ts'
import { isReached } from './membership.ts'
import { isTheirs, type Person, personalPlace, placeIn, publish } from './publish.ts'
import { chosenChannel, type FormState, readFormPlace, readFormState } from './read-form.ts'

/** What a window is opened for. */
export interface FormOpening {
  readonly trigger: Trigger
  /** Empty where the reader is to choose one. */
  readonly channel: string
  /** Empty for a new subscription. */
  readonly id: string
}

/** Opens the window of a subscription, new or there; one that is gone is shown to be gone. */
export async function openForm(parts: PartsHere, person: Person, opening: FormOpening): Promise<void> {
  const { trigger, channel, id } = opening
  const at = { channel, id, directMessages: person.directMessages }
  const form = await formAt(parts, person, at)
  if (form === undefined) return await publish(parts, person)
  await showModal(parts, trigger, await draw(parts, person, { form, at }))
}

/** Ties the window to the bot: its fields follow the rhythm, and its mistakes stand beside their fields. */
export function wireForm(app: App, parts: SlackAppParts): void {
  app.action<BlockAction>(RHYTHM_ACTION, async ({ body, context, ack }) => {
    await ack()
    const here = inWorkspaceOf(parts, context)
    const { view } = body
    if (view === undefined) return
    const at = readFormPlace(view.private_metadata)
    const person = { user: body.user.id, directMessages: at.directMessages }
    const before = await formAt(here, person, at)
    if (before === undefined) return
    const form = readFormState(view.state.values, before)
    const shown = await draw(here, person, { form, at })
    await parts.client.views.update({ token: here.workspace.token, view_id: view.id, hash: view.hash, view: shown })
  })
  app.view<ViewSubmitAction>(FORM, async ({ ack, body, context, view }) => {
    const here = inWorkspaceOf(parts, context)
    const at = readFormPlace(view.private_metadata)
    const person = { user: body.user.id, directMessages: at.directMessages }
    const saved = await save(here, person, { at, state: view.state.values, view: view.id })
    if (!saved.ok) return await ack({ response_action: 'errors', errors: errorsOf(saved.mistakes, view.blocks) })
    await ack()
    await publish(here, person, saved.summary)
  })
}

interface Sent {
  readonly at: FormPlace
  readonly state: FormState
  /** Id of the window. */
  readonly view: string
}

type Saved =
  | { readonly ok: true; readonly summary: string }
  | { readonly ok: false; readonly mistakes: readonly SaidMistake[] }

async function save(parts: PartsHere, person: Person, { at, state, view }: Sent): Promise<Saved> {
  const channel = at.channel === '' ? chosenChannel(state) : at.channel
  const place = await placeIn(parts, person, channel)
  const say = parts.voices[await parts.bot.language(await personalPlace(parts, person))]
  const refuse = (key: string, field: string | undefined): Saved => ({
    ok: false,
    mistakes: [{ field, text: say(key) }],
  })
  const field = at.channel === '' ? 'channel' : undefined
  if (!(await isTheirs(parts, person, channel))) return refuse('home.channel-not-yours', field)
  if (!(await isReached(parts, channel))) return refuse('home.channel-uninvited', field)
  const before = await formAt(parts, person, { ...at, channel })
  if (before === undefined || parts.bot.home === undefined) return refuse('subscription.entry-gone', undefined)
  const form = readFormState(state, before)
  const id = at.id === '' ? undefined : at.id
  // a window that is sent twice saves once
  const once = createHash('sha256').update(`${parts.workspace.id}/${view}`).digest('hex').slice(0, 32)
  const result = await parts.bot.home.save(place, { form, id, once })
  return result.ok ? { ok: true, summary: result.value.summary } : { ok: false, mistakes: result.failure }
}

async function formAt(parts: PartsHere, person: Person, at: FormPlace): Promise<SubscriptionForm | undefined> {
  const place = at.channel === '' ? await personalPlace(parts, person) : await placeIn(parts, person, at.channel)
  return await parts.bot.home?.form(place, at.id === '' ? undefined : at.id)
}

interface Drawing {
  readonly form: SubscriptionForm
  readonly at: FormPlace
}

async function draw(parts: PartsHere, person: Person, { form, at }: Drawing): Promise<ReturnType<typeof formView>> {
  const own = await personalPlace(parts, person)
  const view = await parts.bot.home?.view(own, async () => false)
  const language = view?.language ?? (await parts.bot.language(own))
  const { topics = [], packs = [] } = view ?? {}
  return formView({ form, say: parts.voices[language], language, topics, packs, at })
}

/**
 * Several mistakes of one field stand one after another, as many as there is room for; what is about no field, or one
 * that is not there, beside the first.
 */
function errorsOf(
  mistakes: readonly SaidMistake[],
  blocks: readonly Pick<KnownBlock, 'block_id'>[],
): Record<string, string> {
  const ids = blocks.flatMap(({ block_id: id }) => id ?? [])
  const errors = new Map<string, string>()
  for (const { field, text } of mistakes) {
    const id = field !== undefined && ids.includes(field) ? field : (ids[0] ?? 'rhythm')
    const before = errors.get(id)
    const all = before === undefined ? text : `${before} ${text}`
    if (before === undefined || all.length <= SLACK_LIMITS.formError) errors.set(id, all)
  }
  return Object.fromEntries(errors)
}
