import { isUtf8 } from 'node:buffer'
import type { Line } from '../sources/read-lines.ts'

/** Most bytes of one line: 25 MB of text with every other character escaped. */
export const MOST_LINE_BYTES = 64 * 1024 * 1024

/** A line that was understood: its fields by name. */
export type Fields = Readonly<Record<string, unknown>>

/** A line read, or why not; `error` is one line of English with the failure's code first. */
export type ReadLine = { readonly fields: Fields } | { readonly error: string }

/** An id as it came; `undefined` when there is none that can be given back. */
export type LineId = string | number | undefined

/** Reads one line of JSON Lines; anything but an object is an error. */
export function readJsonLine({ bytes }: Line): ReadLine {
  if (bytes === undefined) return { error: `source-too-large: the line has more than ${MOST_LINE_BYTES} bytes` }
  if (!isUtf8(bytes)) return { error: 'source-encoding: the line is not UTF-8' }
  const text = bytes.toString('utf8')
  if (text.trim() === '') return { error: 'request-invalid: the line is empty' }
  const value = parse(text)
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  if (!isObject) return { error: 'request-invalid: the line is not a JSON object' }
  const fields: Fields = { ...value }
  // a line may go without; one that its answer could not be told by is a mistake
  const isNamed = fields.id === undefined || idOf(fields) !== undefined
  return isNamed ? { fields } : { error: 'request-invalid: "id" is neither a text nor a number that can be given back' }
}

/** Gives back the id of a line; `undefined` for none, and for a number that JavaScript would change. */
export function idOf({ id }: Fields): LineId {
  if (typeof id === 'number') return Number.isFinite(id) && Math.abs(id) <= Number.MAX_SAFE_INTEGER ? id : undefined
  return typeof id === 'string' ? id : undefined
}

/** Reads a field that must be a text; the failure completes an error line. */
export function textField(fields: Fields, name: string): { readonly text: string } | { readonly error: string } {
  const text = fields[name]
  if (typeof text === 'string') return { text }
  const problem = text === undefined ? 'is missing' : 'is not a text'
  return { error: `request-invalid: "${name}" ${problem}` }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
