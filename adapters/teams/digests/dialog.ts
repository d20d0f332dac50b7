import { createHash } from 'node:crypto'
import {
  type EntryChange,
  type Home,
  type HomeView,
  isLanguageTag,
  type Message,
  type Place,
  type SaidMistake,
  type Say,
  type SubscriptionForm,
} from '../../../src/index.ts'
import { cardAlone } from '../card-alone.ts'
import { type CheckedActivity, type ConversationParts, placeOf, targetAt } from '../conversation.ts'
import { formDialog } from '../dialogs.ts'
import { cardForDialog } from '../other-buttons.ts'
import type { References } from '../references.ts'
import { choicesElements, type FormSubject, formElements } from './form.ts'
import { buttonRows, plainButton } from './inputs.ts'
import { endElements, listElements } from './list.ts'
import { filledForm, readSent, type SentDigests } from './read-form.ts'

/** Names the dialog of digests in the manifest. */
export const DIGESTS_COMMAND = 'digests'

/** What the dialog takes. */
export interface DigestParts extends Pick<ConversationParts, 'bot' | 'voices'> {
  readonly references: Pick<References, 'find'>
}

/** A reader at the dialog of one place. */
interface Desk extends DigestParts {
  readonly home: Home
  readonly place: Place
  readonly activity: CheckedActivity
}

function deskOf({ bot, voices, references }: DigestParts, activity: CheckedActivity): Desk | undefined {
  return bot.home && { bot, voices, references, home: bot.home, place: placeOf(activity), activity }
}

/** Shows the digests of the place. @returns `undefined` where there is no delivery of digests. */
export async function digestDialog(parts: DigestParts, activity: CheckedActivity): Promise<object | undefined> {
  const desk = deskOf(parts, activity)
  return desk && (await showList(desk))
}

/** Does what was pressed in the dialog, and shows what comes next. @returns `undefined` for what is not of it. */
export async function submitDigests(parts: DigestParts, activity: CheckedActivity): Promise<object | undefined> {
  const sent = readSent(activity.value)
  const desk = deskOf(parts, activity)
  return sent && desk && (await answer(desk, sent))
}

async function answer(desk: Desk, sent: SentDigests): Promise<object> {
  const { home, place, activity } = desk
  switch (sent.digests) {
    case 'list':
      return await showList(desk, { page: sent.page })
    case 'new':
    case 'edit':
      return await showForm(desk, { id: sent.id, once: activity.id ?? '' })
    case 'rhythm':
      return await showForm(desk, sent, { sent })
    case 'save':
      return await save(desk, sent)
    case 'ask-end':
      return show(await viewOf(desk), desk, (say) => endElements(sent.id, say))
    case 'preview':
      return await preview(desk)
    case 'choose':
      return await showChoices(desk)
    case 'prefer':
      return await prefer(desk, sent)
    default:
      return await showList(desk, { note: (await change(home, place, sent.id, sent.digests)).summary })
  }
}

function change(home: Home, place: Place, id: string, verb: EntryChange): Promise<Message> {
  return home.change(place, id, verb)
}

/** Only this place's: which others a reader is in, Teams tells no bot. */
async function viewOf({ home, place }: Desk): Promise<HomeView> {
  const own = place.target?.channel
  return await home.view(place, async (channel) => channel === own)
}

function show({ language }: HomeView, { voices }: Desk, elements: (say: Say) => readonly object[]): object {
  const say = voices[language]
  return formDialog(say('teams.title-digests'), elements(say))
}

async function showList(
  desk: Desk,
  { page = 0, note }: { readonly page?: number; readonly note?: string } = {},
): Promise<object> {
  const view = await viewOf(desk)
  return show(view, desk, (say) => listElements({ view, say, note, page }))
}

interface Filled {
  readonly sent?: SentDigests
  readonly mistakes?: readonly SaidMistake[]
}

/** Shows the form as it was filled in, or as it is kept; a digest that is gone is shown to be gone. */
async function showForm(desk: Desk, { id, once }: FormSubject, filled: Filled = {}): Promise<object> {
  const { sent, mistakes = [] } = filled
  const before = await formOf(desk, id)
  if (before === undefined) return await showList(desk)
  const view = await viewOf(desk)
  const form = sent === undefined ? before : filledForm(sent, before)
  return show(view, desk, (say) => formElements({ form, view, say, mistakes, about: { id, once } }))
}

async function formOf({ home, place }: Desk, id: string): Promise<SubscriptionForm | undefined> {
  return await home.form(place, id === '' ? undefined : id)
}

async function save(desk: Desk, sent: SentDigests): Promise<object> {
  const { home, place } = desk
  const { id } = sent
  const before = await formOf(desk, id)
  if (before === undefined) return await showList(desk)
  const mistakes = await mistakesOfPlace(desk)
  if (mistakes.length > 0) return await showForm(desk, sent, { sent, mistakes })
  const form = filledForm(sent, before)
  const saved = await home.save(place, { form, id: id === '' ? undefined : id, once: onceOf(desk, sent) })
  if (saved.ok) return await showList(desk, { note: saved.value.summary })
  return await showForm(desk, sent, { sent, mistakes: saved.failure })
}

/** The menu is also where the bot is not, and nothing is posted there: better said now than by the ledger tomorrow. */
async function mistakesOfPlace({ references, activity, bot, voices, place }: Desk): Promise<readonly SaidMistake[]> {
  if ((await references.find(targetAt(activity))) !== undefined) return []
  return [{ field: undefined, text: voices[await bot.language(place)]('teams.not-here') }]
}

/** A form that is sent twice saves once; what a client makes up is unlike what any other place has. */
function onceOf({ activity: { tenant, conversation, from } }: Desk, { once }: SentDigests): string {
  const told = JSON.stringify([tenant, conversation, from.id, once])
  return createHash('sha256').update(told).digest('hex').slice(0, 32)
}

/** Shows what the command shows, with a way back. */
async function preview({ bot, place, voices, activity }: Desk): Promise<object> {
  const message = await bot.command(place, 'preview')
  const say = voices[message.language]
  const { body } = cardForDialog(cardAlone(message, { say, bot: activity.bot.id }))
  const back = buttonRows([plainButton(say('teams.title-digests'), { digests: 'list' })])
  return formDialog(say('home.preview'), [...body, ...back])
}

async function showChoices(desk: Desk, filled: Filled = {}): Promise<object> {
  const { sent, mistakes = [] } = filled
  const view = await viewOf(desk)
  const { language = view.chosen.language, zone = view.chosen.zone } = sent ?? {}
  return show(view, desk, (say) => choicesElements({ language, zone, clock: view.zone, say, mistakes }))
}

async function prefer(desk: Desk, sent: SentDigests): Promise<object> {
  const { home, place, voices, bot } = desk
  const zone = sent.zone?.trim()
  const language = sent.language !== undefined && isLanguageTag(sent.language) ? sent.language : undefined
  const kept = await home.prefer(place, { language, zone: zone === '' ? undefined : zone })
  if (!kept.ok) return await showChoices(desk, { sent, mistakes: kept.failure })
  const words = voices[language ?? (await bot.language(place))]
  return await showList(desk, { note: words('teams.digests-saved') })
}
