import type { WireThread } from '../wire.ts'
import { problemText } from './api.ts'
import { say } from './boot.ts'
import { build, find } from './dom.ts'
import { reveal } from './reveal.ts'
import { createThreadView, hearLast, type ThreadView } from './thread-view.ts'

/** The channel: its threads from top to bottom, oldest first. */
export interface Channel {
  /** Shows a thread, or what is new in it. */
  show(thread: WireThread): ThreadView
  /** Whether a thread is shown already. */
  holds(id: string): boolean
  /**
   * Shows that an answer is awaited, then the answer, or what went wrong and how to put it right.
   * @param view whether the page scrolls to it; it does when not given.
   */
  expect(waitingFor: string, sent: Promise<WireThread>, view?: 'follow' | 'stay'): Promise<boolean>
  /** Moves the reader's place to the thread before (-1) or after (1). */
  step(by: -1 | 1): void
  /** The thread that the reader's place is in. */
  current(): ThreadView | undefined
}

/** Ties the channel to the list in the page's template. */
export function createChannel(): Channel {
  const list = find('#threads', HTMLElement)
  const views = new Map<string, ThreadView>()
  const show = (thread: WireThread): ThreadView => {
    const view = views.get(thread.id) ?? createThreadView(thread.id)
    if (!views.has(thread.id)) list.append(view.element)
    views.set(thread.id, view)
    view.update(thread)
    return view
  }
  const indexOfCurrent = (): number => [...views.values()].findIndex(({ element }) => element.matches(':focus-within'))
  return {
    show,
    holds: (id) => views.has(id),
    current: () => [...views.values()][indexOfCurrent()],
    step(by) {
      const all = [...views.values()]
      const at = indexOfCurrent()
      const from = at < 0 && by < 0 ? all.length : at
      goTo(all[Math.min(Math.max(from + by, 0), all.length - 1)]?.element)
    },
    async expect(waitingFor, sent, view = 'follow') {
      const note = waitingNote(waitingFor)
      list.append(note)
      list.setAttribute('aria-busy', 'true')
      if (view === 'follow') reveal(note, 'end')
      try {
        const thread = await sent
        const { element } = show(thread)
        note.remove()
        if (view === 'follow') reveal(element, 'start')
        hearLast(thread)
        return true
      } catch (error) {
        note.replaceWith(problemNote(problemText(error)))
        return false
      } finally {
        list.removeAttribute('aria-busy')
      }
    },
  }
}

function goTo(element: HTMLElement | undefined): void {
  if (element === undefined) return
  element.focus({ preventScroll: true })
  reveal(element, 'start')
}

function waitingNote(text: string): HTMLElement {
  return build('div', { class: 'note waiting-note' }, build('p', { class: 'waiting' }, text), build('progress'))
}

function problemNote(text: string): HTMLElement {
  const close = build('button', { type: 'button', class: 'quiet-button' }, say('preview.dismiss'))
  const note = build('div', { class: 'note problem', role: 'alert' }, build('p', {}, text), close)
  close.addEventListener('click', () => note.remove())
  return note
}
