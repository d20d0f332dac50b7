import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types'
import {
  ageText,
  CATCH_UPS,
  LANGUAGE_TAGS,
  LAYOUTS,
  type LanguageTag,
  MOST_ITEMS,
  NOTHING_NEW,
  RHYTHMS,
  type Say,
  type SubscriptionForm,
  WHEN_UNSURE,
} from '../../../src/index.ts'
import { choiceText } from '../../shared/choice-text.ts'
import { agesOffered, FOLLOW, weekdays } from '../../shared/digest-choices.ts'
import { SLACK_LIMITS } from '../limits.ts'
import { plain } from '../modal.ts'
import { optionOf } from './options.ts'

/** Names the window of a subscription when it is sent. */
export const FORM = 'home-form'
/** Names the menu whose choice changes which fields there are. */
export const RHYTHM_ACTION = 'form:rhythm'

/** What a window of a subscription is drawn from. */
export interface FormParts {
  readonly form: SubscriptionForm
  readonly say: Say
  readonly language: LanguageTag
  readonly topics: readonly { readonly id: string; readonly title: string }[]
  readonly packs: readonly string[]
  readonly at: FormPlace
}

/** What a window of a subscription is about; kept in it. */
export interface FormPlace {
  /** Empty where the reader chooses one. */
  readonly channel: string
  /** The subscription that is changed; empty for a new one. */
  readonly id: string
  readonly directMessages: string | undefined
}

/** Draws the window: the fields that its rhythm has a use for, filled in. */
export function formView(parts: FormParts): ModalView {
  const { say, at } = parts
  return {
    type: 'modal',
    callback_id: FORM,
    title: plain(say(at.id === '' ? 'home.form-title-new' : 'home.form-title-edit')),
    submit: plain(say('home.save')),
    close: plain(say('home.cancel')),
    private_metadata: JSON.stringify(at),
    blocks: [...channelField(parts), ...timeFields(parts), ...contentFields(parts), ...deliveryFields(parts)],
  }
}

function channelField({ say, at }: FormParts): readonly KnownBlock[] {
  if (at.channel !== '') return []
  const element = {
    type: 'conversations_select' as const,
    action_id: 'channel',
    filter: { include: ['public' as const, 'private' as const], exclude_bot_users: true },
  }
  return [input('channel', say, element)]
}

function timeFields({ form, say, language }: FormParts): readonly KnownBlock[] {
  const rhythms = RHYTHMS.map((rhythm) => optionOf(say(`home.rhythm-${rhythm}`), rhythm))
  const rhythm: InputBlock = {
    ...input('rhythm', say, { ...select(rhythms, form.rhythm), action_id: RHYTHM_ACTION }),
    dispatch_action: true,
  }
  const days = weekdays(language).map(({ title, value }) => optionOf(title, value))
  const fields: Readonly<Record<SubscriptionForm['rhythm'], readonly KnownBlock[]>> = {
    daily: [],
    weekdays: [],
    weekly: [
      input('days', say, {
        type: 'checkboxes',
        action_id: 'days',
        ...checked(days, form.days.map(String)),
      }),
    ],
    monthly: [input('monthDays', say, textField('monthDays', form.monthDays), 'hint')],
    pattern: [input('pattern', say, textField('pattern', form.pattern), 'hint')],
  }
  const times = form.rhythm === 'pattern' ? [] : [input('times', say, textField('times', form.times), 'hint')]
  return [rhythm, ...fields[form.rhythm], ...times, input('zone', say, textField('zone', form.zone), 'hint')]
}

function contentFields({ form: { options }, say, topics, packs }: FormParts): readonly KnownBlock[] {
  const choices = topics.slice(0, SLACK_LIMITS.selectOptions).map(({ id, title }) => optionOf(title, id))
  const packChoices = packs.slice(0, SLACK_LIMITS.selectOptions).map((id) => optionOf(id, id))
  const languages = [
    optionOf(say('home.language-follow'), FOLLOW),
    ...LANGUAGE_TAGS.map((tag) => optionOf(say(`subscription.language-${tag}`), tag)),
  ]
  const counts = Array.from({ length: MOST_ITEMS }, (_, index) => optionOf(String(index + 1), String(index + 1)))
  return [
    ...(choices.length === 0 ? [] : [optional(input('topics', say, several('topics', choices, options.topics)))]),
    ...(packs.length < 2 ? [] : [optional(input('packs', say, several('packs', packChoices, options.packs)))]),
    input('language', say, { ...select(languages, options.language ?? FOLLOW), action_id: 'language' }),
    input('items', say, { ...select(counts, String(options.items)), action_id: 'items' }),
  ]
}

function deliveryFields({ form: { options }, say }: FormParts): readonly KnownBlock[] {
  const named = (names: readonly string[]): readonly PlainTextOption[] =>
    names.map((name) => optionOf(choiceText(name, say), name))
  const ageOptions = agesOffered(options.maxAgeMs).map((ageMs) => optionOf(ageText(ageMs, say), String(ageMs)))
  return [
    input('layout', say, { ...select(named(LAYOUTS), options.layout), action_id: 'layout' }),
    input('whenNothingNew', say, {
      ...select(named(NOTHING_NEW), options.whenNothingNew),
      action_id: 'whenNothingNew',
    }),
    input('catchUp', say, { ...select(named(CATCH_UPS), options.catchUp), action_id: 'catchUp' }),
    input('maxAge', say, { ...select(ageOptions, String(options.maxAgeMs)), action_id: 'maxAge' }),
    input('whenUnsure', say, { ...select(named(WHEN_UNSURE), options.whenUnsure), action_id: 'whenUnsure' }),
  ]
}

function input(field: string, say: Say, element: InputBlock['element'], hint?: 'hint'): InputBlock {
  return {
    type: 'input',
    block_id: field,
    label: plain(say(`home.field-${field}`)),
    element,
    ...(hint === undefined ? {} : { hint: plain(say(`home.hint-${field}`)) }),
  }
}

function optional(block: InputBlock): InputBlock {
  return { ...block, optional: true }
}

function textField(name: string, value: string) {
  const text = value.slice(0, SLACK_LIMITS.formText)
  return {
    type: 'plain_text_input' as const,
    action_id: name,
    max_length: SLACK_LIMITS.formText,
    ...(text === '' ? {} : { initial_value: text }),
  }
}

function select(options: readonly PlainTextOption[], chosen: string) {
  const initial = options.find(({ value }) => value === chosen)
  return {
    type: 'static_select' as const,
    options: [...options],
    ...(initial === undefined ? {} : { initial_option: initial }),
  }
}

function several(name: string, options: readonly PlainTextOption[], chosen: readonly string[]) {
  return { type: 'multi_static_select' as const, action_id: name, ...checked(options, chosen) }
}

function checked(options: readonly PlainTextOption[], chosen: readonly string[]) {
  const initial = options.filter(({ value }) => chosen.includes(value ?? ''))
  return { options: [...options], ...(initial.length === 0 ? {} : { initial_options: initial }) }
}
