import { itemBlock } from '../briefing/item-block.ts'
import type { Reader } from '../briefing/reader.ts'
import { citeSpans } from '../corpus/cite-spans.ts'
import type { Citation, CorpusItem } from '../corpus/corpus.ts'
import type { Document } from '../document/document.ts'
import { note } from '../message/blocks.ts'
import { citationText } from '../message/citation-text.ts'
import { fitSummary } from '../message/fit.ts'
import type { Inline, MessageBlock } from '../message/message.ts'
import { textRun } from '../message/runs.ts'
import { LONGEST_WORDING, shorten, shortenStart } from '../message/shorten.ts'
import { characterBorderBefore } from '../message/split-text.ts'
import { overlapsSpan, type Span, sliceSpan } from '../text/span.ts'
import { type CommandContext, type CommandOutcome, justSay } from './command.ts'
import { itemActions } from './item-actions.ts'
import type { Knowledge } from './knowledge.ts'
import { plainMessage } from './listing.ts'

/** A passage opened from a citation, in the source's own wording. */
export interface OpenedLine {
  readonly citation: Citation
  /** The sentence before; empty at a document's start, and when the source's text is not loaded. */
  readonly before: string
  /** The sentences that the cited passage touches, or what is around it in very long ones; empty without the source's text. */
  readonly line: string
  /** Whether the sentences begin before `line` or go on behind it. */
  readonly isCut: { readonly before: boolean; readonly after: boolean }
  /** The sentence after; empty at a document's end, and when the source's text is not loaded. */
  readonly after: string
}

/** Code units of what stands before a line and behind it. */
const LONGEST_NEIGHBOUR = 400
const NOTHING = { before: '', line: '', after: '', isCut: { before: false, after: false } } as const

/**
 * Opens what a reference names.
 * @param reference an item's id, or `<document id>#<start>-<end>` for a passage.
 * @returns `undefined` when there is no such item or document.
 */
export function openLine(knowledge: Knowledge, reference: string): OpenedLine | undefined {
  const citation = knowledge.items.get(reference)?.citation ?? citePassage(knowledge, reference)
  if (citation === undefined) return undefined
  const document = findDocument(knowledge, citation.source)
  if (document === undefined || citation.span === undefined) return { citation, ...NOTHING }
  return { citation, ...sentencesAround(document, citation.span) }
}

/** Shows an opened line between its neighbours; an item whose article is not at hand itself, and where it comes from. */
export function showLine(context: CommandContext, reference: string): CommandOutcome {
  const { reader, knowledge } = context
  const opened = openLine(knowledge, reference)
  if (opened === undefined) return justSay(context, plainMessage(context, reader.say('failure.item-not-found')))
  const place = reader.say('command.line-at', { source: citationText(opened.citation, reader.language) })
  const item = knowledge.items.get(reference)
  const isAlone = opened.line === '' && item !== undefined
  return justSay(context, {
    language: reader.language,
    summary: isAlone ? fitSummary(place) : reader.say('command.line-summary'),
    blocks: [
      ...(isAlone ? itemAlone(item, reader) : [...lineBetween(opened, reader), note(place)]),
      ...itemActions(context, reference, 'with-why'),
    ],
  })
}

/** An item whose article is not at hand: its words and source again, who worded it, and where the article is. */
function itemAlone(item: CorpusItem, reader: Reader): readonly MessageBlock[] {
  const { url } = item.citation
  const worded = reader.say(item.kind === 'quote' ? 'command.line-quote' : 'command.line-editor')
  const whereabouts = reader.say(url === undefined ? 'command.line-nowhere' : 'command.line-elsewhere')
  return [
    withoutActions(itemBlock(item, reader, { number: undefined, sharedSource: undefined })),
    note(worded),
    { kind: 'note', content: [textRun(whereabouts, 'quiet'), ...linkTo(url, reader)] },
  ]
}

function withoutActions(block: MessageBlock): MessageBlock {
  return 'actions' in block && 'details' in block ? { ...block, actions: [] } : block
}

function lineBetween(opened: OpenedLine, reader: Reader): readonly MessageBlock[] {
  const line = lineInText(opened).filter((run) => run.text.trim() !== '')
  return [{ kind: 'paragraph', content: [...line, ...linkTo(opened.citation.url, reader)] }]
}

function linkTo(url: string | undefined, reader: Reader): readonly Inline[] {
  return url === undefined ? [] : [textRun(' '), { kind: 'link', text: reader.say('command.open-source'), url }]
}

function lineInText({ before, line, after, isCut }: OpenedLine): Inline[] {
  const marked = `${isCut.before ? '…' : ''}${line}${isCut.after ? '…' : ''}`
  return [
    textRun(`${shortenStart(before, LONGEST_NEIGHBOUR)} `, 'quiet'),
    textRun(marked, 'strong'),
    textRun(` ${shorten(after, LONGEST_NEIGHBOUR)}`, 'quiet'),
  ]
}

function findDocument(knowledge: Knowledge, id: string): Document | undefined {
  return knowledge.corpus.analyses.find((analysis) => analysis.document.id === id)?.document
}

function citePassage(knowledge: Knowledge, reference: string): Citation | undefined {
  const match = /^([\s\S]+)#(\d+)-(\d+)$/.exec(reference)
  const document = match?.[1] === undefined ? undefined : findDocument(knowledge, match[1])
  const span = { start: Number(match?.[2]), end: Number(match?.[3]) }
  if (document === undefined || span.start >= span.end || span.end > document.text.length) return undefined
  return citeSpans(document, [span])
}

function sentencesAround(document: Document, span: Span): Omit<OpenedLine, 'citation'> {
  const { sentences, text } = document
  const first = sentences.findIndex((sentence) => overlapsSpan(sentence.span, span))
  const last = sentences.findLastIndex((sentence) => overlapsSpan(sentence.span, span))
  const whole = { start: sentences[first]?.span.start ?? span.start, end: sentences[last]?.span.end ?? span.end }
  const { start, end } = partAround(text, whole, span)
  const before = first > 0 ? sentences[first - 1] : undefined
  const after = last >= 0 ? sentences[last + 1] : undefined
  return {
    before: before === undefined ? '' : sliceSpan(text, before.span),
    line: text.slice(start, end),
    after: after === undefined ? '' : sliceSpan(text, after.span),
    isCut: { before: start > whole.start, after: end < whole.end },
  }
}

/** Of sentences that are too long to show, what stands around a passage of theirs, cut between two characters. */
function partAround(text: string, whole: Span, span: Span): Span {
  if (whole.end - whole.start <= LONGEST_WORDING) return whole
  const start = Math.max(whole.start, span.start - LONGEST_NEIGHBOUR)
  const end = Math.min(whole.end, span.end + LONGEST_NEIGHBOUR, start + LONGEST_WORDING)
  return { start: characterBorderBefore(text, whole.start, start), end: characterBorderBefore(text, start + 1, end) }
}
