/** Does a piece of work when all earlier ones of the same name have ended. */
export type Turns = <T>(name: string, work: () => Promise<T>) => Promise<T>

/** Makes turns: works of one name happen one after another, those of different names do not wait for each other. */
export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>()
  return (name, work) => {
    const before = last.get(name) ?? Promise.resolve()
    const turn = before.then(work, work)
    const ended = turn
      .catch(() => undefined)
      .then(() => {
        if (last.get(name) === ended) last.delete(name)
      })
    last.set(name, ended)
    return turn
  }
}
