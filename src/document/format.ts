/** The text formats that the engine parses. */
const SOURCE_FORMATS = ['plain', 'markdown', 'html'] as const

/** One of `SOURCE_FORMATS`. */
export type SourceFormat = (typeof SOURCE_FORMATS)[number]
