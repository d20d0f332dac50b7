const CITY = /\/([^/]+)$/
/** Not places but offsets and old names of them. */
const NO_PLACES = /^(?:Etc|SystemV|US)\//

/**
 * Names the time zones by the cities that their ids end with: `new york` → `America/New_York`.
 * A name that two zones end with tells neither, and is left out.
 * @param fold folds names the way readers' words are.
 */
export function citiesOfZones(fold: (text: string) => string): ReadonlyMap<string, string> {
  const zones = new Map<string, string>()
  const unclear = new Set<string>()
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const [, city] = CITY.exec(zone) ?? []
    if (city === undefined || NO_PLACES.test(zone)) continue
    const name = fold(city.replaceAll('_', ' '))
    if (zones.has(name)) unclear.add(name)
    zones.set(name, zone)
  }
  for (const name of unclear) zones.delete(name)
  return zones
}
