import { Problem, sendFile } from './api.ts'
import { say } from './boot.ts'
import type { Channel } from './channel.ts'
import { isLongText } from './composer.ts'
import { find } from './dom.ts'

/** As much as the server reads of one file; asked here first, because a browser hears no answer to a refused upload. */
const MOST_FILE_MEGABYTES = 24

/** Sends a file or a long text to be briefed. */
export interface Briefer {
  file(file: File): void
  text(text: string): void
}

/** Makes the way in for texts: each is briefed as a new thread of the channel. */
export function createBriefer(channel: Channel): Briefer {
  const brief = (name: string, content: Blob): void => {
    const tooLarge = content.size > MOST_FILE_MEGABYTES * 1024 * 1024
    const sent = tooLarge ? Promise.reject(tooLargeProblem(name)) : sendFile(name, content)
    void channel.expect(say('preview.reading', { name }), sent)
  }
  return {
    file: (file) => brief(file.name, file),
    text: (text) => brief(nameOf(text), new Blob([text], { type: 'text/plain' })),
  }
}

/** Takes files dropped anywhere on the page, chosen with the button, and long texts pasted anywhere. */
export function wireDrops(briefer: Briefer): void {
  const veil = find('#drop-veil', HTMLElement)
  const picker = find('#file', HTMLInputElement)
  let depth = 0
  const cover = (by: number): void => {
    depth = Math.max(0, depth + by)
    veil.hidden = depth === 0
  }
  addEventListener('dragenter', (event) => hasFiles(event) && cover(1))
  addEventListener('dragleave', (event) => hasFiles(event) && cover(-1))
  addEventListener('dragover', (event) => hasFiles(event) && event.preventDefault())
  addEventListener('drop', (event) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    cover(-depth)
    for (const file of event.dataTransfer?.files ?? []) briefer.file(file)
  })
  picker.addEventListener('change', () => {
    for (const file of picker.files ?? []) briefer.file(file)
    picker.value = ''
  })
  find('#attach', HTMLButtonElement).addEventListener('click', () => picker.click())
  addEventListener('paste', (event) => takePaste(event, briefer))
}

function takePaste(event: ClipboardEvent, briefer: Briefer): void {
  const files = [...(event.clipboardData?.files ?? [])]
  const text = event.clipboardData?.getData('text/plain') ?? ''
  if (files.length === 0 && !isLongText(text)) return
  event.preventDefault()
  if (text !== '') briefer.text(text)
  else for (const file of files) briefer.file(file)
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false
}

/** A pasted text is called by its first line, as far as a title goes. */
function nameOf(text: string): string {
  const first = text.trim().split('\n', 1)[0] ?? ''
  const short = [...first].slice(0, 40).join('')
  return short.length < first.length ? `${short}…` : short
}

function tooLargeProblem(name: string): Problem {
  return new Problem({
    code: 'source-too-large',
    message: say('preview.problem-too-large', { name, megabytes: MOST_FILE_MEGABYTES }),
  })
}
