import type { WireBlock, WireDocument, WirePiece } from '../wire.ts'
import { boot, say } from './boot.ts'
import { build } from './dom.ts'
import { type GroupPlaces, placesOf } from './finding-groups.ts'

const TAGS: Readonly<Record<WireBlock['kind'], 'h1' | 'h2' | 'p'>> = {
  title: 'h1',
  heading: 'h2',
  paragraph: 'p',
  'list-item': 'p',
  caption: 'p',
  byline: 'p',
  boilerplate: 'p',
}

/** What a mark's id begins with, and the class that its text is drawn with. */
const CLASSES: Readonly<Record<string, string>> = {
  t: 'takeaway',
  q: 'quote',
  s: 'speaker',
  o: 'role',
  c: 'cue',
  l: 'left-out',
  r: 'rejected',
}

/** Lays out the document's lines; each run of text carries the ids of its marks and its offset. */
export function documentText(view: WireDocument): DocumentFragment {
  const kinds = new Map(view.findings.map(({ id, kind }) => [id, kind]))
  // Whose number stands in the text is dropped, so that it stands there once.
  const places = new Map(placesOf(view.findings))
  const fragment = document.createDocumentFragment()
  for (const { kind, pieces } of view.blocks) {
    const runs = pieces.flatMap((piece) => [...numbersAt(piece, kinds, places), run(piece, kinds)])
    fragment.append(build(TAGS[kind], { class: `block ${kind}` }, ...runs))
  }
  return fragment
}

/** The panel's numbers of what begins here: elements of their own, so that no number is copied with the text. */
function numbersAt(
  { marks }: WirePiece,
  kinds: ReadonlyMap<string, string>,
  places: Map<string, NonNullable<ReturnType<GroupPlaces['get']>>>,
): readonly HTMLElement[] {
  return marks.flatMap((id) => {
    const place = places.get(id)
    if (place === undefined) return []
    places.delete(id)
    const { number, group } = place
    const shown = build('span', { 'aria-hidden': 'true', 'data-number': String(number) })
    const words = say(`preview.mark-${group}`, { number })
    const spoken = build('span', { class: 'for-screen-readers', lang: boot.language }, words)
    return [build('span', { class: `mark-number ${kinds.get(id) ?? ''}`, 'data-marks': id }, shown, spoken)]
  })
}

function run({ text, marks, start }: WirePiece, kinds: ReadonlyMap<string, string>): HTMLElement {
  if (marks.length === 0) return build('span', { 'data-start': String(start) }, text)
  const classes = new Set(marks.flatMap((id) => [CLASSES[id.charAt(0)] ?? '', kinds.get(id) ?? '']))
  return build(
    'mark',
    {
      class: ['run', ...classes].join(' ').trim(),
      'data-start': String(start),
      'data-marks': marks.join(' '),
    },
    text,
  )
}

/** Finds every run under a mark, in the order of the text. */
export function runsOf(id: string): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`[data-marks~="${CSS.escape(id)}"]`)]
}

/**
 * Makes the browser's own highlight over a stretch of the text, which needs no change to the page's elements.
 * @returns the element at its start, to scroll to; `undefined` when the stretch is not shown.
 */
export function highlightSpan(start: number, end: number): HTMLElement | undefined {
  const runs = [...document.querySelectorAll<HTMLElement>('#text [data-start]')]
  const ranges: Range[] = []
  let first: HTMLElement | undefined
  for (const element of runs) {
    const node = element.firstChild
    const from = Number(element.dataset.start)
    const length = node?.textContent?.length ?? 0
    if (node === null || from >= end || from + length <= start) continue
    const range = new Range()
    range.setStart(node, Math.max(0, start - from))
    range.setEnd(node, Math.min(length, end - from))
    ranges.push(range)
    first ??= element
  }
  CSS.highlights?.set('cited', new Highlight(...ranges))
  return first
}
