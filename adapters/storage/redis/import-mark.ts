import type { ImportMark } from '../../../src/index.ts'
import { type Scripts, script } from './script.ts'

/** `importing`: is there while an import is under way. */
const FIND = script(`return call('EXISTS', P .. 'importing')`)
const PUT = script(`return call('SET', P .. 'importing', '')`)
const REMOVE = script(`return call('DEL', P .. 'importing')`)

/** Keeps in Redis whether an import is under way. */
export function createImportMark(scripts: Scripts): ImportMark {
  return {
    isUnderWay: async () => (await scripts.run(FIND, [])) === 1,
    async set(isUnderWay) {
      await scripts.run(isUnderWay ? PUT : REMOVE, [])
    },
  }
}
