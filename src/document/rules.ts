import { z } from 'zod'
import type { RuleMistake } from '../failure/failure.ts'
import { type Result, succeed } from '../failure/result.ts'
import { failRules, ruleMistakes } from '../failure/rule-mistakes.ts'
import { codeUnitsOf } from '../text/code-units.ts'
import { createFoldText, type FoldText } from '../text/fold.ts'
import { compileHashTable, type HashTable } from '../text/hash-table.ts'
import { hashOfWord } from '../text/runs.ts'
import { type UnitSet, unitSet } from '../text/unit-set.ts'
import type { BlockKind } from './document.ts'

/** Says what a line is, by how it begins or by what stands in it. */
export interface LineRule {
  /** Shown in the trace as the block's `rule`. */
  readonly id: string
  readonly kind: BlockKind
  /** Lines longer than this are not looked at, in code units. */
  readonly longest: number
  /** Matches a folded line; groups named `publisher` and `authors` give the document's. */
  readonly pattern: RegExp
}

/** Rules for the edges of a text; those of Chinese are tried in texts with Han characters only. */
export interface EdgeRules {
  readonly all: readonly LineRule[]
  readonly withoutHan: readonly LineRule[]
}

/** Matches every line of some lengths that one of the rules does, and few others. */
export interface AnyLine {
  /** Lines longer than this, in code units, are left to the next. */
  readonly longest: number
  readonly start: RegExp
  /** The `patterns` of Chinese, which are tried on all lines but those without Han characters that begin with a Latin letter. */
  readonly startHan: RegExp
  readonly within: RegExp
  /** The `anywhere` patterns of Chinese, which are searched in lines with Han characters only. */
  readonly withinHan: RegExp
}

/** Words and marks that are rare in texts. */
export interface LineSigns {
  /** The words by their hashes, see `hashOfWord`. */
  readonly words: HashTable
  readonly marks: UnitSet
}

/** The words and shapes by which a document's parts are told apart, of all languages together. */
export interface DocumentRules {
  readonly fold: FoldText
  /** Tried in order on every line that is not too long; the first that matches decides. */
  readonly lines: readonly LineRule[]
  /** What tells whether any of these can match a line, the shortest lines first: most lines are done with one look. */
  readonly anyLine: readonly AnyLine[]
  /** Without one of these, no English pattern is found within a line; `undefined` where a rule names none. */
  readonly signs: LineSigns | undefined
  /** What may stand before the first sentence in the same line: by-lines, datelines. Tried at the first blocks. */
  readonly openers: EdgeRules
  /** What may stand behind the last sentence in the same line. Searched for in the end of the last blocks. */
  readonly closers: EdgeRules
  /** Without one of these, no English one of them is found; `undefined` where a rule names none. */
  readonly closerSigns: LineSigns | undefined
  /** Full dates, with groups `year` (four digits), `day`, and `month` (a number) or `monthName`. */
  readonly dates: readonly RegExp[]
  /** Month names in small letters → 1 to 12. */
  readonly months: ReadonlyMap<string, number>
}

/** What is tested with one pattern is never longer than this: a bound for patterns that look back, though not for careless ones. */
export const LONGEST_LINE = 400

const patternSchema = z.string().min(1).refine(isPattern, 'is not a regular expression')
const lineSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/),
    kind: z.enum(['title', 'heading', 'paragraph', 'list-item', 'caption', 'byline', 'boilerplate']),
    longest: z.int().min(1).max(LONGEST_LINE),
    anywhere: z.array(patternSchema).default([]),
    patterns: z.array(patternSchema).default([]),
    signs: z
      .array(z.string().regex(/^(?:[a-z]+|[^\p{L}\p{N}\s])$/u, 'is neither a word in small letters nor a mark'))
      .default([]),
  })
  .refine((line) => line.patterns.length + line.anywhere.length > 0, 'has no pattern')
const fileSchema = z.strictObject({
  closers: z.array(lineSchema),
  dates: z.array(patternSchema),
  lines: z.array(lineSchema),
  months: z.record(z.string(), z.int().min(1).max(12)),
  openers: z.array(lineSchema),
})
type RulesFile = z.infer<typeof fileSchema>

