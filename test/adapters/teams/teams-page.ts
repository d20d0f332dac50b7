import type * as Cards from 'adaptivecards'
import type * as Linkedom from 'linkedom'
import MarkdownIt from 'markdown-it'

// A copy of its own: the nodes of the one that pages are read with cannot be listened to, and the renderer does.
let parseHTML!: typeof Linkedom.parseHTML
jest.isolateModules(() => {
  parseHTML = jest.requireActual<typeof Linkedom>('linkedom').parseHTML
})

// The package's own entry is written for bundlers; this is the same code as one file.
const AdaptiveCards = jest.requireActual<typeof Cards>('adaptivecards/dist/adaptivecards.js')

/** What a reader sees of a card in Microsoft's renderer, and what that renderer has to say against it. */
export interface TeamsPage {
  readonly text: string
  readonly links: readonly string[]
  readonly images: number
  readonly headings: readonly string[]
  readonly buttons: readonly string[]
  readonly warnings: readonly string[]
}

const GLOBALS = ['HTMLElement', 'HTMLButtonElement', 'HTMLAnchorElement', 'HTMLInputElement'] as const

/** Gives Microsoft's renderer the page it needs; what it sets as inner text is text. */
function openPage(): void {
  const { window } = parseHTML('<html><body></body></html>')
  Object.defineProperty(window.HTMLElement.prototype, 'innerText', {
    configurable: true,
    set(text: string) {
      this.textContent = text
    },
  })
  const classes = Object.fromEntries(GLOBALS.map((name) => [name, window[name]]))
  Object.assign(globalThis, { window, document: window.document, ...classes })
}

/** Renders a card with Microsoft's renderer, its Markdown read in full. */
export function teamsPage(card: object): TeamsPage {
  openPage()
  const markdown = new MarkdownIt({ linkify: true })
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown.render(text)
    result.didProcess = true
  }
  // The renderer's pattern for `lang` is a global one and remembers where it stopped: every second card would fail.
  const pattern = AdaptiveCards.CardElement.langProperty.regEx
  if (pattern !== undefined) pattern.lastIndex = 0
  const context = new AdaptiveCards.SerializationContext()
  const rendered = new AdaptiveCards.AdaptiveCard()
  rendered.parse(card, context)
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message)
  const { document: page } = parseHTML(`<html><body>${rendered.render()}</body></html>`)
  const textsOf = (selector: string) =>
    [...page.querySelectorAll(selector)].map((found) => found.textContent?.trim() ?? '')
  return {
    text: page.body.textContent ?? '',
    links: [...page.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? ''),
    images: page.querySelectorAll('img').length,
    headings: textsOf('[role=heading]'),
    buttons: textsOf('button'),
    warnings: [...events, ...rendered.validateProperties().validationEvents.map((event) => event.message)],
  }
}
