/** The calendar day of a moment in a zone, `YYYY-MM-DD`. @param zone an IANA zone, see `isZone`. */
export function localDate(atMs: number, zone: string): string {
  // Swedish writes dates as ISO 8601 does
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(atMs)
}
