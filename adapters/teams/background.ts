/** What is done after a client was answered. */
export interface Background {
  /** Does something; what goes wrong in it is told to nobody but the log. */
  run(work: () => Promise<void>): void
  /** Resolves when nothing is under way any more. */
  settled(): Promise<void>
}

/** Keeps track of what nobody waits for, so that it can be finished before the process ends. */
export function createBackground(onError: (error: unknown) => void): Background {
  const underWay = new Set<Promise<void>>()
  return {
    run(work) {
      const running = work()
        .catch(onError)
        .finally(() => underWay.delete(running))
      underWay.add(running)
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}
