const FORMATS = new Map<string, Intl.DateTimeFormat>()
/** There are some six hundred zones; other spellings of them are not worth keeping. */
const MOST_FORMATS = 1_000

/** The calendar day of a moment in a zone, `YYYY-MM-DD`. @param zone an IANA zone, see `isZone`. */
export function localDate(atMs: number, zone: string): string {
  return formatFor(zone).format(atMs)
}

/** Making one takes a thousand times longer than using it. */
function formatFor(zone: string): Intl.DateTimeFormat {
  const known = FORMATS.get(zone)
  if (known !== undefined) return known
  // Swedish writes dates as ISO 8601 does
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' })
  if (FORMATS.size >= MOST_FORMATS) FORMATS.clear()
  FORMATS.set(zone, format)
  return format
}
