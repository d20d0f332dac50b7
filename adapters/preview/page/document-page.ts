import type { WireDocument } from '../wire.ts'
import { announce } from './announce.ts'
import { fetchDocument, problemText } from './api.ts'
import { boot, say } from './boot.ts'
import { documentPanel } from './document-panel.ts'
import { documentText, highlightSpan, runsOf } from './document-text.ts'
import { build, find } from './dom.ts'
import { reveal } from './reveal.ts'
import { remember, wireSettings } from './settings.ts'

const text = find('#text', HTMLElement)
const panel = find('#panel', HTMLElement)

wireSettings()
wireFilters()
wireSheet()
void fetchDocument(decodeURIComponent(location.pathname.split('/')[2] ?? '')).then(show, (error: unknown) => {
  text.replaceChildren(build('p', { class: 'problem', role: 'alert' }, problemText(error)))
})

function show(view: WireDocument): void {
  document.title = `${view.title} · ${say('preview.name')}`
  text.lang = view.language
  text.replaceChildren(documentText(view))
  showDetails(view)
  if (view.hidden > 0) text.append(build('p', { class: 'quiet' }, say('preview.hidden', { count: view.hidden })))
  find('#findings', HTMLElement).replaceChildren(...documentPanel(view.findings, view.language, chooseFromPanel))
  wireMarks()
  addEventListener('hashchange', openCited)
  openCited()
}

/**
 * Puts the details and the way to the comparison beneath the title, both in the reader's language; a document without
 * a title of its own is headed by its file's name.
 */
function showDetails(view: WireDocument): void {
  const lang = boot.language
  const details = build('p', { class: 'document-details', lang }, view.details)
  const link = { href: view.url, rel: 'noopener noreferrer', target: '_blank' }
  if (view.url !== undefined) details.append(' ', build('a', link, say('preview.open-source')))
  const compare = build('a', { id: 'compare', href: `${location.pathname}/compare` }, say('preview.compare'))
  const beneath = [details, build('p', { class: 'document-actions', lang }, compare)]
  const title = text.querySelector('.block.title')
  if (title === null) text.prepend(build('h1', { class: 'block title' }, view.title), ...beneath)
  else title.after(...beneath)
}

/** Shows a finding in the text and in the panel at once. */
function choose(id: string): void {
  for (const element of document.querySelectorAll('.is-chosen')) element.classList.remove('is-chosen')
  const runs = runsOf(id)
  for (const run of runs) run.classList.add('is-chosen')
  const item = document.querySelector(`[data-finding="${CSS.escape(id)}"]`)
  item?.classList.add('is-chosen')
  const group = item?.closest('details.group')
  if (group instanceof HTMLDetailsElement) group.open = true
  reveal(item ?? undefined, 'nearest')
  reveal(runs[0], 'center')
}

/** On a phone the sheet makes way for the text. */
function chooseFromPanel(id: string): void {
  setSheet(false)
  choose(id)
}

/** A press on a mark chooses the innermost finding it belongs to; moving over it lights up all its parts. */
function wireMarks(): void {
  const findingOf = (target: EventTarget | null): string | undefined => {
    const ids = target instanceof Element ? target.closest<HTMLElement>('[data-marks]')?.dataset.marks?.split(' ') : []
    return ids?.map((id) => id.replace(/^[cso]/, 'q')).findLast((id) => isShown(id))
  }
  text.addEventListener('click', (event) => {
    const id = findingOf(event.target)
    if (id === undefined) return
    setSheet(true)
    choose(id)
  })
  text.addEventListener('mouseover', (event) => light(findingOf(event.target)))
  panel.addEventListener('mouseover', (event) => {
    const item = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-finding]') : null
    light(item?.dataset.finding)
  })
}

const FILTER_OF: Readonly<Record<string, string>> = { t: 'takeaways', q: 'quotes', l: 'left-out', r: 'rejected' }

/** What a filter hides from the text cannot be pressed there. */
function isShown(id: string): boolean {
  return !document.body.classList.contains(`hide-${FILTER_OF[id.charAt(0)]}`)
}

function light(id: string | undefined): void {
  for (const element of document.querySelectorAll('.is-lit')) element.classList.remove('is-lit')
  if (id === undefined) return
  for (const run of runsOf(id)) run.classList.add('is-lit')
  document.querySelector(`[data-finding="${CSS.escape(id)}"]`)?.classList.add('is-lit')
}

/** Opens the passage that a citation names: `#s=12-40`. */
function openCited(): void {
  const match = /^#s=(\d+)-(\d+)$/.exec(location.hash)
  if (match === null) return
  const first = highlightSpan(Number(match[1]), Number(match[2]))
  reveal(first, 'center')
  announce(say(first === undefined ? 'preview.passage-missing' : 'preview.passage-shown'))
}

/** The switches of what is marked; the style sheet hides the rest. */
function wireFilters(): void {
  for (const box of document.querySelectorAll<HTMLInputElement>('[data-filter]')) {
    const name = box.dataset.filter ?? ''
    const apply = () => document.body.classList.toggle(`hide-${name}`, !box.checked)
    const kept = new RegExp(`(?:^|; )show-${name}=(\\w+)`).exec(document.cookie)?.[1]
    if (kept !== undefined) box.checked = kept === 'yes'
    box.addEventListener('change', () => {
      remember(`show-${name}`, box.checked ? 'yes' : 'no')
      apply()
    })
    apply()
  }
}

function wireSheet(): void {
  find('#sheet-handle', HTMLButtonElement).addEventListener('click', () =>
    setSheet(!panel.classList.contains('is-open')),
  )
}

/** On a phone the panel is a sheet at the foot of the page; elsewhere it stands beside the text. */
function setSheet(isOpen: boolean): void {
  panel.classList.toggle('is-open', isOpen)
  find('#sheet-handle', HTMLButtonElement).setAttribute('aria-expanded', String(isOpen))
}
