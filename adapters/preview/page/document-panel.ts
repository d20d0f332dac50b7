import type { WireFinding, WireLanguage, WireScorePart } from '../wire.ts'
import { say } from './boot.ts'
import { build } from './dom.ts'

interface Group {
  readonly name: string
  readonly kinds: readonly WireFinding['kind'][]
}

/** The groups of the panel, in order, with the kinds of findings each holds. */
const GROUPS: readonly Group[] = [
  { name: 'takeaways', kinds: ['takeaway'] },
  { name: 'quotes', kinds: ['direct', 'partial'] },
  { name: 'statements', kinds: ['indirect'] },
  { name: 'left-out', kinds: ['left-out'] },
  { name: 'rejected', kinds: ['rejected'] },
]

/** Lists what was found, group by group; `choose` is called with the mark's id when one is pressed. */
export function documentPanel(
  findings: readonly WireFinding[],
  language: WireLanguage,
  choose: (id: string) => void,
): readonly HTMLElement[] {
  return GROUPS.map(({ name, kinds }) => {
    const members = findings.filter(({ kind }) => kinds.includes(kind))
    const empty = build('p', { class: 'quiet' }, say(`preview.none-${name}`))
    const items = members.map((finding, index) => itemOf(finding, { number: index + 1, language }, choose))
    const list = items.length === 0 ? empty : build('ol', {}, ...items)
    const count = build('span', { class: 'count' }, String(members.length))
    const heading = build('h2', {}, say(`preview.group-${name}`), count)
    // What was not taken is there for who asks, folded away.
    if (isTaken(kinds)) return build('section', { class: 'group', 'data-group': name }, heading, list)
    return build('details', { class: 'group', 'data-group': name }, build('summary', {}, heading), list)
  })
}

function isTaken(kinds: Group['kinds']): boolean {
  return !kinds.includes('left-out') && !kinds.includes('rejected')
}

/** @param place `number` counts within the group, as its heading does; ids count quotes and statements together. */
function itemOf(
  finding: WireFinding,
  { number, language }: { readonly number: number; readonly language: WireLanguage },
  choose: (id: string) => void,
): HTMLElement {
  const text = build(
    'button',
    { type: 'button', class: 'finding-text', lang: language, 'data-number': String(number) },
    finding.text,
  )
  text.addEventListener('click', () => choose(finding.id))
  const item = build('li', { class: `finding ${finding.kind}`, 'data-finding': finding.id }, text)
  const facts = factsOf(finding, language)
  if (facts !== undefined) item.append(facts)
  const why = whyOf(finding)
  if (why !== undefined) item.append(why)
  return item
}

function factsOf({ kind, facts, certainty }: WireFinding, language: WireLanguage): HTMLElement | undefined {
  const isQuote = kind === 'direct' || kind === 'partial' || kind === 'indirect'
  if (facts.length === 0 && !isQuote) return undefined
  const label = isQuote ? [build('span', { class: 'kind' }, say(`preview.kind-${kind}`))] : []
  const lang = isQuote ? language : undefined
  const told = facts.map((fact) => build('span', { class: 'fact', lang }, fact))
  const sure = certainty === '' ? [] : [build('span', { class: 'fact' }, certainty)]
  return build('p', { class: 'facts' }, ...label, ...told, ...sure)
}

/** The trace: open for what was refused, because the reason is all there is to it. */
function whyOf({ kind, reason, parts }: WireFinding): HTMLElement | undefined {
  const sentence = reason === '' ? [] : [build('p', {}, reason)]
  const bars = parts.length === 0 ? [] : [build('ul', { class: 'parts' }, ...parts.map(barOf))]
  if (sentence.length + bars.length === 0) return undefined
  if (kind === 'rejected') return build('div', { class: 'why' }, ...sentence)
  const title = say(kind === 'left-out' ? 'preview.why-not' : 'preview.why')
  return build('details', { class: 'why' }, build('summary', {}, title), ...sentence, ...bars)
}

function barOf({ label, points, share }: WireScorePart): HTMLElement {
  const amount = `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(2)}`
  const bar = build('span', { class: points < 0 ? 'bar against' : 'bar', 'aria-hidden': 'true' })
  bar.style.setProperty('--share', String(share))
  return build('li', {}, build('span', { class: 'part' }, label), build('span', { class: 'points' }, amount), bar)
}
