import { type ByteReader, createByteReader, joinParts } from '../byte-parts.ts'
import type { BilingualDictionary } from './dictionary.ts'
import type { Links } from './links.ts'
import type { StringTable } from './string-table.ts'

/** Changes with the layout and with what is compiled; bytes of another version are made anew. */
export const DICTIONARY_VERSION = 2

/** Writes a dictionary as bytes. */
export function encodeDictionary(dictionary: BilingualDictionary): Uint8Array {
  const { chinese, english, toEnglish, toChinese, families, familyStems, sounds, readings, smallUses } = dictionary
  return joinParts(DICTIONARY_VERSION, [
    ...[chinese, english, families].flatMap(({ units, starts }) => [units, starts]),
    ...[toEnglish, toChinese, familyStems].flatMap(({ starts, targets, weights }) => [starts, targets, weights]),
    ...[sounds, readings].map((read) =>
      Uint16Array.from([...read].flatMap(([unit, sound]) => [unit, sound.length, ...codes(sound)])),
    ),
    smallUses,
  ])
}

/** Reads a dictionary; the arrays look into the bytes. `undefined` for bytes of another version or cut short. */
export function decodeDictionary(bytes: Uint8Array): BilingualDictionary | undefined {
  const reader = createByteReader(DICTIONARY_VERSION, bytes)
  if (reader === undefined) return undefined
  const [chinese, english, families] = [readTable(reader), readTable(reader), readTable(reader)]
  const [toEnglish, toChinese, familyStems] = [readLinks(reader), readLinks(reader), readLinks(reader)]
  const [sounds, readings] = [readSounds(reader.units()), readSounds(reader.units())]
  const smallUses = reader.bytes()
  return { chinese, english, families, toEnglish, toChinese, familyStems, sounds, readings, smallUses }
}

function readTable(reader: ByteReader): StringTable {
  return { units: reader.units(), starts: reader.words() }
}

function readLinks(reader: ByteReader): Links {
  return { starts: reader.words(), targets: reader.words(), weights: reader.bytes() }
}

function codes(text: string): readonly number[] {
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
}

function readSounds(units: Uint16Array): ReadonlyMap<number, string> {
  const sounds = new Map<number, string>()
  for (let at = 0; at + 1 < units.length; ) {
    const end = at + 2 + (units[at + 1] ?? 0)
    sounds.set(units[at] ?? 0, String.fromCharCode(...units.subarray(at + 2, end)))
    at = end
  }
  return sounds
}