/**
 * Checks the document rules of the languages (`content/lang/<tag>/document.json`) and makes them one set.
 * Patterns are written for folded text (Simplified, half-width letters), case matters. `patterns` match at the
 * start of a line, `anywhere` matches within it, the Chinese ones within lines that hold a Han character, the English ones
 * within lines that hold one of the rule's `signs`: words in small letters, whatever their case in the line, and marks. Without a
 * Han character, a line that begins with a Latin letter matches no Chinese pattern, and in a text without any the Chinese
 * `openers` and `closers` are not tried; the English `closers` are tried where one of their signs stands, too.
 *
 * @param files the parsed JSON of each language.
 * @returns the rules, or `content-invalid` with every mistake of every file in its detail.
 */
export function parseDocumentRules(files: Readonly<Record<'zh-Hans' | 'en', unknown>>): Result<DocumentRules> {
  const parsed: RulesFile[] = []
  const mistakes: RuleMistake[] = []
  for (const tag of ['zh-Hans', 'en'] as const) {
    const result = fileSchema.safeParse(files[tag])
    if (result.success) parsed.push(result.data)
    else mistakes.push(...ruleMistakes(`${tag}/document`, files[tag], result.error))
  }
  if (mistakes.length > 0) return failRules(mistakes)
  return succeed({
    fold: createFoldText(),
    lines: parsed.flatMap((file) => file.lines.map(lineRule)),
    anyLine: anyLineOf(parsed),
    signs: lineSigns((parsed[1]?.lines ?? []).filter((line) => line.anywhere.length > 0)),
    openers: edgeRules(parsed.map((file) => file.openers)),
    closers: edgeRules(parsed.map((file) => file.closers)),
    closerSigns: lineSigns(parsed[1]?.closers ?? []),
    dates: parsed.flatMap((file) => file.dates.map((source) => new RegExp(source, 'u'))),
    months: new Map(parsed.flatMap((file) => Object.entries(file.months))),
  })
}

function edgeRules([chinese = [], english = []]: readonly RulesFile['openers'][]): EdgeRules {
  return { all: [...chinese, ...english].map(lineRule), withoutHan: english.map(lineRule) }
}

function lineRule(line: RulesFile['lines'][number]): LineRule {
  const { id, kind, longest, patterns, anywhere } = line
  const sources = [...(patterns.length === 0 ? [] : [`^(?:${patterns.join('|')})`]), ...anywhere]
  return { id, kind, longest, pattern: new RegExp(sources.join('|'), 'u') }
}

function lineSigns(lines: RulesFile['lines']): LineSigns | undefined {
  if (lines.some((line) => line.signs.length === 0)) return undefined
  const signs = lines.flatMap((line) => line.signs)
  const isWord = (sign: string) => /^[a-z]/.test(sign)
  const words = signs.filter(isWord).map((word) => [hashOfWord(codeUnitsOf(word), 0, word.length), 0] as const)
  return { words: compileHashTable(new Map(words)), marks: unitSet(signs.filter((sign) => !isWord(sign)).join('')) }
}

/** One for each length that some rule ends at, of the rules that go as far: the many that are for short lines leave the long ones alone. */
function anyLineOf(files: readonly RulesFile[]): DocumentRules['anyLine'] {
  const lengths = new Set(files.flatMap((file) => file.lines.map((line) => line.longest)))
  return [...lengths]
    .sort((a, b) => a - b)
    .map((longest) => {
      const [chinese = [], english = []] = files.map((file) => file.lines.filter((line) => line.longest >= longest))
      const anywhere = (lines: RulesFile['lines']) => lines.flatMap((line) => line.anywhere)
      const start = (lines: RulesFile['lines']) => lines.flatMap((line) => line.patterns)
      return {
        longest,
        start: anyOf(start(english), '^'),
        startHan: anyOf(start(chinese), '^'),
        within: anyOf(anywhere(english), ''),
        withinHan: anyOf(anywhere(chinese), ''),
      }
    })
}

/** One pattern for many, all behind `before`; their groups lose their names, which they share. Matches nothing without any. */
function anyOf(patterns: readonly string[], before: string): RegExp {
  const sources = patterns.map((pattern) => pattern.replace(/\(\?<(?=[a-zA-Z])[^>]+>/g, '(?:'))
  return new RegExp(sources.length === 0 ? '(?!)' : `${before}(?:${sources.join('|')})`, 'u')
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'u') instanceof RegExp
  } catch {
    return false
  }
}
