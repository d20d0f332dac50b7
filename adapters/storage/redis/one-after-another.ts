/** Does a piece of work when all earlier ones of the same name have ended. */
export type OneAfterAnother = <T>(name: string, work: () => Promise<T>) => Promise<T>

/** Works of one name happen one after another, those of different names do not wait for each other. */
export function createOneAfterAnother(): OneAfterAnother {
  const last = new Map<string, Promise<unknown>>()
  return (name, work) => {
    const before = last.get(name) ?? Promise.resolve()
    const done = before.then(work, work)
    const ended = done
      .catch(() => undefined)
      .then(() => {
        if (last.get(name) === ended) last.delete(name)
      })
    last.set(name, ended)
    return done
  }
}
