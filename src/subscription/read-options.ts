import { isLanguageTag } from '../text/language.ts'
import type { RequestPiece } from './request-piece.ts'
import {
  CATCH_UPS,
  LAYOUTS,
  LONGEST_AGE_MS,
  MOST_ITEMS,
  NOTHING_NEW,
  type SubscriptionOptions,
  WHEN_UNSURE,
} from './subscription.ts'
import type { SubscriptionMistake } from './subscription-mistake.ts'
import type { OptionName, SubscriptionWords } from './subscription-words.ts'

const DAY_MS = 86_400_000
/** What a subscription has when its reader names nothing. */
export const DEFAULT_OPTIONS: SubscriptionOptions = {
  topics: [],
  packs: [],
  language: undefined,
  items: 5,
  layout: 'flat',
  whenNothingNew: 'say',
  catchUp: 'latest',
  maxAgeMs: DAY_MS,
  whenUnsure: 'at-most-once',
}

/** What a reader may name; ids by their folded words. */
export interface OptionNames {
  readonly topics: ReadonlyMap<string, string>
  readonly packs: ReadonlyMap<string, string>
  /** Words for languages, besides their tags. */
  readonly languages: ReadonlyMap<string, string>
}

type OptionPiece = Extract<RequestPiece, { readonly kind: 'option' }>
type Change = Partial<SubscriptionOptions>

const UNIT_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: DAY_MS }

/** Reads the options of a request; `mistakes` names every one that cannot be used. */
export function readOptions(
  pieces: readonly OptionPiece[],
  words: SubscriptionWords,
  names: OptionNames,
): { readonly options: SubscriptionOptions; readonly mistakes: readonly SubscriptionMistake[] } {
  const mistakes: SubscriptionMistake[] = []
  const seen = new Set<OptionName>()
  let options = DEFAULT_OPTIONS
  for (const { name, parts, text } of pieces) {
    const option = words.options.get(words.fold(name))
    if (option === undefined) {
      mistakes.push({ kind: 'option-unknown', text: name })
      continue
    }
    if (seen.has(option)) mistakes.push({ kind: 'option-twice', text })
    seen.add(option)
    const change = changeOf(option, parts, { words, names })
    if (change === undefined) mistakes.push(wrongValue(option, { parts, text }, { words, names }))
    else options = { ...options, ...change }
  }
  return { options, mistakes }
}

/** What values are read with. */
interface Known {
  readonly words: SubscriptionWords
  readonly names: OptionNames
}

function changeOf(option: OptionName, parts: readonly string[], { words, names }: Known): Change | undefined {
  const listed = parts.map(words.fold)
  const folded = listed.join(',')
  const value = words.values.get(folded) ?? folded
  const change: Readonly<Record<OptionName, () => Change | undefined>> = {
    topics: () => named(idsOf(listed, names.topics), (topics) => ({ topics })),
    packs: () => named(idsOf(listed, names.packs), (packs) => ({ packs })),
    lang: () => named(names.languages.get(value), (language) => (isLanguageTag(language) ? { language } : undefined)),
    items: () => named(itemsOf(value), (items) => ({ items })),
    layout: () => named(oneOf(LAYOUTS, value), (layout) => ({ layout })),
    'when-nothing-new': () => named(oneOf(NOTHING_NEW, value), (whenNothingNew) => ({ whenNothingNew })),
    'catch-up': () => named(oneOf(CATCH_UPS, value), (catchUp) => ({ catchUp })),
    'max-age': () => named(ageOf(value, words), (maxAgeMs) => ({ maxAgeMs })),
    unsure: () => named(oneOf(WHEN_UNSURE, value), (whenUnsure) => ({ whenUnsure })),
  }
  return change[option]()
}

/** Names what does not fit, of a list only what is not known in it, and what would. */
function wrongValue(
  option: OptionName,
  { parts, text }: Pick<OptionPiece, 'parts' | 'text'>,
  { words, names }: Known,
): SubscriptionMistake {
  const known = option === 'topics' || option === 'packs' ? names[option] : undefined
  const choices = [...new Set(known?.values())]
  if (parts.length === 0) return { kind: 'value-missing', text: text.replace(/\s*[:=]\s*$/, ''), option, choices }
  const strange = known && parts.filter((word) => !known.has(words.fold(word)))
  return { kind: 'value-invalid', text: strange?.join(' ') || text, option, choices }
}

function named<T>(value: T | undefined, change: (value: T) => Change | undefined): Change | undefined {
  return value === undefined ? undefined : change(value)
}

function oneOf<T extends string>(choices: readonly T[], value: string): T | undefined {
  return choices.find((choice) => choice === value)
}

function idsOf(listed: readonly string[], known: ReadonlyMap<string, string>): readonly string[] | undefined {
  const ids = listed.map((word) => known.get(word))
  const found = ids.filter((id) => id !== undefined)
  return found.length === ids.length && found.length > 0 ? [...new Set(found)] : undefined
}

function itemsOf(value: string): number | undefined {
  const items = /^\d{1,2}$/.test(value) ? Number(value) : 0
  return items >= 1 && items <= MOST_ITEMS ? items : undefined
}

function ageOf(value: string, { values }: SubscriptionWords): number | undefined {
  const [, count, unit = ''] = /^(\d{1,5})(\D{1,10})$/.exec(value) ?? []
  const ageMs = Number(count) * (UNIT_MS[values.get(unit) ?? unit] ?? 0)
  return ageMs > 0 && ageMs <= LONGEST_AGE_MS ? ageMs : undefined
}
