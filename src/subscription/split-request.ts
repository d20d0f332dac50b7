import type { SubscriptionWords, TimeWord } from './subscription-words.ts'

/** A piece of a reader's words. */
export type RequestPiece =
  | { readonly kind: 'word'; readonly word: TimeWord; readonly text: string }
  | { readonly kind: 'number'; readonly value: number; readonly text: string }
  | { readonly kind: 'clock'; readonly hour: number; readonly minute: number; readonly text: string }
  | { readonly kind: 'cron' | 'zone' | 'unknown'; readonly text: string }
  | { readonly kind: 'option'; readonly name: string; readonly value: string; readonly text: string }

const SEPARATOR = /^[\s,;、。]+/
const CRON = /^["“”']([^"“”']*)["“”']/
const OPTION = /^([^\s="“”]+)=(\S*)/
const CLOCK = /^(\d{1,2}):(\d{2})(?!\d)/
const NUMBER = /^\d+/
const ZONE = /^(?:UTC|GMT|[A-Za-z]+(?:\/[\w+-]+)+)(?![\w/])/i
const UNKNOWN = /^(?:[\p{Script=Latin}\d_/+:-]+|[\s\S])/u

/**
 * Splits a request into its pieces, in order.
 * @param text the reader's words with full-width characters made half-width.
 */
export function splitRequest(text: string, words: SubscriptionWords): readonly RequestPiece[] {
  const longestFirst = [...words.times].sort(([a], [b]) => b.length - a.length)
  const pieces: RequestPiece[] = []
  let rest = text.replace(SEPARATOR, '')
  while (rest !== '') {
    const piece = patternPiece(rest) ?? wordPiece(words.fold(rest), longestFirst) ?? zoneOrUnknown(rest)
    pieces.push(piece)
    rest = rest.slice(piece.text.length).replace(SEPARATOR, '')
  }
  return pieces
}

function patternPiece(rest: string): RequestPiece | undefined {
  const cron = CRON.exec(rest)
  if (cron !== null) return { kind: 'cron', text: cron[0] }
  const option = OPTION.exec(rest)
  if (option !== null) return { kind: 'option', name: option[1] ?? '', value: option[2] ?? '', text: option[0] }
  const clock = CLOCK.exec(rest)
  if (clock !== null) return { kind: 'clock', hour: Number(clock[1]), minute: Number(clock[2]), text: clock[0] }
  const number = NUMBER.exec(rest)
  return number === null ? undefined : { kind: 'number', value: Number(number[0]), text: number[0] }
}

function wordPiece(folded: string, words: readonly (readonly [string, TimeWord])[]): RequestPiece | undefined {
  const found = words.find(([word]) => folded.startsWith(word) && endsAt(folded, word))
  return found === undefined ? undefined : { kind: 'word', word: found[1], text: found[0] }
}

/** A Latin word ends where its letters do; a Han word may run on. */
function endsAt(text: string, word: string): boolean {
  return !(/[a-z]$/.test(word) && /^[a-z/_]/.test(text.slice(word.length)))
}

function zoneOrUnknown(rest: string): RequestPiece {
  const zone = ZONE.exec(rest)
  if (zone !== null) return { kind: 'zone', text: zone[0] }
  return { kind: 'unknown', text: UNKNOWN.exec(rest)?.[0] ?? rest }
}
