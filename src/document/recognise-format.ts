import type { SourceFormat } from './format.ts'

const BY_EXTENSION: ReadonlyMap<string, SourceFormat> = new Map([
  ['htm', 'html'],
  ['html', 'html'],
  ['markdown', 'markdown'],
  ['md', 'markdown'],
  ['text', 'plain'],
  ['txt', 'plain'],
  ['xhtml', 'html'],
])
const HTML_OPENING = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:!doctype\s+html|html|head|body|article|main)\b/i
const MARKDOWN_LINE = /^(?:#{1,6} \S|(?:```|~~~)|!?\[[^\]\n]{1,200}\]\([^)\n]{1,500}\)|\| ?-{3})/m
/** How much of the text is looked at. */
const HEAD_LENGTH = 2000

/**
 * Tells a source's format from its name, and from its beginning where the name says nothing or is wrong: a page of
 * HTML is one whatever its name.
 *
 * @param name a file's name, with or without folders; may be empty.
 * @param head the text or its beginning.
 */
export function recogniseFormat(name: string, head: string): SourceFormat {
  const start = head.slice(0, HEAD_LENGTH).replace(/^\ufeff/, '')
  if (HTML_OPENING.test(start)) return 'html'
  const extension = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const named = BY_EXTENSION.get(extension)
  if (named !== undefined) return named
  return MARKDOWN_LINE.test(start) ? 'markdown' : 'plain'
}
