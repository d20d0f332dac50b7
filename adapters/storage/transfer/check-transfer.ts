import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { FailureError } from '../../../src/index.ts'
import {
  noCounts,
  TRANSFER_END,
  TRANSFER_HEADER,
  TRANSFER_KINDS,
  TRANSFER_RECORD,
  TRANSFER_VERSION,
  type TransferCounts,
  type TransferRecord,
} from './transfer-schema.ts'

/** A line of the file, without its end. */
export interface TransferLine {
  /** From 1. */
  readonly number: number
  /** `undefined` when it is longer than any line that is written. */
  readonly bytes: Buffer | undefined
}

/**
 * Reads the lines of an export and makes sure of each, and of all: that none is missing, changed or added.
 * @returns the records, some at a time; whoever needs to be sure of all reads to the end first.
 * @throws FailureError `export-invalid` at the first line that cannot be, with its number.
 */
export async function* checkTransfer(
  lines: AsyncIterable<readonly TransferLine[]>,
): AsyncGenerator<readonly TransferRecord[], TransferCounts, undefined> {
  const file = createFile()
  for await (const some of lines) {
    const records = some.map((line) => file.read(line)).filter((record) => record !== undefined)
    if (records.length > 0) yield records
  }
  return file.end()
}

interface TransferFile {
  /** @returns `undefined` for the first line and the last. */
  read(line: TransferLine): TransferRecord | undefined
  end(): TransferCounts
}

function createFile(): TransferFile {
  const hash = createHash('sha256')
  const counts = noCounts()
  let last = 0
  let isEnded = false
  return {
    read({ number, bytes }) {
      last = number
      if (isEnded) throw invalid(number, 'nothing may follow the last line')
      const value = parseLine(number, bytes)
      if (number === 1) checkHeader(value)
      else if (isEnd(value)) isEnded = checkEnd(number, value, { counts, sha256: hash.copy().digest('hex') })
      hash.update(bytes ?? '').update('\n')
      if (number === 1 || isEnded) return undefined
      const record = parseRecord(number, value)
      counts[record.kind]++
      return record
    },
    end() {
      if (isEnded) return counts
      throw invalid(last, 'the file is cut off: its last line is missing')
    },
  }
}

function parseLine(number: number, bytes: Buffer | undefined): unknown {
  if (bytes === undefined || !isUtf8(bytes)) throw invalid(number, 'it is no line of an export')
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw invalid(number, 'it is no JSON')
  }
}

function checkHeader(value: unknown): void {
  const { data: header } = TRANSFER_HEADER.safeParse(value)
  if (header === undefined) throw invalid(1, 'the file is no export of this bot')
  if (header.version === TRANSFER_VERSION) return
  throw invalid(1, `the file is of version ${header.version}, and this bot reads version ${TRANSFER_VERSION}`)
}

function isEnd(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'end'
}

interface Found {
  readonly counts: TransferCounts
  readonly sha256: string
}

function checkEnd(number: number, value: unknown, found: Found): true {
  const { data: end } = TRANSFER_END.safeParse(value)
  if (end === undefined) throw invalid(number, 'it is no last line')
  const missing = TRANSFER_KINDS.filter((kind) => (end.counts[kind] ?? 0) !== found.counts[kind])
  if (missing.length > 0) throw invalid(number, `there are more or fewer lines of ${missing.join(', ')} than it says`)
  if (end.sha256 === found.sha256) return true
  throw invalid(number, 'something before it was changed since it was written')
}

function parseRecord(number: number, value: unknown): TransferRecord {
  const { data: record, error } = TRANSFER_RECORD.safeParse(value)
  if (record !== undefined) return record
  const issue = error?.issues[0]
  throw invalid(number, `${issue?.path.join('.') || 'it'}: ${issue?.message ?? 'cannot be'}`)
}

function invalid(line: number, problem: string): FailureError {
  return new FailureError({ code: 'export-invalid', detail: `line ${line}: ${problem}` })
}
