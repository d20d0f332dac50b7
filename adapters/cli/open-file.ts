import { FailureError } from '../../src/index.ts'
import { openFileStream } from '../sources/read-file.ts'
import { type Session, SourcesError } from './session.ts'

/**
 * Opens a file of lines.
 * @throws SourcesError when it cannot be opened.
 */
export async function openFile({ terminal, say }: Session, file: string): Promise<AsyncIterable<Uint8Array>> {
  try {
    return await openFileStream(file, terminal.folder)
  } catch (error) {
    if (error instanceof FailureError) throw new SourcesError([{ file, failure: error.failure }], say)
    throw error
  }
}
