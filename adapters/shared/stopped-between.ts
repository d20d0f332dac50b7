/** A proxy gave up waiting for a request, or for its sender: it may have passed on what it had of it. */
const MAY_BE_PASSED_ON: ReadonlySet<number> = new Set([408, 499])

/**
 * Tells whether an answer that is not the platform's own says that a request was turned away on its way, by a gateway, a
 * proxy or a login page: the platform has seen nothing of it, and what turned it away may let it through the next time.
 * @param status of HTTP; 300 to 499 for what is turned away, but for those after which nobody can tell.
 */
export function isStoppedBetween(status: number): boolean {
  return status >= 300 && status < 500 && !MAY_BE_PASSED_ON.has(status)
}
