import { FailureError } from '../../src/index.ts'

/** The same as for any other upload. */
const MOST_BYTES = 25 * 1024 * 1024
const DOWNLOAD_MS = 20_000

/** A file as its host gave it. */
export interface FetchedFile {
  readonly bytes: Uint8Array
  /** '' where the host does not say. */
  readonly contentType: string
}

/**
 * Fetches a file from a host that the caller trusts; a redirect leads nowhere, so that neither the headers nor the
 * request reach another host.
 *
 * @throws FailureError `source-too-large` beyond 25 MB, `source-unreadable` when the host does not give it in 20 s.
 */
export async function fetchFile(url: URL, headers: Readonly<Record<string, string>> = {}): Promise<FetchedFile> {
  try {
    const response = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(DOWNLOAD_MS) })
    if (!response.ok) throw unreadableFile(`its host answered ${response.status} for a file`)
    return { bytes: await readBody(response), contentType: response.headers.get('content-type') ?? '' }
  } catch (error) {
    throw error instanceof FailureError ? error : unreadableFile('the file could not be fetched')
  }
}

/** Refuses a file before it is fetched whose size is told. @throws FailureError `source-too-large` */
export function checkFileSize(bytes: number): void {
  if (bytes > MOST_BYTES) throw new FailureError({ code: 'source-too-large', detail: `${bytes} bytes` })
}

/** What is thrown for a file that cannot be had. */
export function unreadableFile(detail: string): FailureError {
  return new FailureError({ code: 'source-unreadable', detail })
}

/** Counted while it comes: a length may be missing, or wrong. */
async function readBody({ body }: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body ?? []) {
    length += chunk.length
    checkFileSize(length)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, length)
}
