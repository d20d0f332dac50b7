import type { Span } from '../text/span.ts'

/** A word, number or punctuation mark of English text outside quotation marks. */
export interface Word {
  readonly span: Span
  readonly text: string
  /** Lower case, curly apostrophes straightened, a closing full stop and a possessive ending left out. */
  readonly lower: string
  readonly kind: 'word' | 'mark'
  /** `true` when the text has a possessive ending. */
  readonly possessive: boolean
}

/** Latin letters and digits, without the Unicode classes, which are several times slower. */
const WORD = /\d[\d,.]*\d|[A-Za-z0-9À-ÖØ-öø-ɏ][A-Za-z0-9À-ÖØ-öø-ɏ&’'.@/-]*|[^\sA-Za-z0-9À-ÖØ-öø-ɏ]/g

/** Cuts a span of English into words and marks, in order; a full stop belongs to the word only inside it or after an abbreviation. */
export function readWords(text: string, span: Span): readonly Word[] {
  const words: Word[] = []
  for (const hit of text.slice(span.start, span.end).matchAll(WORD)) {
    const raw = hit[0]
    const start = span.start + hit.index
    if (!/[A-Za-z0-9À-ÖØ-öø-ɏ]/.test(raw.charAt(0))) {
      words.push({ span: { start, end: start + raw.length }, text: raw, lower: raw, kind: 'mark', possessive: false })
      continue
    }
    words.push(...wordAndStop(raw, start))
  }
  return words
}

function wordAndStop(raw: string, start: number): Word[] {
  let text = raw
  while (/[’'/&-]$/.test(text)) text = text.slice(0, -1)
  const stop =
    text.endsWith('.') &&
    !/^(?:\p{L}\.)+$|^(?:Mrs?|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Jr|Sr|Rev|St)\.$/u.test(text)
  if (stop) text = text.replace(/\.+$/, '')
  const plain = text.replace(/’/g, "'").toLowerCase()
  const possessive = plain.endsWith("'s") || /[’']$/.test(raw)
  const word: Word = {
    span: { start, end: start + text.length },
    text,
    lower: plain.replace(/'s$/, '').replace(/\.$/, ''),
    kind: 'word',
    possessive,
  }
  if (!stop) return [word]
  const at = start + text.length
  return [word, { span: { start: at, end: at + 1 }, text: '.', lower: '.', kind: 'mark', possessive: false }]
}
