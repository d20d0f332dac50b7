import type { WireLanguage } from '../wire.ts'
import { languageOf } from './detect-language.ts'

/** Marks every element whose own text is in another language than what is around it, so that its glyphs are right. */
export function tagLanguages(root: ParentNode, around: WireLanguage): void {
  for (const element of root.querySelectorAll<HTMLElement>('p, span, strong, li, h3, a, button div, .ac-textBlock')) {
    const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
    const text = own.map((node) => node.textContent ?? '').join('')
    const language = text.trim() === '' ? undefined : languageOf(text, around)
    if (language !== undefined) element.lang = language
  }
}
