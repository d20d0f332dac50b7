/**
 * Makes a gate that lets one through in each turn of the event loop: what has come in meanwhile is read and acknowledged
 * before the next piece of work begins, however much of it waits.
 */
export function createTurns(): () => Promise<void> {
  let waiting: (() => void)[] = []
  let next = 0
  function letOneThrough(): void {
    waiting[next]?.()
    next++
    if (next < waiting.length) setImmediate(letOneThrough)
    else {
      waiting = []
      next = 0
    }
  }
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve)
      if (waiting.length === 1) setImmediate(letOneThrough)
    })
}
