const OFFSET_ID = /^Etc\/GMT([+-])(\d{1,2})$/

/** Names a zone as readers write it: the ids of fixed offsets have the sign turned round, `Etc/GMT-8` is `UTC+8`. */
export function zoneText(zone: string): string {
  const [, sign, hours] = OFFSET_ID.exec(zone) ?? []
  return sign === undefined ? zone : `UTC${sign === '-' ? '+' : '-'}${hours}`
}
