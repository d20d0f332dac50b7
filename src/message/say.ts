import type { LanguageTag } from '../text/language.ts'

/** Texts of one language by key (`failure.source-empty`), with `{name}` where a value goes. */
export type Strings = Readonly<Record<string, string>>

/** Says a text in the reader's language, with its values filled in. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** A voice for every language. */
export type Voices = Readonly<Record<LanguageTag, Say>>

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
    return template.replace(/\{([a-zA-Z]+)\}/g, (_, name: string) => {
      const value = values[name]
      if (value === undefined) throw new Error(`no value for {${name}} of ${key}`)
      return String(value)
    })
  }
}
