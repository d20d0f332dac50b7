import { createHash, type Hash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Names what was made: of which kind, and everything that it was made from. */
export interface SnapshotKey {
  /** Letters and `-`. */
  readonly kind: string
  /** Two things made from other parts never share a key; the engine itself is always one of the parts. */
  readonly parts: readonly string[]
}

/** Keeps what takes long to make and can always be made again. */
export interface Snapshots {
  /** What was kept under a key; `undefined` when there is none, or when it is not byte for byte what was put. */
  take(key: SnapshotKey): Uint8Array | undefined
  /** Keeps bytes; a folder that cannot be written is no failure, as everything can be made again. */
  put(key: SnapshotKey, bytes: Uint8Array): void
}

/** So many of the newest snapshots stay, and so many bytes: a start needs one for each source, and one index of all, which is some twenty times as long as the texts. */
const MOST_KEPT = { files: 200, bytes: 2_000_000_000 } as const
const DIGEST_BYTES = 32
const ENDING = '.snapshot'

/**
 * Opens a folder of snapshots. Each file begins with the digest of the rest, so that what was cut short or changed is
 * made again; the engine's own files are a part of every key, so that another version never reads them.
 * @param engine files, and folders of files, that are the engine and its rules.
 */
export function openSnapshots(folder: string, engine: readonly string[]): Snapshots {
  const version = digestOfFiles(engine)
  const fileOf = ({ kind, parts }: SnapshotKey): string =>
    path.join(
      folder,
      `${kind}-${digestOf([version, ...parts])
        .toString('hex')
        .slice(0, 40)}${ENDING}`,
    )
  return {
    take(key) {
      const file = fileOf(key)
      try {
        const bytes = readFileSync(file)
        const [digest, body] = [bytes.subarray(0, DIGEST_BYTES), bytes.subarray(DIGEST_BYTES)]
        if (!createHash('sha256').update(body).digest().equals(digest)) return undefined
        utimesSync(file, new Date(), new Date())
        return body
      } catch {
        return undefined
      }
    },
    put(key, bytes) {
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 })
        const file = fileOf(key)
        // two processes may start at once: each puts a file of its own in place whole
        const draft = `${file}.${process.pid}`
        const digest = createHash('sha256').update(bytes).digest()
        writeFileSync(draft, Buffer.concat([digest, bytes]), { mode: 0o600 })
        renameSync(draft, file)
        removeOldest(folder)
      } catch {
        // the next start makes it again
      }
    },
  }
}

/** Keeps nothing: for whoever runs once. */
export const NO_SNAPSHOTS: Snapshots = { take: () => undefined, put: () => undefined }

function digestOf(parts: readonly string[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) addPart(hash, part)
  return hash.digest()
}

/** With its length before it, so that no two lists of parts run together into one. */
function addPart(hash: Hash, part: string | Buffer): void {
  hash.update(`${part.length}:`).update(part)
}

function digestOfFiles(places: readonly string[]): string {
  const hash = createHash('sha256')
  for (const place of places) {
    for (const file of filesIn(place).sort()) {
      addPart(hash, path.relative(place, file))
      addPart(hash, readFileSync(file))
    }
  }
  return hash.digest('hex')
}

function filesIn(place: string): string[] {
  if (!statSync(place).isDirectory()) return [place]
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
}

function removeOldest(folder: string): void {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(ENDING))
    .map((name) => path.join(folder, name))
    .map((file) => {
      const { mtimeMs, size } = statSync(file)
      return { file, usedAtMs: mtimeMs, size }
    })
    .sort((a, b) => b.usedAtMs - a.usedAtMs)
  let bytes = 0
  for (const [i, { file, size }] of files.entries()) {
    bytes += size
    if (i >= MOST_KEPT.files || (i > 0 && bytes > MOST_KEPT.bytes)) rmSync(file, { force: true })
  }
}
