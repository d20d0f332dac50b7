/**
 * Tells how far the clocks of a zone are changed between two moments, in minutes: above 0 when they went forward.
 * @param zone an IANA zone, see `isZone`.
 */
export function clockChange(zone: string, fromMs: number, toMs: number): number {
  return offsetMinutes(zone, toMs) - offsetMinutes(zone, fromMs)
}

/** How far a zone's clocks are ahead of UTC at a moment, in minutes. */
export function offsetMinutes(zone: string, atMs: number): number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  const name = format.formatToParts(atMs).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours, minutes] = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name) ?? []
  if (hours === undefined) return 0
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}
