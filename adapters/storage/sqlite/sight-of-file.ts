import { type BigIntStats, statSync } from 'node:fs'
import { FailureError } from '../../../src/index.ts'

/**
 * Keeps an eye on a file that is held open: on most systems it can be deleted, moved or replaced meanwhile, and whoever
 * holds it writes on, into what nobody will ever find again.
 */
export interface SightOfFile {
  /**
   * Looks at once: a look takes some microseconds, and a thread that is woken for it takes the processor for longer.
   * @throws FailureError `store-emptied` when what stands at its path is another file, or none; `store-unavailable` when
   * that cannot be told.
   */
  check(): void
}

/** @param file as it stands now. */
export function keepInSight(file: string): SightOfFile {
  // SQLite tells its files apart by this number too, see `findReusableFd` in its os_unix.c
  const { ino } = statSync(file, { bigint: true })
  return {
    check() {
      const now = look(file)
      if (now?.ino === ino) return
      const what = now === undefined ? 'gone' : 'another one'
      const detail = `the file of the store is ${what}: stop the bot, put the file back from a copy, and start it again`
      throw new FailureError({ code: 'store-emptied', detail })
    },
  }
}

function look(file: string): BigIntStats | undefined {
  try {
    return statSync(file, { bigint: true })
  } catch (error) {
    if (isGone(error)) return undefined
    const detail = 'the file of the store cannot be looked at: let this user read its folder'
    throw new FailureError({ code: 'store-unavailable', detail }, error)
  }
}

function isGone(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return code === 'ENOENT' || code === 'ENOTDIR'
}
