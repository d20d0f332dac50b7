import { ACTION_VERBS, type Action, COMMAND_IDS } from '../../../src/index.ts'
import { createChance } from '../../peer/chance.ts'
import { HOSTILE_TEXTS } from '../../src/message/hostile-texts.ts'

/** What a person or a script may send: the words of a command, or a button. */
export type FuzzedInput =
  | { readonly kind: 'command'; readonly words: string }
  | { readonly kind: 'press'; readonly action: Action }

/** Pieces of the grammar, and what is near it. */
const PIECES = [
  ...COMMAND_IDS,
  ...['risks', 'cost', '郭嵩', 'Cao Gang', '#1', '#999999999999', '1', '-1', '1e309', 'weekdays', '8:30', '25:61'],
  ...['topics=risks', 'topics=', 'items=0', 'items=99999', 'lang=xx', 'zh-Hant', 'Asia/Shanghai', 'Mars/Phobos'],
  ...['cron="* * * * *"', '0 0 31 2 *', '每天8点', '每週一', '風險', '？', '"', "'", '\\', '__proto__'],
  ...['constructor', '\u0000', '\ud800', '\u202e', '\u200b', '\n\n', '👩‍👩‍👧', 'e\u0301', '=', '--', '@', '<@U1>'],
  ...['a'.repeat(300), '字'.repeat(2_000), ' '.repeat(500), 'x,'.repeat(400)],
  ...HOSTILE_TEXTS.map(({ text }) => text),
]
const VALUES = [
  ...['', '1', '0', '-1', 'NaN', 'genai-finance-2024/two-flaws', 'genai-finance-2024/none', 'doc#1-2', 'doc#2-1'],
  ...['#', '#1-', 'x#0-99999999', '__proto__', '\ud800', '../..', '{}', 'a'.repeat(2_000)],
]

/** Makes inputs that a seed determines. */
export function createFuzz(seed: number): () => FuzzedInput {
  const chance = createChance(seed)
  const pick = (all: readonly string[]): string => all[Math.floor(chance() * all.length)] ?? ''
  const words = (): string =>
    Array.from({ length: Math.floor(chance() * 7) }, () => pick(PIECES)).join(chance() < 0.9 ? ' ' : '')
  return () => {
    if (chance() < 0.6) return { kind: 'command', words: words() }
    const verb = ACTION_VERBS[Math.floor(chance() * ACTION_VERBS.length)] ?? 'command'
    return { kind: 'press', action: { verb, label: '', value: chance() < 0.5 ? pick(VALUES) : words() } }
  }
}
