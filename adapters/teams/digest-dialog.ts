import { z } from 'zod'
import {
  type Home,
  type HomeView,
  isLanguageTag,
  LANGUAGE_TAGS,
  type LanguageTag,
  type Place,
  RHYTHMS,
  type Say,
  type SubscriptionForm,
} from '../../src/index.ts'
import { type CheckedActivity, type ConversationParts, placeOf } from './conversation.ts'
import { closing, formDialog } from './dialogs.ts'

/** Names the dialog of digests in the manifest. */
export const DIGESTS_COMMAND = 'digests'

const SUBMITTED = z.object({
  data: z.object({
    digests: z.enum(['save', 'pause', 'resume', 'end', 'now', 'prefer']),
    id: z.string().max(100).default(''),
    rhythm: z.enum(RHYTHMS).catch('weekdays'),
    times: z.string().max(200).default(''),
    days: z.string().max(50).default('1'),
    items: z
      .string()
      .regex(/^(?:[1-9]|10)$/)
      .catch('5'),
    layout: z.enum(['flat', 'thread']).catch('flat'),
    zone: z.string().max(100).default(''),
    language: z.string().max(20).default(''),
  }),
})

/** Shows the digests of the place: what there is, what can be done with each, and a form for a new one. */
export async function digestDialog(parts: ConversationParts, activity: CheckedActivity): Promise<object | undefined> {
  const { home } = parts.bot
  if (home === undefined) return undefined
  const place = placeOf(activity)
  const own = place.target?.channel
  const view = await home.view(place, async (channel) => channel === own)
  const form = await home.form(place, undefined)
  const words = parts.voices[view.language]
  return formDialog(words('teams.title-digests'), [
    ...entryElements(view, words),
    ...(form === undefined ? [] : newDigestElements(form, words)),
    ...preferenceElements(view, words),
  ])
}

/** Does what the dialog of digests says. @returns `undefined` for what is not of that dialog. */
export async function submitDigests(parts: ConversationParts, activity: CheckedActivity): Promise<object | undefined> {
  const { data } = SUBMITTED.safeParse(activity.value)
  const { home } = parts.bot
  if (data === undefined || home === undefined) return undefined
  const { digests, id } = data.data
  const place = placeOf(activity)
  if (digests === 'save') return closing(await save(home, place, { fields: data.data, once: activity.id ?? '' }))
  if (digests === 'prefer') {
    const language = isLanguageTag(data.data.language) ? data.data.language : undefined
    const zone = data.data.zone.trim() === '' ? undefined : data.data.zone.trim()
    const preferred = await home.prefer(place, { language, zone })
    const words = parts.voices[language ?? (await parts.bot.language(place))]
    return closing(preferred.ok ? words('teams.digests-saved') : preferred.failure.map(({ text }) => text).join(' '))
  }
  return closing((await home.change(place, id, digests)).summary)
}

interface Sent {
  readonly fields: z.infer<typeof SUBMITTED>['data']
  readonly once: string
}

async function save(home: Home, place: Place, { fields, once }: Sent): Promise<string> {
  const form = await home.form(place, undefined)
  if (form === undefined) throw new Error('a new digest has a form')
  const { rhythm, times, days, items, layout, zone } = fields
  const filled: SubscriptionForm = {
    ...form,
    rhythm,
    times: times.trim() === '' ? form.times : times,
    days: days.split(',').map(Number),
    zone: zone.trim() === '' ? form.zone : zone.trim(),
    options: { ...form.options, items: Number(items), layout },
  }
  const saved = await home.save(place, { form: filled, id: undefined, once: once.replace(/[^a-z0-9-]/gi, '-') })
  return saved.ok ? saved.value.summary : saved.failure.map(({ text }) => text).join(' ')
}

function entryElements({ channels }: HomeView, words: Say): readonly object[] {
  const entries = channels.flatMap(({ entries: own }) => own)
  if (entries.length === 0) return [textElement(words('teams.digests-none'))]
  return entries.flatMap(({ id, text, details, isPaused }) => {
    const changes = [isPaused ? 'resume' : 'pause', 'now', 'end'] as const
    const actions = changes.map((change) => ({
      type: 'Action.Submit',
      title: words(`teams.digests-${change}`),
      associatedInputs: 'none',
      data: { digests: change, id },
    }))
    return [textElement(text, 'Bolder'), textElement(details), { type: 'ActionSet', actions }]
  })
}

function textElement(text: string, weight?: 'Bolder'): object {
  return {
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text: text === '' ? ' ' : text, ...(weight && { weight }) }],
  }
}

function newDigestElements({ rhythm, times, zone, options }: SubscriptionForm, words: Say): readonly object[] {
  const choices = RHYTHMS.filter((one) => one !== 'pattern' && one !== 'monthly')
  return [
    { ...textElement(words('teams.digests-new'), 'Bolder'), separator: true, spacing: 'Large' },
    choiceElement('rhythm', words('teams.digests-rhythm'), {
      value: rhythm,
      choices: choices.map((one) => ({ title: words(`teams.rhythm-${one}`), value: one })),
    }),
    { type: 'Input.Text', id: 'times', label: words('teams.digests-times'), value: times },
    { type: 'Input.Text', id: 'zone', label: words('teams.digests-zone'), value: zone },
    { type: 'Input.Number', id: 'items', label: words('teams.digests-items'), min: 1, max: 10, value: options.items },
    choiceElement('layout', words('teams.digests-layout'), {
      value: options.layout,
      choices: (['flat', 'thread'] as const).map((one) => ({ title: words(`teams.layout-${one}`), value: one })),
    }),
    submitElement(words('teams.digests-save'), 'save'),
  ]
}

function preferenceElements({ chosen }: HomeView, words: Say): readonly object[] {
  const none = { title: words('teams.language-any'), value: '-' }
  const languages = LANGUAGE_TAGS.map((tag: LanguageTag) => ({ title: words(`teams.language-${tag}`), value: tag }))
  return [
    { ...textElement(words('teams.digests-language'), 'Bolder'), separator: true, spacing: 'Large' },
    choiceElement('language', words('teams.digests-language'), {
      value: chosen.language ?? none.value,
      choices: [none, ...languages],
    }),
    submitElement(words('teams.digests-prefer'), 'prefer'),
  ]
}

interface Choices {
  readonly value: string
  readonly choices: readonly { readonly title: string; readonly value: string }[]
}

function choiceElement(id: string, label: string, { value, choices }: Choices): object {
  return { type: 'Input.ChoiceSet', id, label, value, choices, style: 'compact' }
}

function submitElement(title: string, digests: 'save' | 'prefer'): object {
  return { type: 'ActionSet', actions: [{ type: 'Action.Submit', title, data: { digests } }] }
}
