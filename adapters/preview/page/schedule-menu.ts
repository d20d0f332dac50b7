import type { WireLine, WireThread } from '../wire.ts'
import { fetchSchedule, fetchThreads, problemText, sendCommand } from './api.ts'
import { say } from './boot.ts'
import type { Channel } from './channel.ts'
import { build, find } from './dom.ts'
import { wireMenu } from './menu.ts'
import { reveal } from './reveal.ts'
import type { ThreadView } from './thread-view.ts'

/** How often the page looks for digests that were posted meanwhile. */
const LOOK_MS = 10_000
/** A digest that somebody asked for is there in a moment. */
const LOOK_SOON_MS = [250, 500, 1_000, 2_000, 4_000]

/** Ties the menu of the channel's digests to the template: what comes, what became of the last, and what can be done. */
export function wireSchedule(channel: Channel): void {
  const menu = wireMenu('#schedule', () => void refresh())
  for (const button of menu.querySelectorAll<HTMLButtonElement>('[data-run]')) {
    button.addEventListener('click', () => {
      menu.open = false
      void run(channel, button.dataset.run ?? '')
    })
  }
  const draft = find('[data-draft]', HTMLButtonElement, menu)
  draft.addEventListener('click', () => {
    menu.open = false
    const line = find('#line', HTMLTextAreaElement)
    line.value = draft.dataset.draft ?? ''
    line.focus()
  })
  setInterval(() => void (document.visibilityState === 'visible' && showNew(channel)), LOOK_MS)
}

async function run(channel: Channel, words: string): Promise<void> {
  await channel.expect(say('preview.thinking'), sendCommand(words))
  for (const ms of LOOK_SOON_MS) {
    const [first] = await showNew(channel)
    if (first !== undefined) return reveal(first.element, 'start')
    await new Promise((resolve) => setTimeout(resolve, ms))
  }
}

/** What is posted by schedule comes without being asked for. @returns the threads that were not shown before. */
async function showNew(channel: Channel): Promise<readonly ThreadView[]> {
  const threads: readonly WireThread[] = await fetchThreads().catch(() => [])
  return threads.flatMap((thread) => {
    const isNew = !channel.holds(thread.id)
    const view = channel.show(thread)
    return isNew ? [view] : []
  })
}

async function refresh(): Promise<void> {
  const entries = find('#schedule-entries', HTMLElement)
  const deliveries = find('#schedule-deliveries', HTMLElement)
  deliveries.setAttribute('aria-busy', 'true')
  try {
    const schedule = await fetchSchedule()
    entries.replaceChildren(...linesOf(schedule.entries, say('preview.schedule-none')))
    const told = linesOf(schedule.deliveries, say('preview.schedule-no-deliveries'))
    for (const [index, { state }] of schedule.deliveries.entries()) told[index]?.setAttribute('data-state', state)
    deliveries.replaceChildren(...told)
  } catch (error) {
    entries.replaceChildren(build('li', { class: 'problem' }, problemText(error)))
  } finally {
    deliveries.removeAttribute('aria-busy')
  }
}

function linesOf(lines: readonly WireLine[], empty: string): readonly HTMLElement[] {
  if (lines.length === 0) return [build('li', { class: 'quiet' }, empty)]
  return lines.map(({ text, details }) => build('li', {}, build('span', {}, text), build('small', {}, details)))
}
