import { FailureError } from '../../../src/index.ts'

/**
 * Reads a record of our own as JSON.
 * @throws FailureError `store-damaged` when it is no list, which every record is.
 */
export function readRecord(what: string, text: string): readonly unknown[] {
  const value = parse(text)
  if (Array.isArray(value)) return value
  throw damaged(what)
}

/** A record that nothing of ours has written so. */
export function damaged(what: string, cause?: unknown): FailureError {
  return new FailureError({ code: 'store-damaged', detail: `the store holds a broken record of a ${what}` }, cause)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
