import type { Action, Inline, LanguageTag, Message, MessageBlock } from '../../../src/index.ts'

/** Makes a literal run of text. */
export function run(text: string, emphasis: 'none' | 'strong' | 'quiet' = 'none'): Inline {
  return { kind: 'text', text, emphasis }
}

/** Makes a message of some blocks. */
export function messageOf(blocks: readonly MessageBlock[], summary = 'A briefing.'): Message {
  return { language: 'en', summary, blocks }
}

/** Makes an item with only what a test names. */
export function itemOf(parts: Partial<Extract<MessageBlock, { readonly kind: 'item' }>>): MessageBlock {
  return { kind: 'item', number: undefined, content: [], details: [], actions: [], ...parts }
}

/** Makes a quote with only what a test names. */
export function quoteOf(parts: Partial<Extract<MessageBlock, { readonly kind: 'quote' }>>): MessageBlock {
  const empty = { number: undefined, content: [], translation: [], attribution: [], details: [], actions: [] }
  return { kind: 'quote', ...empty, ...parts }
}

/** Makes a button. */
export function actionOf(label: string, value = 'item-1'): Action {
  return { verb: 'show-line', label, value }
}

/** A message with the same text in every field that can hold one, one field a block. */
export function messageOfEverywhere(text: string): Message {
  const content = [run(text)]
  return messageOf(
    [
      { kind: 'heading', text },
      { kind: 'paragraph', content: [run(text, 'strong'), run(' '), ...content] },
      { kind: 'note', content: [run(text, 'quiet')] },
      itemOf({ number: 1, content, details: [run(text, 'quiet')] }),
      quoteOf({ number: 2, content, translation: content, attribution: [run(text, 'strong')], details: content }),
    ],
    text,
  )
}

const WORDS: Readonly<
  Record<LanguageTag, { readonly item: string; readonly quote: string; readonly details: string }>
> = {
  en: {
    item: 'Training an industry model costs a third of what it did two years ago, and the saving goes into evaluation.',
    quote: 'We first ask what happens if it is wrong, and only then how fast it can be.',
    details: 'Risks, cost · Industry models in practice · Bay Institute · 24 January 2024',
  },
  'zh-Hans': {
    item: '训练一个行业模型的费用在两年内降到原来的三分之一，省下的预算多数投入了评测。',
    quote: '我们先问它错了会怎样，再问它能做多快。',
    details: '风险、成本 · 行业模型落地观察 · 海湾研究院 · 2024年1月24日',
  },
  'zh-Hant': {
    item: '訓練一個產業模型的費用在兩年內降到原來的三分之一，省下的預算多半投入了評測。',
    quote: '我們先問它錯了會怎樣，再問它能做多快。',
    details: '風險、成本 · 產業模型落地觀察 · 海灣研究院 · 2024年1月24日',
  },
}

/** A whole edition: five takeaways, two quotes, every item with two buttons. */
export function editionOf(language: LanguageTag): Message {
  const words = WORDS[language]
  const details = [run(words.details, 'quiet')]
  const numbered = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index)
  const actions: readonly Action[] = [
    { verb: 'show-line', label: 'Show the line', value: `report-2024#${1_000}-${1_060}` },
    { verb: 'why', label: 'Why this?', value: `report-2024#${1_000}-${1_060}` },
  ]
  return {
    language,
    summary: `${words.quote} (5 + 2)`,
    blocks: [
      { kind: 'heading', text: 'Briefing · 24 January 2024' },
      { kind: 'note', content: [run('Edition 12', 'quiet')] },
      ...numbered(1, 5).map((number) => itemOf({ number, content: [run(words.item)], details, actions })),
      { kind: 'divider' },
      { kind: 'paragraph', content: [run('In their own words', 'strong')] },
      ...numbered(6, 2).map((number) => {
        const attribution = [run('林知远', 'strong'), run(' · 海湾研究院金融实验室主任')]
        return quoteOf({
          number,
          content: [run(words.quote)],
          translation: [run(words.quote)],
          attribution,
          details,
          actions,
        })
      }),
      { kind: 'actions', actions: [{ verb: 'command', label: 'More', value: 'more' }] },
    ],
  }
}
