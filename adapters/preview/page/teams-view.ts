import type { WireLanguage, WireRendering } from '../wire.ts'
import { build } from './dom.ts'
import { hostConfig } from './host-config.ts'
import { currentTheme, followTheme } from './settings.ts'
import { openOutside, type Pressed } from './slack-view.ts'
import { tagLanguages } from './tag-languages.ts'

/** Microsoft's renderer and a Markdown parser, loaded by the template before this module. */
declare const AdaptiveCards: typeof import('adaptivecards')
declare const markdownit: (preset: 'zero') => { enable(rules: string[]): { render(text: string): string } }

/** Teams reads a subset of Markdown in cards: bold, italic, links and lists; everything else is plain text. */
const markdown = markdownit('zero').enable(['emphasis', 'link', 'list', 'escape', 'newline'])
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text)
  result.didProcess = true
}

/** Shows a Teams message: its card drawn by Microsoft's renderer, drawn anew when the look changes. */
export function teamsView(
  rendering: WireRendering,
  language: WireLanguage,
  press: (pressed: Pressed) => void,
): HTMLElement {
  const holder = build('div', { class: 'teams-card', lang: language })
  followTheme(() => {
    const drawn = drawCard(cardOf(rendering.payload), press)
    holder.replaceChildren(...(drawn === undefined ? [] : [drawn]))
    tagLanguages(holder, language)
    // Microsoft's renderer gives the tooltip to the pointer only
    for (const button of holder.querySelectorAll('button[title]'))
      button.setAttribute('aria-label', button.getAttribute('title') ?? '')
    for (const link of holder.querySelectorAll('a')) openOutside(link)
  })
  return holder
}

function drawCard(content: unknown, press: (pressed: Pressed) => void): HTMLElement | undefined {
  const card = new AdaptiveCards.AdaptiveCard()
  card.hostConfig = new AdaptiveCards.HostConfig(hostConfig(currentTheme()))
  card.onExecuteAction = (action) => {
    const label = action.tooltip ?? action.title ?? ''
    if (action instanceof AdaptiveCards.OpenUrlAction) window.open(action.url, '_blank', 'noopener,noreferrer')
    else if (action instanceof AdaptiveCards.ExecuteAction)
      press({ action: { verb: action.verb, data: action.data }, label })
    else if (action instanceof AdaptiveCards.SubmitAction) press({ action: { data: action.data }, label })
  }
  card.parse(content)
  return card.render()
}

/** Finds the card in what would be sent: the payload itself, its `card`, or an activity's attachment. */
function cardOf(payload: unknown): unknown {
  if (typeof payload !== 'object' || payload === null) return {}
  if ('card' in payload) return payload.card
  if ('attachments' in payload && Array.isArray(payload.attachments)) return payload.attachments[0]?.content
  return payload
}
