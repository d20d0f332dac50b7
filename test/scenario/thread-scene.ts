import type { Engine } from '../../adapters/compose.ts'
import { openTemporaryStore } from '../../adapters/storage/open-store.ts'
import type { Analysis, LanguageTag, Message } from '../../src/index.ts'

/** Texts of made-up firms and people, by the language they are in. */
export const TEXTS = {
  en: [
    'Castlewick Bank counts its models',
    'Castlewick Bank keeps 512 models in its register, and 37 of them set prices.',
    'Ines Harrow, the chief risk officer of Castlewick Bank, said that her team reviews each of them twice a year.',
    '"A model that nobody can explain will be switched off," Ines Harrow said.',
    'Peter Lomas, its head of technology, said the reviews cost £4 million a year.',
    '"He who buys cheap models pays twice," Peter Lomas said.',
    'The regulator was told of nine incidents in June.',
    'Two of the incidents were caused by a supplier that changed its software without notice.',
  ].join('\n\n'),
  'zh-Hans': [
    '云杉银行公布模型清单',
    '云杉银行登记在册的模型共有512个,其中37个用于定价。',
    '首席风险官韩若冰表示,她的团队每年对每个模型审查两次。',
    '“没有人能解释的模型,我们一定会停用。”韩若冰说。',
    '技术总监罗启明透露,审查每年要花四千万元。',
    '6月发生了九起事件,机房停电两小时,影响了12家客户。',
    '停电是因为供应商擅自更换了电源。',
    '银行为此赔偿客户共计360万元。',
  ].join('\n\n'),
  'zh-Hant': [
    '雲杉銀行公布模型清單',
    '雲杉銀行登記在冊的模型共有512個,其中37個用於定價。',
    '首席風險官韓若冰表示,她的團隊每年對每個模型審查兩次。',
    '「沒有人能解釋的模型,我們一定會停用。」韓若冰說。',
    '技術總監羅啟明透露,審查每年要花四千萬元。',
    '6月發生了九起事件,機房停電兩小時,影響了12家客戶。',
    '停電是因為供應商擅自更換了電源。',
    '銀行為此賠償客戶共計360萬元。',
  ].join('\n\n'),
} as const

/** A thread of a reader, and how to speak in it. */
export interface Scene {
  reply(text: string): Promise<Message>
  /** A line after the bot's name, outside of any thread. */
  command(text: string): Promise<Message>
  press(verb: 'show-line' | 'why' | 'ask-about', value: string): Promise<Message>
}

/** Analyses a plain text. @throws Error when it cannot be read. */
export function analyse(engine: Engine, id: string, text: string): Analysis {
  const origin = { id, name: `${id}.txt`, url: undefined, contentHash: id }
  const analysed = engine.analyse({ format: 'plain', text, origin })
  if (!analysed.ok) throw new Error(analysed.failure.detail)
  return analysed.value
}

/**
 * Opens a thread.
 * @param published texts that every thread can be asked about.
 * @param own a text that was sent to this thread.
 */
export async function openThread(
  engine: Engine,
  language: LanguageTag,
  { published = [], own }: { readonly published?: readonly string[]; readonly own?: string },
): Promise<Scene> {
  const analyses = published.map((text, index) => analyse(engine, `published-${index}`, text))
  const { memory } = openTemporaryStore()
  const calendar = { today: () => '2026-03-02' }
  const bot = engine.createBot(analyses, { commandName: '/genai-report', language: 'en', calendar, memory })
  const place = { channel: 'C1', thread: 'T1', language }
  if (own !== undefined) {
    const briefed = await bot.brief(place, {
      id: 'own',
      name: 'own.txt',
      url: undefined,
      contentHash: 'own',
      format: 'plain',
      text: own,
    })
    if (!briefed.ok) throw new Error(briefed.failure.detail)
  }
  return {
    reply: (text) => bot.reply(place, text),
    command: (text) => bot.command({ ...place, thread: 'T2' }, text),
    press: (verb, value) => bot.press(place, { verb, value }),
  }
}

/** Everything a reader can read of a message, a line a block. */
export function wordsOf(message: Message): string {
  const lines = message.blocks.map((block) => {
    if (block.kind === 'heading') return block.text
    if (block.kind === 'divider') return ''
    if (block.kind === 'actions') return block.actions.map(({ label }) => `[${label}]`).join(' ')
    return block.content.map(({ text }) => text).join('')
  })
  return lines.join('\n')
}

/** The numbered lines of a message. */
export function itemsOf(message: Message): readonly string[] {
  return message.blocks.flatMap((block) =>
    block.kind === 'item' || block.kind === 'quote' ? [block.content.map(({ text }) => text).join('')] : [],
  )
}

/** What the buttons of its lines open. */
export function referencesOf(message: Message): readonly string[] {
  return message.blocks.flatMap((block) =>
    block.kind === 'item' || block.kind === 'quote' ? block.actions.map(({ value }) => value) : [],
  )
}
