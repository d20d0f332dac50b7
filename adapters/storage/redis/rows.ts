import { damaged } from '../records/damaged.ts'
import type { Reply } from './script.ts'

/** Reads a row of three texts. @throws FailureError `store-damaged`. */
export function readTriple(what: string, row: Reply | undefined): readonly [string, string, string] {
  if (!Array.isArray(row)) throw damaged(what)
  const [first, second, third]: readonly Reply[] = row
  if (typeof first === 'string' && typeof second === 'string' && typeof third === 'string')
    return [first, second, third]
  throw damaged(what)
}

/** Cuts a value into the words of its first line, and the rest. @throws FailureError `store-damaged`. */
export function readHead(
  what: string,
  value: string,
  words: number,
): { readonly head: string[]; readonly rest: string } {
  const end = value.indexOf('\n')
  const head = value.slice(0, Math.max(0, end)).split(' ')
  if (head.length !== words) throw damaged(what)
  return { head, rest: value.slice(end + 1) }
}

/** Tells for each of a script's answers whether it was 1. */
export function areOne(replies: readonly Reply[]): readonly boolean[] {
  return replies.map((reply) => reply === 1)
}

/** Cuts a list into pieces of at most `size`. */
export function inPieces<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  )
}
