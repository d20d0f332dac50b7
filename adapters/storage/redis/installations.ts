import type { InstallationStore } from '../../../src/index.ts'
import { damaged } from '../records/damaged.ts'
import { idOfKey, storedKey } from '../records/stored-key.ts'
import { FIND, PAGE, REPLACE } from './installation-scripts.ts'
import type { Reply, Scripts } from './script.ts'

/** Keeps installations in Redis. */
export function createInstallations(scripts: Scripts): InstallationStore {
  return {
    find: async (id) => textIn(await scripts.run(FIND, [storedKey(id)])) || undefined,
    replace: async (id, before = '', after = '') => (await scripts.run(REPLACE, [storedKey(id), before, after])) === 1,
    async page(after, limit) {
      const rows = await scripts.list(PAGE, [storedKey(after), limit])
      return rows.map((row) => {
        const [id, sealed]: readonly Reply[] = Array.isArray(row) ? row : []
        return { id: idOfKey(textIn(id)), sealed: textIn(sealed) }
      })
    },
  }
}

function textIn(value: Reply | undefined): string {
  if (typeof value === 'string') return value
  throw damaged('installation')
}
