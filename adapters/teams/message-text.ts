const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

/** Reads the words of a message as its author wrote them; Teams hands most over as HTML of its own. */
export function messageText(content: string, isHtml: boolean): string {
  if (!isHtml) return content.trim()
  return decode(
    content
      .replace(/\s+/g, ' ')
      .replace(/<(?:br|\/p|\/div|\/li|\/h\d|\/tr|\/blockquote)\b[^>]*>/gi, '\n')
      .replace(/<[^>]*>/g, ''),
  )
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
}

/** Each entity is read once, so that what was written as one is not. */
function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole
    const point = Number.parseInt(decimal ?? hex, decimal === undefined ? 16 : 10)
    return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : whole
  })
}

/** Tells whether a message is an address and nothing else. */
export function onlyLink(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text)
}
