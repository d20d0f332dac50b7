import type { LanguageTag } from '../text/language.ts'

/**
 * Texts of one language by key (`failure.source-empty`), with `{name}` where a value goes and `{name:item|items}`
 * where a word depends on a number: the first form for 1, the second for any other.
 */
export type Strings = Readonly<Record<string, string>>

/** Says a text in the reader's language, with its values filled in. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** A voice for every language. */
export type Voices = Readonly<Record<LanguageTag, Say>>

const PLACE = /\{([a-zA-Z]+)(?::([^|{}]*)\|([^|{}]*))?\}/g

/**
 * Makes a voice out of one language's texts.
 *
 * Values are put in literally and never searched for placeholders themselves.
 * The voice throws `Error` on a key that does not exist or a value that is missing: both are bugs, and a test
 * holds every key of every language side by side.
 */
export function createSay(strings: Strings): Say {
  return (key, values = {}) => {
    const template = strings[key]
    if (template === undefined) throw new Error(`no text for ${key}`)
    return template.replace(PLACE, (_, name: string, one: string | undefined, other: string | undefined) => {
      const value = values[name]
      if (value === undefined) throw new Error(`no value for {${name}} of ${key}`)
      if (one === undefined || other === undefined) return String(value)
      return value === 1 ? one : other
    })
  }
}
