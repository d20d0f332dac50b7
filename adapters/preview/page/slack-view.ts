import type { WireLanguage, WireRendering } from '../wire.ts'
import { build } from './dom.ts'
import { followTheme } from './settings.ts'
import { tagLanguages } from './tag-languages.ts'

/** What the platform would send back when a button is pressed, and what stands on the button. */
export interface Pressed {
  readonly action: Readonly<Record<string, unknown>>
  readonly label: string
}

const sheets = Promise.all(['/assets/lib/slack-blocks.css', '/assets/slack.css'].map(loadSheet))

/**
 * Shows a Slack message in a shadow tree of its own, because the library's markup repeats its ids in every message.
 *
 * The library reports no presses: a button carries its `action_id` as id, within an element with the block's id, and
 * the rest is looked up in the payload.
 *
 * @param clock the time of the post by the reader's clock; the library writes it by the server's.
 */
export function slackView(
  rendering: WireRendering,
  { language, clock }: { readonly language: WireLanguage; readonly clock: string },
  press: (pressed: Pressed) => void,
): HTMLElement {
  const host = build('div', { class: 'slack-message', lang: language })
  const shadow = host.attachShadow({ mode: 'open' })
  shadow.innerHTML = rendering.html ?? ''
  void sheets.then((loaded) => {
    shadow.adoptedStyleSheets = loaded
  })
  for (const preload of shadow.querySelectorAll('link')) preload.remove()
  for (const link of shadow.querySelectorAll('a')) openOutside(link)
  for (const time of shadow.querySelectorAll('.slack_blocks_to_jsx--header > :last-child')) time.textContent = clock
  nameButtons(shadow, rendering.payload)
  tagLanguages(shadow, language)
  followTheme((theme) => shadow.querySelector<HTMLElement>('[data-theme]')?.setAttribute('data-theme', theme))
  shadow.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    const action = button === null ? undefined : findElement(rendering.payload, button)
    if (button !== null && action !== undefined) press({ action, label: labelOf(button) })
  })
  return host
}

/** What a button does, in its spoken words where it has some: one "Show the line" is like another. */
function labelOf(button: HTMLButtonElement): string {
  return button.getAttribute('aria-label') ?? button.textContent.trim()
}

/** Slack reads a button's `accessibility_label` aloud; the library leaves it out. */
function nameButtons(shadow: ShadowRoot, payload: unknown): void {
  for (const button of shadow.querySelectorAll('button')) {
    const spoken = findElement(payload, button)?.accessibility_label
    if (typeof spoken === 'string') button.setAttribute('aria-label', spoken)
  }
}

/** Makes a link of a message open beside the page, telling the other side nothing. */
export function openOutside(link: HTMLAnchorElement): void {
  link.rel = 'noopener noreferrer'
  link.target = '_blank'
}

async function loadSheet(url: string): Promise<CSSStyleSheet> {
  const response = await fetch(url)
  return new CSSStyleSheet().replace(await response.text())
}

function findElement(payload: unknown, button: HTMLButtonElement): Readonly<Record<string, unknown>> | undefined {
  const block = button.parentElement?.closest('[id]:not(#slack_blocks_to_jsx)')?.id
  const elements = elementsOf(payload).filter(({ element }) => element.action_id === button.id)
  return (elements.find((one) => one.block === block) ?? elements[0])?.element
}

interface FoundElement {
  readonly block: unknown
  readonly element: Readonly<Record<string, unknown>>
}

function elementsOf(payload: unknown): readonly FoundElement[] {
  if (!isRecord(payload) || !Array.isArray(payload.blocks)) return []
  return payload.blocks.filter(isRecord).flatMap((block) => {
    const inner = Array.isArray(block.elements) ? block.elements : []
    return [...inner, block.accessory].filter(isRecord).map((element) => ({ block: block.block_id, element }))
  })
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
