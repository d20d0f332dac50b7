import type { WireThread } from '../wire.ts'
import { fetchBriefing, fetchDigest, fetchDocuments, fetchThreads } from './api.ts'
import { boot, say } from './boot.ts'
import { createChannel } from './channel.ts'
import { wireComposer } from './composer.ts'
import { languageOf } from './detect-language.ts'
import { build, find } from './dom.ts'
import { createBriefer, wireDrops } from './drop.ts'
import { wireKeyboard } from './keyboard.ts'
import { wireMenu } from './menu.ts'
import { wireSchedule } from './schedule-menu.ts'
import { wireSettings } from './settings.ts'
import { wireViewSwitch } from './view-switch.ts'

wireSettings()
wireViewSwitch()
const channel = createChannel()
const briefer = createBriefer(channel)
wireDrops(briefer)
wireKeyboard(channel, wireComposer(channel, briefer.text))
wireSources()
wireSchedule(channel)
showDate()
void begin()

/**
 * Shows what was said before. A channel that has not been shown the day's edition in the page's language gets it, and
 * every source that was loaded.
 */
async function begin(): Promise<void> {
  const threads = await fetchThreads().catch(() => [])
  for (const thread of threads) channel.show(thread)
  // a fresh page stays at its top: where a page is scrolled to, the browser's Tab begins
  if (!threads.some(isOfToday)) await channel.expect(say('preview.composing'), fetchDigest(), 'stay')
  const briefed = new Set(threads.map(({ document }) => document))
  const documents = await fetchDocuments().catch(() => [])
  for (const { id, published } of documents) if (published && !briefed.has(id)) channel.show(await fetchBriefing(id))
}

/** Tells whether a thread began today with something that the bot said in the page's language. */
function isOfToday({ entries: [first] }: WireThread): boolean {
  if (first?.from !== 'bot' || first.message.language !== boot.language) return false
  return new Date(first.at).toDateString() === new Date().toDateString()
}

function showDate(): void {
  const options = { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' } as const
  find('#today', HTMLElement).textContent = new Date().toLocaleDateString(boot.language, options)
}

/** Fills the list of documents each time it is opened, because briefing adds to it. */
function wireSources(): void {
  const list = find('#source-list', HTMLElement)
  wireMenu('#sources', () => {
    void fetchDocuments().then((documents) => {
      const empty = build('li', { class: 'quiet' }, say('preview.no-sources'))
      const items = documents.map(({ id, title }) => {
        const lang = languageOf(title, boot.language)
        return build('li', {}, build('a', { href: `/document/${encodeURIComponent(id)}`, lang }, title))
      })
      list.replaceChildren(...(items.length === 0 ? [empty] : items))
    })
  })
}
