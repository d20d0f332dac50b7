import type { Terminal } from '../../../adapters/cli/terminal.ts'

/** A terminal that keeps what is written to it. */
export interface MemoryTerminal extends Terminal {
  readonly printed: readonly string[]
  readonly told: readonly string[]
  readonly shown: readonly string[]
}

/** Makes a terminal without styles, 80 columns wide, with nothing to read. */
export function memoryTerminal({ isWatched = false }: { readonly isWatched?: boolean } = {}): MemoryTerminal {
  const printed: string[] = []
  const told: string[] = []
  const shown: string[] = []
  return {
    printed,
    told,
    shown,
    folder: '/',
    columns: 80,
    isWatched,
    isTyped: false,
    input: {
      async *[Symbol.asyncIterator]() {
        yield* []
      },
    },
    print: async (text) => void printed.push(text),
    tell: (line) => void told.push(line),
    show: (line) => void shown.push(line),
    strong: (text) => text,
    quiet: (text) => text,
  }
}
