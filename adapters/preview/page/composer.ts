import type { WireLanguage, WireThread } from '../wire.ts'
import { sendCommand } from './api.ts'
import { boot, say } from './boot.ts'
import type { Channel } from './channel.ts'
import { find } from './dom.ts'
import { followLanguage } from './settings.ts'

/** The line at the foot of the page, where a reader writes. */
export interface Composer {
  focus(): void
}

/** Ties the composer of the template to the channel; `brief` is called for a long text that is pasted or written. */
export function wireComposer(channel: Channel, brief: (text: string) => void): Composer {
  const form = find('#composer', HTMLFormElement)
  const line = find('#line', HTMLTextAreaElement)
  const submit = async (words: string): Promise<void> => {
    if (words === '') return
    line.value = ''
    growWith(line)
    if (isLongText(words)) return brief(words)
    const command = withoutCommandName(words)
    const sent = sendCommand(command)
    const isSent = await channel.expect(say('preview.thinking'), sent)
    if (!isSent && line.value === '') line.value = words
    if (isSent) followLanguage(chosenIn(await sent, command))
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void submit(line.value.trim())
  })
  line.addEventListener('input', () => growWith(line))
  line.addEventListener('keydown', (event) => {
    // While an input method is composing, Enter chooses a candidate.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    void submit(line.value.trim())
  })
  growWith(line)
  // Enter that was pressed before this script ran has only begun a new line
  if (line.value.endsWith('\n')) void submit(line.value.trim())
  for (const chip of document.querySelectorAll<HTMLButtonElement>('[data-words]')) {
    chip.addEventListener('click', () => void submit(chip.dataset.words ?? ''))
  }
  return { focus: () => line.focus() }
}

/** Characters from which on a text is an article to brief and not a line to answer. */
const LONG_TEXT = 400
/** A shorter one is an article too when it has so many sentences and characters: nobody asks in five. */
const SHORT_ARTICLE = { sentences: 4, characters: 120 }
const SENTENCE_END = /[。！？!?](?=.)|[.](?=\s)/gsu

/** Tells whether a text is meant to be briefed: longer than any question. */
export function isLongText(text: string): boolean {
  const trimmed = text.trim()
  if (trimmed.length >= LONG_TEXT) return true
  const sentences = (trimmed.match(SENTENCE_END)?.length ?? 0) + 1
  return trimmed.length >= SHORT_ARTICLE.characters && sentences >= SHORT_ARTICLE.sentences
}

/** The bot's answer to it speaks the language that was chosen; the page then does too. */
const LANGUAGE_COMMAND = /^(?:lang|language|语言|語言)\s/i

/** A page in another language than its channel follows also when the channel's was chosen before. */
function chosenIn({ chosen, entries }: WireThread, command: string): WireLanguage | undefined {
  const answer = entries.at(-1)
  const spoken = LANGUAGE_COMMAND.test(command) && answer?.from === 'bot' ? answer.message.language : undefined
  return chosen ?? spoken
}

function withoutCommandName(words: string): string {
  return words.startsWith(boot.command) ? words.slice(boot.command.length).trim() : words
}

function growWith(line: HTMLTextAreaElement): void {
  line.style.height = ''
  // An empty line keeps its height, however long its placeholder is.
  if (line.value === '') return
  line.style.height = `${line.scrollHeight}px`
}
