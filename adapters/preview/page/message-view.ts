import type { WireMessage, WirePassage, WirePress, WireRendering } from '../wire.ts'
import { announce } from './announce.ts'
import { say } from './boot.ts'
import { build, icon } from './dom.ts'
import { type Pressed, slackView } from './slack-view.ts'
import { teamsView } from './teams-view.ts'

/** Called with the platform on whose side a button was pressed. */
export type PressOn = (platform: WirePress['platform'], pressed: Pressed) => void

/** What stands around a message. */
export interface MessageFrame {
  /** The passage it is about, when its document can be opened. */
  readonly opens: WirePassage | undefined
  /** When it was posted, by the reader's clock. */
  readonly clock: string
}

/** Shows what the bot said on both platforms, each with the payload that would be sent. */
export function messageView(message: WireMessage, { opens, clock }: MessageFrame, press: PressOn): HTMLElement {
  const { language } = message
  const slack = message.slack.map((one) => slackView(one, { language, clock }, (pressed) => press('slack', pressed)))
  const teams = message.teams.map((one) => teamsView(one, message.language, (pressed) => press('teams', pressed)))
  const view = build(
    'div',
    { class: 'message' },
    side('slack', 'Slack', slack, message.slack),
    side('teams', 'Teams', teams, message.teams),
  )
  if (opens !== undefined) view.append(passageLink(opens))
  return view
}

/** Makes the address of a passage on the document page. */
function passageUrl({ document, start, end }: WirePassage): string {
  return `/document/${encodeURIComponent(document)}#s=${start}-${end}`
}

function passageLink(opens: WirePassage): HTMLElement {
  const link = build(
    'a',
    { class: 'open-passage', href: passageUrl(opens) },
    icon('document'),
    say('preview.open-passage'),
  )
  return build('p', { class: 'after-message' }, link)
}

function side(
  platform: WirePress['platform'],
  name: string,
  shown: readonly HTMLElement[],
  renderings: readonly WireRendering[],
): HTMLElement {
  const label = build('span', { class: 'side-name', lang: 'en' }, name)
  return build(
    'section',
    { class: 'side', 'data-platform': platform, 'aria-label': name },
    label,
    build('div', { class: 'side-body' }, ...shown),
    payloadView(renderings),
  )
}

function payloadView(renderings: readonly WireRendering[]): HTMLElement {
  const payloads = renderings.map(({ payload }) => payload)
  const text = JSON.stringify(payloads.length === 1 ? payloads[0] : payloads, undefined, 2)
  const copy = build('button', { type: 'button', class: 'quiet-button' }, icon('copy'), say('preview.copy'))
  copy.addEventListener('click', () => void copyText(text))
  const size = new Blob([text]).size
  const kilobytes = (size / 1024).toFixed(1)
  const summary = build('summary', {}, say('preview.payload', { kilobytes }))
  const details = build('details', { class: 'payload' }, summary)
  // Written when it is first opened: most payloads are never looked at.
  details.addEventListener('toggle', () => details.append(build('div', { class: 'payload-body' }, copy, code(text))), {
    once: true,
  })
  return details
}

function code(text: string): HTMLElement {
  return build('pre', { tabindex: '0', lang: 'en', 'aria-label': 'JSON' }, text)
}

async function copyText(text: string): Promise<void> {
  const isCopied = await navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  )
  announce(say(isCopied ? 'preview.copied' : 'preview.not-copied'))
}
