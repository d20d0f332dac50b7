import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Engine } from '../../../adapters/compose.ts'
import { DOCUMENT_PREFERENCES, type EditionPreferences } from '../../../src/briefing/edition.ts'
import { editionMessage } from '../../../src/briefing/edition-message.ts'
import {
  type Analysis,
  composeEdition,
  createReaders,
  DEFAULT_PREFERENCES,
  type Edition,
  type Knowledge,
  type LanguageTag,
  type Message,
} from '../../../src/index.ts'
import { createChance } from '../../peer/chance.ts'
import { HOSTILE_TEXTS } from '../../src/message/hostile-texts.ts'

/** An edition as the engine composes it. */
export interface RealEdition {
  readonly corpus: string
  readonly message: Message
}

const FIXTURES = path.join(__dirname, '../../fixtures')
/** Sentences of each document that is written here. */
const SIZES = [3, 12, 60, 300] as const
const ROUNDS = 12

/** Sentences with figures that are worth a line, and words with who said them; none like another. */
function sentencesOf(language: LanguageTag, count: number, chance: () => number): readonly string[] {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)] as T
  const figure = (): number => 2 + Math.floor(chance() * 97)
  const oddity = (): string => (chance() < 0.1 ? `${pick(HOSTILE_TEXTS).text} ` : '')
  const long = (clause: () => string): string =>
    Array.from({ length: 1 + Math.floor(chance() ** 4 * 90) }, clause).join('')
  const makers = {
    en: [
      () =>
        `${oddity()}${pick(FIRMS)} cut the cost of ${pick(TASKS)} by ${figure()}% in 20${figure() + 2}${long(() => `, ${figure()} branches in ${pick(PLACES)} among them`)}.`,
      () =>
        `“${pick(FIRMS)} will spend ${figure()} million on ${pick(TASKS)}${long(() => `, and ${figure()} on ${pick(TASKS)}`)},” said Mara Lind, chief risk officer of ${pick(FIRMS)}.`,
    ],
    'zh-Hans': [
      () =>
        `${oddity()}${pick(BANKS)}在20${figure() + 2}年把${pick(WORK)}的成本降低了${figure()}%${long(() => `，其中${pick(CITIES)}的网点有${figure()}家`)}。`,
      () =>
        `${pick(BANKS)}首席风险官陆文渊表示：“我们在${pick(CITIES)}为${pick(WORK)}投入了${figure()}亿元${long(() => `，为${pick(WORK)}投入了${figure()}万元`)}。”`,
    ],
    'zh-Hant': [
      () =>
        `${oddity()}${pick(BANKS)}在20${figure() + 2}年把${pick(WORK)}的成本降低了${figure()}%${long(() => `，其中${pick(CITIES)}的網點有${figure()}家`)}。`,
      () =>
        `${pick(BANKS)}首席風險官陸文淵表示：「我們在${pick(CITIES)}為${pick(WORK)}投入了${figure()}億元${long(() => `，為${pick(WORK)}投入了${figure()}萬元`)}。」`,
    ],
  } as const
  return Array.from({ length: count }, () => pick<() => string>(makers[language])())
}

const FIRMS = ['Harbour Bank', 'Northway Insurance', 'Linden Credit', 'Quay Securities', 'Mill Lane Savings']
const TASKS = ['fraud review', 'credit checks', 'claims handling', 'model training', 'call centres', 'audits']
const PLACES = ['Oslo', 'Nairobi', 'Lima', 'Quebec', 'Hanoi', 'Porto']
const BANKS = ['远帆银行', '临港保险', '衡石科技', '北河证券']
const WORK = ['反欺诈审核', '信贷初审', '理赔', '模型训练', '客服']
const CITIES = ['临港', '北河', '青浦', '南湾', '云川']

function documentsOf(language: LanguageTag): readonly { readonly name: string; readonly text: string }[] {
  return SIZES.map((count, index) => {
    const chance = createChance(index + 1)
    const separator = language === 'en' ? ' ' : ''
    const sentences = sentencesOf(language, count, chance)
    const paragraphs = Array.from({ length: Math.ceil(count / 5) }, (_, at) =>
      sentences.slice(at * 5, at * 5 + 5).join(separator),
    )
    const title = `${HOSTILE_TEXTS[index]?.text ?? 'x'} ${'A title '.repeat(1 + index * 20)}`
    return { name: `${count} sentences`, text: [title, ...paragraphs].join('\n\n') }
  })
}

function analysisOf({ analyse }: Engine, name: string, text: string): Analysis {
  const origin = { id: name.replaceAll(/\W/g, '-'), name, url: 'https://bay.example/a|b?c=d', contentHash: name }
  const analysed = analyse({ format: 'plain', text, origin })
  if (!analysed.ok) throw new Error(analysed.failure.detail)
  return analysed.value
}

function corporaOf(
  engine: Engine,
  language: LanguageTag,
): readonly { readonly name: string; readonly knowledge: Knowledge }[] {
  const forum = readFileSync(path.join(FIXTURES, 'articles/harbour-forum.txt'), 'utf8')
  const texts = [{ name: 'an article', text: forum }, ...documentsOf(language)]
  const single = texts.map(({ name, text }) => ({
    name,
    knowledge: engine.knowledgeOfDocuments([analysisOf(engine, name, text)]),
  }))
  const all = texts.map(({ name, text }) => analysisOf(engine, name, text))
  return [
    { name: 'the pack', knowledge: engine.knowledgeOf([]) },
    ...single,
    { name: 'all', knowledge: engine.knowledgeOf(all) },
  ]
}

/** What channels want: little, much, or all there is. */
const WISHES = [DEFAULT_PREFERENCES, { ...DEFAULT_PREFERENCES, takeaways: 10, quotes: 10 }, DOCUMENT_PREFERENCES]

/** Composes editions from the pack and from documents of different sizes, for channels with different wishes. */
export function composeEditions(engine: Engine, language: LanguageTag): readonly RealEdition[] {
  return corporaOf(engine, language).flatMap(({ name, knowledge }) => {
    const reader = createReaders({ knowledge, voices: engine.voices, toTraditional: engine.toTraditional })(language)
    return WISHES.flatMap((wishes) =>
      editionsOfChannel(knowledge, { ...wishes, language }).map((edition) => ({
        corpus: name,
        message: editionMessage(edition, reader),
      })),
    )
  })
}

/** One after the other, as a channel gets them, until nothing is new. */
function editionsOfChannel({ corpus }: Knowledge, preferences: EditionPreferences): readonly Edition[] {
  const editions: Edition[] = []
  const seen = new Set<string>()
  for (let number = 1; number <= ROUNDS; number++) {
    const edition = composeEdition({ corpus, seen, preferences, number, date: '2026-03-02' })
    editions.push(edition)
    const shown = [...edition.takeaways, ...edition.quotes]
    for (const { item } of shown) seen.add(item.id)
    if (shown.length === 0) return editions
  }
  return editions
}
