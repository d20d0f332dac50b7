import { fail, type Result, succeed } from '../failure/result.ts'

/** Keys and indices that lead from a file's root to a value; empty for the root. */
export type JsonPath = readonly PropertyKey[]

/** A JSON text, parsed, that can say where each of its values stands. */
export interface LocatedJson {
  readonly value: unknown
  /** Line, from 1, of a value, or of the nearest one around it when there is none at that path. */
  readonly lineOf: (path: JsonPath) => number
  /** Keys that an object holds twice; `value` has the last one only. */
  readonly repeatedKeys: readonly JsonPath[]
}

/** Where and why a text is not JSON. */
export interface JsonMistake {
  /** From 1. */
  readonly line: number
  readonly problem: string
}

/** What is read at one place; sticky, so that each character is looked at once. */
const TOKENS = {
  space: /[ \t\r\n]*/y,
  string: /"[^"\\\p{Cc}]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\p{Cc}]*)*"/uy,
  scalar: /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y,
} as const

/** Deeper than any content is written; a hostile file fails here and not on the stack. */
const DEEPEST = 64

interface Scan {
  readonly text: string
  readonly starts: Map<string, number>
  readonly repeated: JsonPath[]
  at: number
}

class Unreadable extends Error {
  readonly at: number

  constructor(problem: string, at: number) {
    super(problem)
    this.at = at
  }
}

/** What a decoder puts in place of bytes that are not UTF-8; no content has a use for it. */
const UNREADABLE = '\uFFFD'

/**
 * Parses JSON and remembers the line of every value, which `JSON.parse` does not.
 *
 * A byte order mark is ignored.
 * @returns the first place where the text is not JSON, as a failure; later ones cannot be known.
 */
export function parseLocatedJson(text: string): Result<LocatedJson, JsonMistake> {
  const scan: Scan = { text, starts: new Map(), repeated: [], at: text.startsWith('\uFEFF') ? 1 : 0 }
  try {
    const unreadable = text.indexOf(UNREADABLE)
    if (unreadable >= 0) throw new Unreadable('a character is not UTF-8', unreadable)
    scanValue(scan, [])
    skipSpace(scan)
    if (scan.at < text.length) throw new Unreadable('something follows the end of the value', scan.at)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return fail({ line: lineAt(text, error.at), problem: `is not JSON: ${error.message}` })
  }
  return succeed({
    value: JSON.parse(text.replace(/^\uFEFF/, '')),
    lineOf: (path) => lineAt(text, nearestStart(scan.starts, path)),
    repeatedKeys: scan.repeated,
  })
}

function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}

function nearestStart(starts: ReadonlyMap<string, number>, path: JsonPath): number {
  for (let length = path.length; length >= 0; length--) {
    const start = starts.get(keyOf(path.slice(0, length)))
    if (start !== undefined) return start
  }
  return 0
}

function keyOf(path: JsonPath): string {
  return JSON.stringify(path.map(String))
}

function scanValue(scan: Scan, path: JsonPath): void {
  skipSpace(scan)
  if (path.length > DEEPEST) throw new Unreadable('is nested too deeply', scan.at)
  if (!scan.starts.has(keyOf(path))) scan.starts.set(keyOf(path), scan.at)
  const opening = scan.text.charAt(scan.at)
  if (opening === '{') scanMembers(scan, '}', () => scanProperty(scan, path))
  else if (opening === '[') scanMembers(scan, ']', (index) => scanValue(scan, [...path, index]))
  else if (opening === '"') scanString(scan)
  else take(scan, TOKENS.scalar, 'a value is expected')
}

function scanMembers(scan: Scan, closing: '}' | ']', scanMember: (index: number) => void): void {
  scan.at++
  if (isNext(scan, closing)) return
  for (let index = 0; ; index++) {
    scanMember(index)
    if (isNext(scan, closing)) return
    if (!isNext(scan, ',')) throw new Unreadable(`"," or "${closing}" is expected`, scan.at)
  }
}

function scanProperty(scan: Scan, path: JsonPath): void {
  skipSpace(scan)
  const start = scan.at
  const name: unknown = JSON.parse(scanString(scan))
  const property = [...path, String(name)]
  if (scan.starts.has(keyOf(property))) scan.repeated.push(property)
  scan.starts.set(keyOf(property), start)
  if (!isNext(scan, ':')) throw new Unreadable('":" is expected', scan.at)
  scanValue(scan, property)
}

function scanString(scan: Scan): string {
  return take(scan, TOKENS.string, 'a string in double quotation marks is expected')
}

/** Moves past one character, white space before it included, if it comes next. */
function isNext(scan: Scan, character: string): boolean {
  skipSpace(scan)
  if (scan.text.charAt(scan.at) !== character) return false
  scan.at++
  return true
}

function skipSpace(scan: Scan): void {
  take(scan, TOKENS.space, '')
}

function take(scan: Scan, token: RegExp, problem: string): string {
  token.lastIndex = scan.at
  const found = token.exec(scan.text)?.[0]
  if (found === undefined) throw new Unreadable(problem, scan.at)
  scan.at += found.length
  return found
}
