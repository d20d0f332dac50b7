/** A turn of the event loop that took longer was full of work, in milliseconds. */
const BUSY_MS = 15
/** So many pieces may be under way however busy it is. */
const FEW = 4

/**
 * Makes a gate that lets one piece of work begin in each turn of the event loop, and none while the loop is busy with
 * those under way: what has come in meanwhile is read and acknowledged first, however much work waits. Work that only
 * waits for somebody else's answer leaves the loop free, and holds nobody up.
 * @returns a function that resolves when the work may begin, with one to be called when it has ended.
 */
export function createTurns(): () => Promise<() => void> {
  const waiting = new Set<() => void>()
  let underWay = 0
  let lastTurnMs = 0
  function end(): void {
    underWay--
  }
  function take(): void {
    const nowMs = performance.now()
    const isBusy = nowMs - lastTurnMs > BUSY_MS
    lastTurnMs = nowMs
    const [first] = waiting
    if (first !== undefined && (!isBusy || underWay < FEW)) {
      waiting.delete(first)
      underWay++
      first()
    }
    if (waiting.size > 0) plan()
  }
  function plan(): void {
    lastTurnMs = performance.now()
    setImmediate(take)
  }
  return () =>
    new Promise((resolve) => {
      waiting.add(() => resolve(end))
      if (waiting.size === 1) plan()
    })
}
