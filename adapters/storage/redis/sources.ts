import type { KeptSource, SourceHead, SourceStore } from '../../../src/index.ts'
import { damaged } from '../records/damaged.ts'
import { idOfKey, storedKey } from '../records/stored-key.ts'
import { workspaceIn, workspacePrefix } from '../records/workspace-prefix.ts'
import { readTriple } from './rows.ts'
import type { Reply, Scripts } from './script.ts'
import { ADD, FIND, HAS, LIST, PAGE } from './source-scripts.ts'

/** Keeps what readers brought in Redis. */
export function createSources(scripts: Scripts): SourceStore {
  return {
    async add({ id, title, addedAtMs, record, ...place }, { sources, bytes }) {
      const { first } = workspacePrefix(place)
      await scripts.run(ADD, [first, storedKey(id), addedAtMs, storedKey(title), record, sources, bytes])
    },
    async find(place, id) {
      const [head, record] = await scripts.list(FIND, [workspacePrefix(place).first, storedKey(id)])
      if (typeof head !== 'string' || typeof record !== 'string') throw damaged('source')
      return head === '' ? undefined : { ...readHead(id, head), ...place, record }
    },
    has: async (place, id) => (await scripts.run(HAS, [workspacePrefix(place).first, storedKey(id)])) === 1,
    async list(place) {
      const rows = await scripts.list(LIST, [workspacePrefix(place).first])
      return rows.map((row) => {
        const [id, head]: readonly Reply[] = Array.isArray(row) ? row : []
        if (typeof id !== 'string' || typeof head !== 'string') throw damaged('source')
        return readHead(idOfKey(id), head)
      })
    },
    async page(after, limit) {
      const key = after === undefined ? '' : workspacePrefix(after).first + storedKey(after.id)
      return (await scripts.list(PAGE, [key, limit])).map(readRow)
    },
  }
}

function readRow(row: Reply): KeptSource {
  const [key, head, record] = readTriple('source', row)
  // the workspace's part has two slashes and no more; an id may have any
  const end = key.indexOf('/', key.indexOf('/') + 1) + 1
  return { ...readHead(idOfKey(key.slice(end)), head), ...workspaceIn(key.slice(0, end)), record }
}

function readHead(id: string, head: string): SourceHead {
  const end = head.indexOf(' ')
  if (end < 0) throw damaged('source')
  return { id, title: idOfKey(head.slice(end + 1)), addedAtMs: Number(head.slice(0, end)) }
}
