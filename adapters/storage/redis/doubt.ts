import type { LedgerDoubt } from '../../../src/index.ts'
import type { Reply } from './script.ts'

/** Writes a doubt as it is kept, see `HEED_HOME`; '' where there is none. */
export function writeDoubt(doubt: LedgerDoubt | undefined): string {
  return doubt === undefined ? '' : `${doubt.sinceMs} ${doubt.seenMs} ${doubt.isTakenOver ? 1 : 0}`
}

/** Reads what is kept of a doubt, see `HEED_HOME`; `undefined` where nothing is. */
export function readDoubt(kept: Reply | undefined): LedgerDoubt | undefined {
  if (typeof kept !== 'string' || kept === '') return undefined
  const [since, seen, isTakenOver] = kept.split(' ')
  return { sinceMs: Number(since), seenMs: Number(seen), isTakenOver: isTakenOver === '1' }
}
