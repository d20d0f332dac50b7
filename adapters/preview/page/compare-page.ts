import type { WireChoice } from '../wire.ts'
import { type ChoiceSetting, fetchChoice, problemText } from './api.ts'
import { say } from './boot.ts'
import { type Side, showChoices } from './compare-view.ts'
import { build, find } from './dom.ts'
import { wireSettings } from './settings.ts'

const COUNTS = ['auto', '3', '5', '10', '15', '25']
const UNITS = ['sentence', 'clause']
/** What is compared where the address does not say: what the bot posts, and the same cut finer. */
const USUAL: Readonly<Record<Side, ChoiceSetting>> = {
  a: { count: 'auto', unit: 'sentence' },
  b: { count: 'auto', unit: 'clause' },
}
const SIDES: readonly Side[] = ['a', 'b']

const documentPath = location.pathname.replace(/\/compare$/, '')
const documentId = decodeURIComponent(documentPath.split('/')[2] ?? '')
const settings: Record<Side, ChoiceSetting> = { a: readSetting('a'), b: readSetting('b') }
let asked = 0

wireSettings()
find('#back', HTMLAnchorElement).href = documentPath
// On a phone what both have would push down what differs.
find('#both', HTMLDetailsElement).open = !matchMedia('(max-width: 44rem)').matches
for (const side of SIDES) {
  const form = find(`form[data-choice="${side}"]`, HTMLFormElement)
  form.setAttribute('aria-label', say('preview.compare-setting', { letter: side.toUpperCase() }))
  form.append(...formOf(side))
}
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
    build(
      'strong',
      {},
      build('span', { class: `badge ${side}`, 'aria-hidden': 'true' }, side.toUpperCase()),
      say('preview.compare-setting', { letter: side.toUpperCase() }),
    ),
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
  showChoices(a, b, documentPath)
}
