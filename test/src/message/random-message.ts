import type { Action, Inline, LanguageTag, Message, MessageBlock } from '../../../src/index.ts'
import { createChance } from '../../peer/chance.ts'
import { HOSTILE_TEXTS } from './hostile-texts.ts'

const SENTENCES: Readonly<Record<LanguageTag, string>> = {
  en: 'The cost fell by a third, and nobody noticed. ',
  'zh-Hans': '费用降了三分之一，却没有人注意到。',
  'zh-Hant': '費用降了三分之一，卻沒有人注意到。',
}
const ODDITIES = [
  '👩‍👩‍👧‍👦',
  'e\u0301\u0323',
  '🏳️‍🌈',
  '\n\n',
  '"\\"',
  '𠮷',
  '{{{{',
  '<at',
  'x'.repeat(400),
  '標。」',
] as const

/** Makes a message that a seed determines: any kinds of block, any lengths, hostile text among the ordinary. */
export function randomMessage(seed: number, language: LanguageTag): Message {
  const random = createChance(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const text = (): string => {
    const kind = below(12)
    if (kind === 0) return HOSTILE_TEXTS[below(HOSTILE_TEXTS.length)]?.text ?? ''
    if (kind === 1) return (ODDITIES[below(ODDITIES.length)] ?? '').repeat(1 + below(60))
    if (kind === 2) return SENTENCES[language].repeat(below(200))
    return SENTENCES[language].repeat(1 + below(3))
  }
  const emphases = ['none', 'strong', 'quiet'] as const
  const inline = (): Inline => {
    if (below(6) === 0)
      return { kind: 'link', text: text(), url: below(3) === 0 ? text() : 'https://bay.example/a|b?c=d' }
    return { kind: 'text', text: text(), emphasis: emphases[below(3)] ?? 'none' }
  }
  const inlines = () => Array.from({ length: below(4) }, inline)
  const action = (): Action => ({
    verb: 'ask',
    label: text(),
    value: '"'.repeat(below(10) === 0 ? below(2_500) : below(60)),
  })
  const actions = () => Array.from({ length: below(20) === 0 ? below(40) : below(3) }, action)
  const number = () => (below(2) === 0 ? below(99) : undefined)
  const block = (): MessageBlock => {
    const kinds = ['heading', 'paragraph', 'item', 'item', 'quote', 'note', 'actions', 'divider'] as const
    const kind = kinds[below(kinds.length)] ?? 'divider'
    if (kind === 'heading') return { kind, text: text() }
    if (kind === 'paragraph' || kind === 'note') return { kind, content: inlines() }
    if (kind === 'actions') return { kind, actions: actions() }
    if (kind === 'divider') return { kind }
    const common = { number: number(), content: inlines(), details: inlines(), actions: actions() }
    return kind === 'item' ? { kind, ...common } : { kind, ...common, translation: inlines(), attribution: inlines() }
  }
  return { language, summary: text(), blocks: Array.from({ length: below(40) }, block) }
}
