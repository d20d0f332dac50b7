import {
  ageText,
  CATCH_UPS,
  type HomeView,
  LANGUAGE_TAGS,
  LAYOUTS,
  MOST_ITEMS,
  NOTHING_NEW,
  RHYTHMS,
  type SaidMistake,
  type Say,
  type SubscriptionForm,
  WHEN_UNSURE,
} from '../../../src/index.ts'
import { choiceText } from '../../shared/choice-text.ts'
import { agesOffered, FOLLOW, weekdays } from '../../shared/digest-choices.ts'
import {
  buttonRows,
  type Choice,
  choiceInput,
  headElement,
  lineElement,
  mistakeElement,
  plainButton,
  quietElement,
  sendButton,
  severalInput,
  textInput,
} from './inputs.ts'

/** What the form of a digest is drawn from. */
export interface FormParts {
  readonly form: SubscriptionForm
  readonly view: Pick<HomeView, 'language' | 'topics' | 'packs'>
  readonly say: Say
  /** What was wrong with what was sent last. */
  readonly mistakes: readonly SaidMistake[]
  readonly about: FormSubject
}

/** What a form is about; it is sent with it. */
export interface FormSubject {
  /** The subscription that is changed; '' for a new one. */
  readonly id: string
  /** The same for every time that this form is sent. */
  readonly once: string
}

const MOST_CHOICES = 40

/** Draws the form of a digest: the fields that its rhythm has a use for, filled in, each with what is wrong with it. */
export function formElements(parts: FormParts): readonly object[] {
  const { say, mistakes, about, form } = parts
  const fields = [...timeFields(parts), ...contentFields(parts), ...deliveryFields(parts)]
  const names = new Set(fields.map(([name]) => name))
  const others = mistakes.filter(({ field }) => field === undefined || !names.has(field))
  const { rhythm } = form
  const data = { ...about, shown: [...names].join(',') }
  return [
    ...others.map(({ text }) => mistakeElement(text)),
    ...rhythmElements(parts, data),
    ...fields.flatMap(([name, element]) => [element, ...mistakesOf(mistakes, name)]),
    ...buttonRows([
      sendButton(say('home.save'), { digests: 'save', rhythm, ...data }),
      plainButton(say('home.cancel'), { digests: 'list' }),
    ]),
  ]
}

function mistakesOf(mistakes: readonly SaidMistake[], name: string): readonly object[] {
  return mistakes.filter(({ field }) => field === name).map(({ text }) => mistakeElement(text))
}

/** Cards have no fields that follow a choice: each other rhythm is a button, which keeps what was filled in. */
function rhythmElements({ form, say }: FormParts, data: object): readonly object[] {
  const others = RHYTHMS.filter((rhythm) => rhythm !== form.rhythm)
  return [
    lineElement(`${say('home.field-rhythm')}: ${say(`home.rhythm-${form.rhythm}`)}`, { weight: 'Bolder' }),
    ...buttonRows(
      others.map((rhythm) => sendButton(say(`home.rhythm-${rhythm}`), { digests: 'rhythm', rhythm, ...data })),
    ),
  ]
}

type Field = readonly [name: string, element: object]

function timeFields({ form, say, view }: FormParts): readonly Field[] {
  const text = (name: 'times' | 'monthDays' | 'pattern' | 'zone'): Field => {
    return [name, textInput(name, say(`home.field-${name}`), { value: form[name], hint: say(`home.hint-${name}`) })]
  }
  const days: Field = [
    'days',
    severalInput('days', say('home.field-days'), { value: form.days.map(String), choices: weekdays(view.language) }),
  ]
  const fields: Readonly<Record<SubscriptionForm['rhythm'], readonly Field[]>> = {
    daily: [text('times')],
    weekdays: [text('times')],
    weekly: [days, text('times')],
    monthly: [text('monthDays'), text('times')],
    pattern: [text('pattern')],
  }
  return [...fields[form.rhythm], text('zone')]
}

function contentFields({ form: { options }, view, say }: FormParts): readonly Field[] {
  const several = (name: 'topics' | 'packs', choices: readonly Choice[]): Field => {
    return [name, severalInput(name, say(`home.field-${name}`), { value: options[name], choices })]
  }
  const topics = view.topics.slice(0, MOST_CHOICES).map(({ id, title }) => ({ title, value: id }))
  const packs = view.packs.slice(0, MOST_CHOICES).map((id) => ({ title: id, value: id }))
  const languages = LANGUAGE_TAGS.map((tag) => ({ title: say(`subscription.language-${tag}`), value: tag }))
  const language = {
    value: options.language ?? FOLLOW,
    choices: [{ title: say('home.language-follow'), value: FOLLOW }, ...languages],
  }
  const items = { type: 'Input.Number', id: 'items', label: say('home.field-items'), min: 1, max: MOST_ITEMS }
  return [
    ...(topics.length === 0 ? [] : [several('topics', topics)]),
    ...(packs.length < 2 ? [] : [several('packs', packs)]),
    ['language', choiceInput('language', say('home.field-language'), language)],
    ['items', { ...items, value: options.items }],
  ]
}

function deliveryFields({ form: { options }, say }: FormParts): readonly Field[] {
  const named = (name: 'layout' | 'whenNothingNew' | 'catchUp' | 'whenUnsure', values: readonly string[]): Field => {
    const choices = values.map((value) => ({ title: choiceText(value, say), value }))
    return [name, choiceInput(name, say(`home.field-${name}`), { value: options[name], choices })]
  }
  const ageChoices = agesOffered(options.maxAgeMs).map((ageMs) => ({
    title: ageText(ageMs, say),
    value: String(ageMs),
  }))
  const maxAge = { value: String(options.maxAgeMs), choices: ageChoices }
  return [
    named('layout', LAYOUTS),
    named('whenNothingNew', NOTHING_NEW),
    named('catchUp', CATCH_UPS),
    ['maxAge', choiceInput('maxAge', say('home.field-maxAge'), maxAge)],
    named('whenUnsure', WHEN_UNSURE),
  ]
}

/** What the form of a reader's own choices is drawn from. */
export interface ChoicesParts {
  /** As it was chosen, or as it was sent last. */
  readonly language: string | undefined
  readonly zone: string | undefined
  /** Their clock as it is without a choice. */
  readonly clock: string
  readonly say: Say
  readonly mistakes: readonly SaidMistake[]
}

/** Draws what a reader chooses for themselves. */
export function choicesElements({ language, zone, clock, say, mistakes }: ChoicesParts): readonly object[] {
  const languages = LANGUAGE_TAGS.map((tag) => ({ title: say(`subscription.language-${tag}`), value: tag }))
  const choices = [{ title: say('teams.language-any'), value: FOLLOW }, ...languages]
  return [
    headElement(say('home.prefer')),
    choiceInput('language', say('home.field-own-language'), { value: language ?? FOLLOW, choices }),
    ...mistakesOf(mistakes, 'language'),
    textInput('zone', say('home.field-own-zone'), { value: zone ?? '', hint: clock }),
    ...mistakesOf(mistakes, 'zone'),
    quietElement(say('teams.hint-own-zone')),
    ...buttonRows([
      sendButton(say('home.save'), { digests: 'prefer' }),
      plainButton(say('home.cancel'), { digests: 'list' }),
    ]),
  ]
}
