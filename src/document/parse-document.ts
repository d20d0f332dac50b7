import { fail, type Result, succeed } from '../failure/result.ts'
import { type Arena, HEAP } from '../text/arena.ts'
import { splitClauses } from '../text/clauses.ts'
import { detectLanguage, type LanguageTag } from '../text/language.ts'
import { type LexedText, lexText } from '../text/lexed.ts'
import { addSentences } from '../text/sentences.ts'
import type { Signs } from '../text/signs.ts'
import { type Span, sliceSpan } from '../text/span.ts'
import { checkText } from './check-text.ts'
import { classifyBlocks } from './classify-blocks.ts'
import { findDate } from './dates.ts'
import type { Block, Document, Sentence, SourceOrigin } from './document.ts'
import type { SourceFormat } from './format.ts'
import { createFindLineRule } from './line-rules.ts'
import type { RawText } from './raw-text.ts'
import { readBylines } from './read-bylines.ts'
import { readHtml } from './read-html.ts'
import { readMarkdown } from './read-markdown.ts'
import { readPlain } from './read-plain.ts'
import type { DocumentRules } from './rules.ts'
import { sectionsOf } from './sections.ts'
import { splitBlocks } from './split-blocks.ts'

/** A source as an adapter read it. */
export interface DocumentInput {
  readonly format: SourceFormat
  /** Decoded text; a BOM may stand at its start. */
  readonly text: string
  readonly origin: SourceOrigin
  /** What it is written in, where somebody knows; told from the text when not given. */
  readonly language?: LanguageTag
}

/** A date is looked for in by-lines and in the beginnings of this many paragraphs. */
const DATED_PARAGRAPHS = 3
const DATED_LENGTH = 300

/** What a mail says before its subject. */
const SUBJECT =
  /^(?:(?:Subject|SUBJECT|主题|主題|主旨) ?[:：]\s*)?(?:(?:Re|RE|Fwd?|FWD?|回复|回覆|答复|答覆|转发|轉發) ?[:：]\s*)*(?=\S)/

const NOWHERE: Span = { start: 0, end: 0 }

/** Reads the text of each format. */
const READERS: Readonly<Record<SourceFormat, (text: string) => Result<RawText>>> = {
  plain: (text) => succeed(readPlain(text)),
  markdown: (text) => succeed(readMarkdown(text)),
  html: readHtml,
}

/**
 * Parses a source into a document: its blocks with what each is, sentences, clauses, sections, title, publisher, authors, date.
 *
 * Every block has its sentences, whatever its kind; who selects looks at `Block.kind`.
 *
 * @returns the document; `source-too-large`, `source-binary`, `source-empty` for what cannot be one, and
 * `source-unreadable` for markup that no text can be got from. Linear in the length of the text.
 */
export function parseDocument(input: DocumentInput, rules: DocumentRules): Result<Document> {
  const parsed = parseLexed(input, rules)
  return parsed.ok ? succeed(parsed.value.document) : parsed
}

/** A document with its text read for whoever looks at its words. */
export interface LexedDocument {
  readonly document: Document
  readonly lexed: LexedText
}

/**
 * The same as `parseDocument`, for those who go on reading the text: it need not be read again.
 * @param arena see `lexText`; nothing of the document itself is taken from it.
 */
export function parseLexed(input: DocumentInput, rules: DocumentRules, arena: Arena = HEAP): Result<LexedDocument> {
  const failure = checkText(input.text)
  if (failure !== undefined) return fail(failure)
  const raw = READERS[input.format](input.text)
  if (!raw.ok) return raw
  const folded = rules.fold(raw.value.text)
  const lexed = lexText(folded, arena)
  return succeed({ document: documentOf(input, raw.value, { folded, lexed }, rules), lexed })
}

function documentOf(
  { origin, language }: DocumentInput,
  raw: RawText,
  { folded, lexed }: { readonly folded: string; readonly lexed: LexedText },
  rules: DocumentRules,
): Document {
  const { text } = raw
  const split = splitBlocks({ folded, lexed }, raw.blocks, rules)
  const blocks = classifyBlocks(folded, split, createFindLineRule(lexed, rules))
  const { publisher, authors } = readBylines({ text, folded, told: raw.authors }, blocks, rules)
  const titleBlock = blocks.find((block) => block.kind === 'title')
  return {
    id: origin.id,
    origin,
    text,
    folded,
    title: titleBlock === undefined ? raw.title : withoutSubject(sliceSpan(text, titleBlock.span)),
    publisher: raw.publisher ?? publisher,
    authors,
    publishedOn: (raw.date && findDate(raw.date, rules)) ?? dateIn(folded, blocks, rules),
    language: language ?? detectLanguage(text),
    blocks,
    sentences: sentencesOf(text, blocks, lexed.signs),
    sections: sectionsOf(blocks),
  }
}

function withoutSubject(title: string): string {
  return title.replace(SUBJECT, '')
}

function sentencesOf(text: string, blocks: readonly Block[], signs: Signs): readonly Sentence[] {
  const spans: Span[] = []
  const sentences: Sentence[] = []
  for (let block = 0; block < blocks.length; block++) {
    addSentences(spans, text, blocks[block]?.span ?? NOWHERE, signs)
    for (let at = sentences.length; at < spans.length; at++) {
      const span = spans[at] ?? NOWHERE
      sentences.push({ span, block, clauses: splitClauses(text, span, signs) })
    }
  }
  return sentences
}

function dateIn(folded: string, blocks: readonly Block[], rules: DocumentRules): string | undefined {
  const bylines = blocks.filter((block) => block.kind === 'byline')
  const paragraphs = blocks.filter((block) => block.kind === 'paragraph').slice(0, DATED_PARAGRAPHS)
  for (const { span } of [...bylines, ...paragraphs]) {
    const date = findDate(folded.slice(span.start, Math.min(span.end, span.start + DATED_LENGTH)), rules)
    if (date !== undefined) return date
  }
  return undefined
}
