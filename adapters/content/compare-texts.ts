import { LANGUAGE_TAGS, type LanguageTag, type PackMistake } from '../../src/index.ts'

/** The texts of every language, each under `<file name>.<key>`. */
export type Texts = Readonly<Record<LanguageTag, Readonly<Record<string, string>>>>

const PLACE = /\{([a-zA-Z]+)/g

/**
 * Finds texts that one language has and another lacks, and values that one says and another does not. Either would
 * show only when somebody speaks that language, and then as a crash.
 * @param lineOf says in which line of its file a text stands.
 */
export function compareTexts(
  texts: Texts,
  lineOf: (language: LanguageTag, area: string, key: string) => number,
): readonly PackMistake[] {
  const names = [...new Set(LANGUAGE_TAGS.flatMap((tag) => Object.keys(texts[tag])))].sort()
  return names.flatMap((name) => {
    const [area = '', ...rest] = name.split('.')
    const key = rest.join('.')
    const model = texts.en[name] ?? texts['zh-Hans'][name] ?? texts['zh-Hant'][name] ?? ''
    return LANGUAGE_TAGS.flatMap((tag): readonly PackMistake[] => {
      const problem = problemOf(texts[tag][name], model)
      if (problem === undefined) return []
      return [{ file: `lang/${tag}/strings/${area}.json`, line: lineOf(tag, area, key), field: key, problem }]
    })
  })
}

function problemOf(text: string | undefined, model: string): string | undefined {
  if (text === undefined) return 'is missing'
  const expected = placesOf(model)
  if (placesOf(text) === expected) return undefined
  return `has to say ${expected === '' ? 'no value' : expected} as in the other languages`
}

function placesOf(text: string): string {
  const names = [...text.matchAll(PLACE)].map(([, name]) => `{${name}}`)
  return [...new Set(names)].sort().join(', ')
}
