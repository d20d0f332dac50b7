import { type Span, sliceSpan } from '../text/span.ts'
import type { Block } from './document.ts'
import type { DocumentRules, LineRule } from './rules.ts'

/** What by-lines tell of a document. */
export interface BylineFacts {
  readonly publisher: string | undefined
  readonly authors: readonly string[]
}

/** Between two authors, or between the last one and whom they write for. */
const BETWEEN_NAMES =
  /\s*[、,，;；&/／|｜丨]\s*|\s+(?:and|for|in|of)\s+|(?<=\p{Script=Han})\s+(?=\p{Script=Han})|\s{2,}/u
const CHINESE_NAME = /^(?:\p{Script=Han}{2,4}|\p{Script=Han}{1,6}(?:·\p{Script=Han}{1,6})+)$/u
const LATIN_NAME = /^\p{Lu}[\p{L}.'’-]*(?: (?:[a-z]{2,3}|\p{Lu}[\p{L}.'’-]*)){1,4}$/u
/** Where or for whom somebody writes, behind the names (`in New York`, `for the Harbour Post`). */
const PLACE_BEHIND = /\s+(?:in|of|for)\s+(?:the\s+)?\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*)*/gu
/** How the names of papers, desks and institutes end, in either script. */
const DESK =
  /(?:[观觀]察|[财財][经經]|[日晚早时時周週][报報]|新[闻聞]|[评評][论論]|[周週]刊|[杂雜][志誌]|[频頻]道|[编編][辑輯]部|工作室|研究[院所]|快[讯訊]|[网網]|通[讯訊]社)$/
/** What somebody is who writes, and no name. */
const JOB =
  /\b(?:writers?|correspondents?|reporters?|editors?|staff|press|desk)$|^(?:综合|编辑|记者|整理|本报|实习|通讯员|摄影|攝影|撰文|文字|图片|圖片|翻译|翻譯)/i
/** More names than this are no by-line. */
const MOST_AUTHORS = 8

/**
 * Reads the publisher and the authors that a document's by-lines name, as the source writes them; each author once.
 * @param told what the markup says of the authors; what it names stands before the by-lines' own.
 */
export function readBylines(
  { text, folded, told }: { readonly text: string; readonly folded: string; readonly told: readonly string[] },
  blocks: readonly Block[],
  rules: DocumentRules,
): BylineFacts {
  let publisher: string | undefined
  const authors = new Set(told.flatMap(namesOf))
  for (const { span, kind, rule } of blocks) {
    if (kind !== 'byline') continue
    const line = sliceSpan(folded, span)
    for (const { pattern } of rulesNamed(rule, rules)) {
      // an opener may ask for the space behind it, which a block does not keep
      const groups = (pattern.exec(line) ?? pattern.exec(`${line} .`))?.groups
      publisher ??= asWritten(text, folded, span, groups?.publisher)
      for (const name of namesOf(asWritten(text, folded, span, groups?.authors))) authors.add(name)
    }
  }
  return { publisher, authors: [...authors].slice(0, MOST_AUTHORS) }
}

function rulesNamed(name: string, { closers, openers, lines }: DocumentRules): readonly LineRule[] {
  return [...closers.all, ...openers.all, ...lines].filter(({ id }) => id === name)
}

function asWritten(text: string, folded: string, { start }: Span, words: string | undefined): string | undefined {
  if (words === undefined || words === '') return undefined
  const at = folded.indexOf(words, start)
  return text.slice(at, at + words.length)
}

function namesOf(words: string | undefined): readonly string[] {
  if (words === undefined) return []
  return words
    .replace(/^by:?\s+/i, '')
    .replace(PLACE_BEHIND, '')
    .split(BETWEEN_NAMES)
    .filter((name) => (CHINESE_NAME.test(name) && !DESK.test(name)) || LATIN_NAME.test(name))
    .filter((name) => !JOB.test(name))
}
