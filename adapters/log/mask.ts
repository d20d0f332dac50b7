import type { DestinationStream } from 'pino'

/** What stands in the log in the place of a secret. */
export const MASK = '[secret]'
/** In code units; a shorter value would be found in every other word. */
const SHORTEST = 6

/** Passes lines on with secrets masked wherever they stand, in whatever field or sentence. */
export function masking(secrets: readonly string[], stream: DestinationStream): DestinationStream {
  const written = secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
  // the longest first: one may hold another
  const values = [...new Set(written)].filter(({ length }) => length >= SHORTEST).sort((a, b) => b.length - a.length)
  if (values.length === 0) return stream
  return { write: (line) => void stream.write(values.reduce((masked, value) => masked.replaceAll(value, MASK), line)) }
}
