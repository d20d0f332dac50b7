import type { WireEntry, WirePress, WireThread } from '../wire.ts'
import { announce } from './announce.ts'
import { problemText, sendPress, sendReply } from './api.ts'
import { boot, say } from './boot.ts'
import { languageOf } from './detect-language.ts'
import { build, icon } from './dom.ts'
import { messageView } from './message-view.ts'
import { reveal } from './reveal.ts'
import { followLanguage } from './settings.ts'

/** A post of the channel with its thread, kept in step with what the server knows of it. */
export interface ThreadView {
  readonly element: HTMLElement
  /** Adds what is new in the thread; what is shown already stays as it is. */
  update(thread: WireThread): void
  /** Opens the line in which to answer. */
  reply(): void
}

/** Makes the view of a thread, empty until its first update. */
export function createThreadView(id: string): ThreadView {
  const entries = build('div', { class: 'entries' })
  const links = build('p', { class: 'thread-links', hidden: true })
  const element = build('article', { class: 'thread', tabindex: '-1', 'data-thread': id }, entries, links)
  const shown = new Set<string>()
  const update = (thread: WireThread): void => {
    for (const entry of thread.entries.filter(({ id: known }) => !shown.has(known))) {
      shown.add(entry.id)
      entries.append(entryView(entry, (press) => void ask(sendPress({ thread: id, ...press }))))
      if (entry.from === 'bot') element.setAttribute('aria-label', entry.message.summary)
    }
    showDocument(links, thread.document)
  }
  const ask = async (sent: Promise<WireThread>): Promise<boolean> => {
    element.setAttribute('aria-busy', 'true')
    entries.append(waiting)
    problem.textContent = ''
    try {
      const thread = await sent
      waiting.remove()
      update(thread)
      reveal(entries.lastElementChild ?? undefined, 'start')
      hearLast(thread)
      followLanguage(thread.chosen)
      return true
    } catch (error) {
      problem.textContent = problemText(error)
      return false
    } finally {
      waiting.remove()
      element.removeAttribute('aria-busy')
    }
  }
  const waiting = build('p', { class: 'waiting' }, say('preview.thinking'))
  const problem = build('p', { class: 'problem', role: 'alert' })
  const form = replyForm((text) => ask(sendReply(id, text)))
  element.append(problem, form.element)
  return { element, update, reply: form.open }
}

/** Says the newest answer of a thread to a screen reader. */
export function hearLast(thread: WireThread): void {
  const last = thread.entries.at(-1)
  if (last?.from === 'bot') announce(last.message.summary)
}

function showDocument(links: HTMLElement, document: string | undefined): void {
  if (document === undefined || !links.hidden) return
  const href = `/document/${encodeURIComponent(document)}`
  links.append(build('a', { class: 'open-passage', href }, icon('document'), say('preview.open-document')))
  links.hidden = false
}

type Press = Omit<WirePress, 'channel' | 'thread'>

function entryView(entry: WireEntry, press: (press: Press) => void): HTMLElement {
  const at = new Date(entry.at)
  const clock = at.toLocaleTimeString(boot.language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const time = build('time', { datetime: entry.at }, clock)
  if (entry.from === 'bot') {
    const { message, opens } = entry
    const { language } = message
    const view = messageView(message, { opens, clock }, (platform, pressed) =>
      press({ platform, language, ...pressed }),
    )
    return build('div', { class: 'entry from-bot', 'data-entry': entry.id }, view)
  }
  const lang = languageOf(entry.text, boot.language)
  const text = build('p', { class: 'said', lang }, entry.text)
  return build('div', { class: 'entry from-reader' }, build('span', { class: 'who' }, say('preview.you'), time), text)
}

interface ReplyForm {
  readonly element: HTMLElement
  open(): void
}

/** The line under a thread; closed it is a button. Esc closes it, Enter sends. */
function replyForm(send: (text: string) => Promise<boolean>): ReplyForm {
  const label = say('preview.reply')
  const opener = build('button', { type: 'button', class: 'quiet-button reply-opener' }, icon('reply'), label)
  const line = build('input', {
    type: 'text',
    class: 'reply-line',
    'aria-label': label,
    placeholder: say('preview.reply-placeholder'),
    autocomplete: 'off',
    enterkeyhint: 'send',
    maxlength: '2000',
  })
  const button = build('button', { type: 'submit', class: 'send' }, icon('send'))
  button.setAttribute('aria-label', say('preview.send'))
  const form = build('form', { class: 'reply-form', hidden: true }, line, button)
  const show = (isOpen: boolean): void => {
    form.hidden = !isOpen
    opener.hidden = isOpen
    if (isOpen) line.focus()
    else opener.focus()
  }
  opener.addEventListener('click', () => show(true))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const text = line.value.trim()
    if (text === '') return
    line.value = ''
    void send(text).then((isSent) => {
      if (!isSent) line.value = text
    })
  })
  line.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    show(false)
  })
  return { element: build('div', { class: 'reply' }, opener, form), open: () => show(true) }
}
