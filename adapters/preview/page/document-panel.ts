import type { WireFinding, WireLanguage, WireScorePart } from '../wire.ts'
import { say } from './boot.ts'
import { build } from './dom.ts'
import { type FindingGroup, groupsOf } from './finding-groups.ts'

/** Lists what was found, group by group; `choose` is called with the mark's id when one is pressed. */
export function documentPanel(
  findings: readonly WireFinding[],
  language: WireLanguage,
  choose: (id: string) => void,
): readonly HTMLElement[] {
  return groupsOf(findings).map(({ name, members }) => {
    const empty = build('p', { class: 'quiet' }, say(`preview.none-${name}`))
    const items = members.map((finding, index) => itemOf(finding, { number: index + 1, language }, choose))
    const list = items.length === 0 ? empty : build('ol', {}, ...items)
    const count = build('span', { class: 'count' }, String(members.length))
    const heading = build('h2', {}, say(`preview.group-${name}`), count)
    // What was not taken is there for who asks, folded away.
    if (isTaken(name)) return build('section', { class: 'group', 'data-group': name }, heading, list)
    return build('details', { class: 'group', 'data-group': name }, build('summary', {}, heading), list)
  })
}

function isTaken(name: FindingGroup['name']): boolean {
  return name !== 'left-out' && name !== 'rejected'
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
  const label = isQuote ? [build('span', { class: `kind ${kind}` }, say(`preview.kind-${kind}`))] : []
  const lang = isQuote ? language : undefined
  const told = facts.map((fact) => build('span', { class: 'fact', lang }, fact))
  const sure = certainty === '' ? [] : [build('span', { class: 'fact' }, certainty)]
  return build('p', { class: 'facts' }, ...label, ...told, ...sure)
}

/** The trace: open for what was refused, because the reason is all there is to it. */
function whyOf({ kind, reason, parts }: WireFinding): HTMLElement | undefined {
  const sentence = reason === '' ? [] : [build('p', {}, reason)]
  if (sentence.length + parts.length === 0) return undefined
  if (kind === 'rejected') return build('div', { class: 'why' }, ...sentence)
  const isLeftOut = kind === 'left-out'
  const inFavour = parts.filter(({ points }) => points > 0)
  const against = parts.filter(({ points }) => points < 0)
  const title = say(isLeftOut ? 'preview.why-not' : 'preview.why')
  // What answers the question of the title comes first and needs no heading of its own.
  const bars = isLeftOut
    ? [...barsOf(against), ...headed('preview.why-for', inFavour)]
    : [...barsOf(inFavour), ...headed('preview.why-against', against)]
  return build('details', { class: 'why' }, build('summary', {}, title), ...sentence, ...bars)
}

function headed(key: string, parts: readonly WireScorePart[]): readonly HTMLElement[] {
  return parts.length === 0 ? [] : [build('h3', { class: 'why-heading' }, say(key)), ...barsOf(parts)]
}

function barsOf(parts: readonly WireScorePart[]): readonly HTMLElement[] {
  return parts.length === 0 ? [] : [build('ul', { class: 'parts' }, ...parts.map(barOf))]
}

function barOf({ label, points, share }: WireScorePart): HTMLElement {
  const amount = `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(2)}`
  const bar = build('span', { class: points < 0 ? 'bar against' : 'bar', 'aria-hidden': 'true' })
  bar.style.setProperty('--share', String(share))
  return build('li', {}, build('span', { class: 'part' }, label), build('span', { class: 'points' }, amount), bar)
}
