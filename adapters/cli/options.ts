import { InvalidArgumentError } from 'commander'
import { LANGUAGE_TAGS, type LanguageTag, languageOfTag } from '../../src/index.ts'

/** Gathers an option that may be given several times. */
export function gather(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}

/**
 * Makes a reader of whole numbers for an option.
 * @throws InvalidArgumentError, which commander reports as wrong usage.
 */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    if (number >= least && number <= most) return number
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`)
  }
}

/**
 * Reads a language from an option.
 * @throws InvalidArgumentError.
 */
export function language(text: string): LanguageTag {
  const tag = languageOfTag(text)
  if (tag !== undefined) return tag
  throw new InvalidArgumentError(`It must be one of ${LANGUAGE_TAGS.join(', ')}.`)
}
