import type { WireChoice, WireFinding } from '../wire.ts'
import { type ChoiceSetting, fetchChoice, problemText } from './api.ts'
import { say } from './boot.ts'
import { build, find } from './dom.ts'
import { wireSettings } from './settings.ts'

/** How a takeaway of one choice stands in the other. */
type Fate = 'both' | 'cut' | 'only'

const COUNTS = ['auto', '3', '5', '10', '15', '25']
const UNITS = ['sentence', 'clause']
/** What is compared where the address does not say: what the bot posts, and the same cut finer. */
const USUAL: Readonly<Record<Side, ChoiceSetting>> = {
  a: { count: 'auto', unit: 'sentence' },
  b: { count: 'auto', unit: 'clause' },
}
const SIDES = ['a', 'b'] as const
type Side = (typeof SIDES)[number]

const documentPath = location.pathname.replace(/\/compare$/, '')
const documentId = decodeURIComponent(documentPath.split('/')[2] ?? '')
const settings: Record<Side, ChoiceSetting> = { a: readSetting('a'), b: readSetting('b') }
let asked = 0

wireSettings()
find('#back', HTMLAnchorElement).href = documentPath
for (const side of SIDES) find(`[data-choice="${side}"] form`, HTMLFormElement).append(...formOf(side))
void compare()

/** Reads a setting from the address, so that a comparison can be passed on. */
function readSetting(side: Side): ChoiceSetting {
  const [count = '', unit = ''] = (new URLSearchParams(location.search).get(side) ?? '').split('.')
  return COUNTS.includes(count) && UNITS.includes(unit) ? { count, unit } : USUAL[side]
}

function formOf(side: Side): readonly HTMLElement[] {
  const labels = { auto: say('preview.compare-auto') }
  const units = { sentence: say('preview.compare-unit-sentence'), clause: say('preview.compare-unit-clause') }
  const change = (part: Partial<ChoiceSetting>): void => {
    settings[side] = { ...settings[side], ...part }
    const query = SIDES.map((one) => `${one}=${settings[one].count}.${settings[one].unit}`).join('&')
    history.replaceState(null, '', `${location.pathname}?${query}`)
    void compare()
  }
  return [
    build('strong', {}, say('preview.compare-setting', { letter: side.toUpperCase() })),
    selectOf(say('preview.compare-count'), { values: COUNTS, labels, value: settings[side].count }, (count) =>
      change({ count }),
    ),
    selectOf(say('preview.compare-unit'), { values: UNITS, labels: units, value: settings[side].unit }, (unit) =>
      change({ unit }),
    ),
  ]
}

interface Options {
  readonly values: readonly string[]
  /** A value without a label of its own is its own label. */
  readonly labels: Readonly<Record<string, string>>
  readonly value: string
}

function selectOf(label: string, { values, labels, value }: Options, choose: (value: string) => void): HTMLElement {
  const options = values.map((one) => build('option', { value: one, selected: one === value }, labels[one] ?? one))
  const select = build('select', {}, ...options)
  select.addEventListener('change', () => choose(select.value))
  return build('label', {}, label, select)
}

/** Asks for both choices and shows them; an answer that a later question has overtaken is dropped. */
async function compare(): Promise<void> {
  asked += 1
  const question = asked
  const summary = find('#summary', HTMLElement)
  try {
    const [a, b] = await Promise.all(SIDES.map((side) => fetchChoice(documentId, settings[side])))
    if (question !== asked || a === undefined || b === undefined) return
    show(a, b)
  } catch (error) {
    if (question === asked) summary.textContent = problemText(error)
  }
}

function show(a: WireChoice, b: WireChoice): void {
  document.title = `${a.title} · ${say('preview.compare-title')}`
  const title = find('#title', HTMLElement)
  title.textContent = a.title
  title.lang = a.language
  const left = fill('a', a, b.takeaways)
  const right = fill('b', b, a.takeaways)
  find('#summary', HTMLElement).textContent = say('preview.compare-summary', {
    both: count(left, 'both'),
    cut: count(left, 'cut'),
    left: count(left, 'only'),
    right: count(right, 'only'),
  })
}

function fill(side: Side, choice: WireChoice, others: readonly WireFinding[]): readonly Fate[] {
  const fates = choice.takeaways.map((takeaway) => fateOf(takeaway, others))
  const items = choice.takeaways.map((takeaway, index) => itemOf(takeaway, fates[index] ?? 'only', choice.language))
  const empty = build('li', { class: 'quiet' }, say('preview.none-takeaways'))
  find(`[data-choice="${side}"] ol`, HTMLElement).replaceChildren(...(items.length === 0 ? [empty] : items))
  return fates
}

function fateOf({ start, end }: WireFinding, others: readonly WireFinding[]): Fate {
  if (others.some((other) => other.start === start && other.end === end)) return 'both'
  return others.some((other) => other.start < end && start < other.end) ? 'cut' : 'only'
}

function itemOf({ id, text, facts, start, end }: WireFinding, fate: Fate, language: string): HTMLElement {
  const link = build('a', { href: `${documentPath}#s=${start}-${end}`, lang: language }, text)
  const number = `${id.slice(1)}.`
  const fateText = build('span', { class: 'fate' }, say(`preview.compare-${fate}`))
  const line = build('p', { class: 'facts' }, fateText, ...facts.map((fact) => build('span', { class: 'fact' }, fact)))
  const shared = fate === 'both' ? ' is-shared' : ''
  return build('li', { class: `finding takeaway${shared}` }, build('p', {}, `${number} `, link), line)
}

function count(fates: readonly Fate[], fate: Fate): number {
  return fates.filter((one) => one === fate).length
}
