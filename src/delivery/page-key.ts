/**
 * What one page of a delivery is looked up by. That of the first is the delivery's own id, which tells nothing but a
 * subscription and a time; what follows it has its number behind.
 * @param page from 0.
 */
export function pageKey(delivery: string, page: number): string {
  return page === 0 ? delivery : `${delivery}/${page + 1}`
}

/** Tells whether a key is that of a page of a delivery. */
export function isPageKey(key: unknown, delivery: string): boolean {
  if (typeof key !== 'string' || !key.startsWith(delivery)) return false
  return /^(?:\/\d+)?$/.test(key.slice(delivery.length))
}
