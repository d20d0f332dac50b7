import type { Document } from '../document/document.ts'
import { madeOnce } from '../text/made-once.ts'
import { type Span, sliceSpan } from '../text/span.ts'
import { findMarked, markOf, markWords, WORDS_MARK, type WordsMark } from '../text/words-mark.ts'
import type { CorpusItem } from './corpus.ts'
import { QUOTE_JOINT } from './editor-items.ts'

/** What a reference tells of a passage of a document: enough to open it again, and to see when that cannot be. */
export interface Reference {
  /** `Document.id`. */
  readonly document: string
  /** Of what was found in the document; `undefined` for one of its sentences. */
  readonly kind: CorpusItem['kind'] | undefined
  /** Where it stood; `undefined` where the words alone name it. */
  readonly place: Span | undefined
  /** Of its parts, in order; empty in references that were made before they told the words. */
  readonly marks: readonly WordsMark[]
}

const MARK_JOINT = '+'
/** A quote of more parts is named by all that stands from its first to its last word. */
const MOST_MARKS = 8
const FOUND = /^([\s\S]+)#(takeaway|quote)-([^#]+)$/
const WORDS = /^(?:takeaway|quote)-[0-9a-z+]{15,}$/
const PLACE = /^([\s\S]+)#(?:(takeaway|quote)-)?(\d+)-(\d+)(?:-([0-9a-z]+))?$/

/**
 * The id of an item that was found in a document: by its words, so that it is the same item when the title or another
 * line of the document was edited. A button carries it, and what a button may carry is short.
 */
export function foundItemId(document: Document, kind: CorpusItem['kind'], spans: readonly Span[]): string {
  const whole = { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 }
  const marked = spans.length > MOST_MARKS ? [whole] : spans
  return idOf(
    document.id,
    kind,
    marked.map((span) => markOf(document.text, span)),
  )
}

function idOf(document: string, kind: CorpusItem['kind'], marks: readonly WordsMark[]): string {
  return `${document}#${kind}-${marks.join(MARK_JOINT)}`
}

/** The reference of a passage: where it stands, since the same words may stand in several places, and its words. */
export function passageReference({ id, text }: Document, span: Span): string {
  return `${id}#${span.start}-${span.end}-${markOf(text, span)}`
}

/** Reads a reference. @returns `undefined` for the id of an editor's item, and for what is none. */
export function readReference(reference: string): Reference | undefined {
  const placed = PLACE.exec(reference)
  if (placed !== null) {
    const [, document = '', kind, start, end, mark] = placed
    const place = { start: Number(start), end: Number(end) }
    if (place.start >= place.end || (mark !== undefined && !WORDS_MARK.test(mark))) return undefined
    return { document, kind: asKind(kind), place, marks: mark === undefined ? [] : [mark] }
  }
  const [, document = '', kind, joined = ''] = FOUND.exec(reference) ?? []
  const marks = joined.split(MARK_JOINT)
  const areMarks = marks.every((mark) => WORDS_MARK.test(mark))
  return areMarks ? { document, kind: asKind(kind), place: undefined, marks } : undefined
}

function asKind(kind: string | undefined): CorpusItem['kind'] | undefined {
  return kind === 'takeaway' || kind === 'quote' ? kind : undefined
}

/** The kind and the words of a found item, whatever source it is of; `undefined` for ids that do not tell the words. */
export function wordsOfId(id: string): string | undefined {
  const words = id.slice(id.lastIndexOf('#') + 1)
  return WORDS.test(words) ? words : undefined
}

/**
 * The id that an item had before ids told the words: by its place.
 * @returns `undefined` for an editor's item, which has the same id for ever.
 */
export function idByPlace({ from, kind, citation: { source, span } }: CorpusItem): string | undefined {
  return from === 'editor' || span === undefined ? undefined : `${source}#${kind}-${span.start}-${span.end}`
}

/** The id by its words of an item that was kept with an older one; its own where that cannot be told. */
export function idByWords({ id, from, kind, texts, citation }: CorpusItem): string {
  const words = texts.find(({ nature }) => nature === 'original')?.text
  if (from === 'editor' || words === undefined) return id
  const parts = citation.parts === undefined ? [words] : words.split(QUOTE_JOINT)
  return parts.length === (citation.parts?.length ?? 1) ? idOf(citation.source, kind, parts.map(markWords)) : id
}

/**
 * Finds where the words of a reference stand now: where they stood, or else wherever they stand in the document.
 * @returns the spans of the parts, for each place; empty when the words stand nowhere, or when an older reference, which
 * does not tell them, names no sentence of the document.
 */
export function findReferred(document: Document, { kind, place, marks }: Reference): readonly (readonly Span[])[] {
  const { text, sentences } = document
  const [first, ...others] = marks
  if (first === undefined) {
    // where an item stood tells nothing of the sentence that stands there now
    const isSentence = kind === undefined && sentences.some(({ span }) => isSame(span, place))
    return place !== undefined && isSentence ? [[place]] : []
  }
  if (place !== undefined && markWords(sliceSpan(text, place)) === first) return [[place]]
  const rest = others.map((mark) => placesOf(document, mark))
  const found = placesOf(document, first).flatMap((span) => {
    const parts = partsFrom(span, rest)
    return parts === undefined ? [] : [parts]
  })
  if (others.length === 0) return found
  // what begins a quote in parts may stand elsewhere before it as well
  const shortest = Math.min(...found.map(lengthOf))
  return found.filter((parts) => lengthOf(parts) === shortest)
}

/** A line of a thread may lean on many references to one document, and ask for each of them several times. */
function placesOf(document: Document, mark: WordsMark): readonly Span[] {
  const known = knownPlaces(document)
  const places = known.get(mark) ?? findMarked(document.text, mark)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(mark, places)
  return places
}

const MOST_KNOWN = 256
const knownPlaces = madeOnce((_document: Document) => new Map<WordsMark, readonly Span[]>())

function isSame(a: Span, b: Span | undefined): boolean {
  return a.start === b?.start && a.end === b.end
}

/** Each part at its first place behind the one before it; `undefined` when there is none. */
function partsFrom(first: Span, places: readonly (readonly Span[])[]): readonly Span[] | undefined {
  const parts = [first]
  for (const spans of places) {
    const { end } = parts.at(-1) ?? first
    const next = spans.find(({ start }) => start >= end)
    if (next === undefined) return undefined
    parts.push(next)
  }
  return parts
}

function lengthOf(parts: readonly Span[]): number {
  return (parts.at(-1)?.end ?? 0) - (parts[0]?.start ?? 0)
}
