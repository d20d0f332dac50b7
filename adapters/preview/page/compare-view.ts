import type { WireChoice, WireFinding, WireLanguage } from '../wire.ts'
import { boot, say } from './boot.ts'
import { build, find } from './dom.ts'
import { type CutPair, pairChoices, wordRuns } from './pair-choices.ts'

/** The two settings, by the letter that a reader calls them, in lower case. */
export type Side = 'a' | 'b'

interface Page {
  readonly language: WireLanguage
  /** Address of the document's page. */
  readonly path: string
}

/** Shows two choices as pairs, and says in one sentence how they stand to each other. */
export function showChoices(a: WireChoice, b: WireChoice, path: string): void {
  const page: Page = { language: a.language, path }
  const { same, cut, onlyA, onlyB } = pairChoices(a.takeaways, b.takeaways)
  const differs = cut.length + onlyA.length + onlyB.length > 0
  fill(
    'cut',
    say('preview.compare-cut'),
    cut.map((pair) => pairItem(pair, page)),
  )
  fill(
    'only-a',
    say('preview.compare-only', { letter: 'A' }),
    onlyA.map((one) => onlyItem('a', one, page)),
  )
  fill(
    'only-b',
    say('preview.compare-only', { letter: 'B' }),
    onlyB.map((one) => onlyItem('b', one, page)),
  )
  fill(
    'both',
    say('preview.compare-both'),
    same.map((pair) => sameItem(pair, page)),
  )
  if (!differs) find('#both', HTMLDetailsElement).open = true
  find('#quotes', HTMLElement).textContent = say('preview.compare-quotes', { count: a.quotes })
  const counts = { both: same.length, cut: cut.length, left: onlyA.length, right: onlyB.length }
  find('#summary', HTMLElement).textContent = differs
    ? say('preview.compare-summary', counts)
    : say('preview.compare-same', { count: same.length })
}

/** A part of the page without anything in it is left away. */
function fill(id: string, title: string, items: readonly HTMLElement[]): void {
  const part = find(`#${id}`, HTMLElement)
  part.hidden = items.length === 0
  find('h2', HTMLElement, part).replaceChildren(title, build('span', { class: 'count' }, String(items.length)))
  find('ol', HTMLElement, part).replaceChildren(...items)
}

function pairItem({ a, b }: CutPair, page: Page): HTMLElement {
  const side = (letter: Side, lines: readonly WireFinding[], others: readonly WireFinding[]): HTMLElement =>
    build('div', { class: `side ${letter}` }, ...lines.map((line) => lineOf({ [letter]: line }, others, page)))
  return build('li', { class: 'pair' }, side('a', a, b), side('b', b, a))
}

function onlyItem(letter: Side, line: WireFinding, page: Page): HTMLElement {
  return build('li', { class: `side ${letter}` }, lineOf({ [letter]: line }, [line], page))
}

function sameItem(pair: { readonly a: WireFinding; readonly b: WireFinding }, page: Page): HTMLElement {
  return build('li', { class: 'side' }, lineOf(pair, [pair.a], page))
}

/** @param others what the words are held against: those that none of them has are marked. */
function lineOf(
  places: { readonly a?: WireFinding; readonly b?: WireFinding },
  others: readonly WireFinding[],
  { language, path }: Page,
): HTMLElement {
  const line = places.a ?? places.b
  if (line === undefined) return build('div')
  const letter: Side = places.a === undefined ? 'b' : 'a'
  const badges = [badgeOf('a', places.a), badgeOf('b', places.b)].flatMap((badge) => badge ?? [])
  const words = wordRuns(line, others).map(({ text, differs }) => (differs ? differing(letter, text) : text))
  const text = build('p', { class: 'line-text', lang: language, id: `${letter}-${line.id}` }, ...words)
  const target = { href: `${path}#s=${line.start}-${line.end}`, 'aria-describedby': text.id }
  const head = build('p', { class: 'line-head' }, ...badges, build('a', target, say('preview.open-passage')))
  const facts = line.facts.map((fact) => build('span', { class: 'fact' }, fact))
  const told = facts.length === 0 ? [] : [build('p', { class: 'facts' }, ...facts)]
  return build('div', { class: 'line' }, head, text, ...told)
}

/** The letter of a setting with the takeaway's place in its choice. */
function badgeOf(letter: Side, line: WireFinding | undefined): HTMLElement | undefined {
  if (line === undefined) return undefined
  return build('span', { class: `badge ${letter}` }, `${letter.toUpperCase()} ${line.id.slice(1)}`)
}

/** Marked for the eye; said in words to whoever hears it. */
function differing(letter: Side, text: string): HTMLElement {
  const words = say('preview.compare-differs', { letter: letter.toUpperCase() })
  const spoken = build('span', { class: 'for-screen-readers', lang: boot.language }, `[${words}`)
  const end = build('span', { class: 'for-screen-readers' }, ']')
  return build('mark', { class: 'differs' }, spoken, text, end)
}
