import { fillPages, fitSummary, type HomeEntry, type HomeView, harmlessLine, type Say } from '../../../src/index.ts'
import { buttonRows, type DialogButton, headElement, lineElement, plainButton, quietElement } from './inputs.ts'

/** What the list of a place's digests is drawn from. */
export interface ListParts {
  readonly view: HomeView
  readonly say: Say
  /** Said above everything: what came of the last press. */
  readonly note: string | undefined
  /** Which of its pages is shown, from 0. */
  readonly page: number
}

/** Lines of the entries of one page, and their JSON in code units: a dialog is no larger than a message. Ours. */
const ENTRIES_PER_PAGE = { count: 24, cost: 7_000 }
/** A line that is read at a glance, in code points. */
const GLANCE = 200

/** Draws the digests of a place: what there is, what became of the last ones, and what can be done. */
export function listElements({ view, say, note, page }: ListParts): readonly object[] {
  const { channels, zone } = view
  const entries = channels.flatMap((channel) => channel.entries).map((entry) => entryElements(entry, say))
  const deliveries = channels.flatMap((channel) => channel.deliveries)
  const pages = fillPages(entries, (element) => JSON.stringify(element).length, ENTRIES_PER_PAGE)
  const nextPage = page + 1 < pages.length ? page + 1 : undefined
  const language = say(`subscription.language-${view.language}`)
  return [
    ...(note === undefined ? [] : [lineElement(glance(note), { weight: 'Bolder' })]),
    quietElement(say('home.reader', { language, zone })),
    ...(entries.length === 0 ? [lineElement(say('teams.digests-none'))] : []),
    ...(pages[page] ?? pages[0] ?? []),
    ...(deliveries.length === 0 ? [] : [headElement(say('home.status'))]),
    ...deliveries.map(({ text, details }) => quietElement(glance(details === '' ? text : `${text} — ${details}`))),
    { type: 'Container', separator: true, items: buttonRows(footButtons(say, nextPage)) },
  ]
}

function footButtons(say: Say, nextPage: number | undefined): readonly DialogButton[] {
  const more = nextPage === undefined ? [] : [plainButton(say('edition.more'), { digests: 'list', page: nextPage })]
  return [
    ...more,
    plainButton(say('home.new'), { digests: 'new' }),
    plainButton(say('home.preview'), { digests: 'preview' }),
    plainButton(say('home.prefer'), { digests: 'choose' }),
  ]
}

function entryElements({ id, text, details, isPaused, isDamaged }: HomeEntry, say: Say): readonly object[] {
  const whole = isDamaged ? [] : (['edit', isPaused ? 'resume' : 'pause', 'now'] as const)
  const verbs = [...whole, 'ask-end'] as const
  const buttons = verbs.map((digests) => {
    return plainButton(say(`home.${digests === 'ask-end' ? 'end' : digests}`), { digests, id })
  })
  return [
    { ...lineElement(glance(text), { weight: 'Bolder' }), separator: true },
    ...(details === '' ? [] : [quietElement(glance(details))]),
    ...buttonRows(buttons),
  ]
}

/** Asks whether a digest is to end: nothing brings it back. */
export function endElements(id: string, say: Say): readonly object[] {
  return [
    lineElement(say('home.end-title'), { weight: 'Bolder' }),
    lineElement(say('home.end-text')),
    ...buttonRows([
      plainButton(say('home.end'), { digests: 'end', id }),
      plainButton(say('home.cancel'), { digests: 'list' }),
    ]),
  ]
}

function glance(text: string): string {
  return fitSummary(harmlessLine(text), GLANCE)
}
