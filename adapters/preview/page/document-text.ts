import type { WireBlock, WireDocument, WirePiece } from '../wire.ts'
import { build } from './dom.ts'

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
  const numbered = new Set<string>()
  const fragment = document.createDocumentFragment()
  for (const { kind, pieces } of view.blocks) {
    const runs = pieces.map((piece) => run(piece, kinds, numbered))
    fragment.append(build(TAGS[kind], { class: `block ${kind}` }, ...runs))
  }
  return fragment
}

/** @param numbered takeaways whose number stands in the text already; the ones that begin here are added. */
function run(piece: WirePiece, kinds: ReadonlyMap<string, string>, numbered: Set<string>): HTMLElement {
  const { text, marks, start } = piece
  if (marks.length === 0) return build('span', { 'data-start': String(start) }, text)
  const classes = new Set(marks.flatMap((id) => [CLASSES[id.charAt(0)] ?? '', kinds.get(id) ?? '']))
  const first = marks.find((id) => id.startsWith('t') && !numbered.has(id))
  if (first !== undefined) numbered.add(first)
  return build(
    'mark',
    {
      'data-number': first?.slice(1),
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
