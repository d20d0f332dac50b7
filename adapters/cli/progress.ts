import type { Terminal } from './terminal.ts'

/** Tells how far long work has come. */
export interface Progress {
  /** @param line what to say now; said only when it is time to. */
  step(line: () => string): void
  /** Takes the watched line away. */
  end(): void
}

/** A watcher sees it move; a log gets a line only when it would otherwise seem that nothing happens. */
const WATCHED_MS = 200
const LOGGED_MS = 5_000

/** Makes a progress that says nothing before its first interval has passed. */
export function createProgress(terminal: Terminal, now: () => number = () => performance.now()): Progress {
  const interval = terminal.isWatched ? WATCHED_MS : LOGGED_MS
  let last = now()
  let isShown = false
  return {
    step(line) {
      if (now() - last < interval) return
      last = now()
      isShown = terminal.isWatched
      if (terminal.isWatched) terminal.show(line())
      else terminal.tell(line())
    },
    end() {
      if (isShown) terminal.show('')
    },
  }
}
