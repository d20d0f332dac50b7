import type { Document } from '../document/document.ts'
import { type CorpusPassage, type ItemPassage, passageTexts, type SentencePassage } from '../search/corpus-passage.ts'
import { PERSON } from '../search/name-phrases.ts'
import { findPhrases } from '../search/phrase-tree.ts'
import type { SearchRules } from '../search/search-rules.ts'
import { madeLately, madeOnce } from '../text/made-once.ts'
import { sliceSpan } from '../text/span.ts'
import type { AskedSubject } from './asked-subject.ts'

/** So many sentences before one may name what it tells of. */
const REACH = 3
/** So much of a document is looked through for what it is about, in sections and in code units. */
const SECTIONS_READ = 200
const LEAD = 400
const LEAD_HAN = 120

/** Tells whether a passage is of what a question names. */
export type Concerns = (passage: CorpusPassage) => boolean

/**
 * Makes the check for one thing that a question names: a passage is of it when it names it, its section or the sentences
 * before it do, or its document as a whole is about it. Of several companies in one text, each has its own lines.
 */
export function concernsOf(subject: AskedSubject, rules: SearchRules): Concerns {
  const leading = remember((document: Document) => isLeading(document, subject))
  const throughout = remember((document: Document) => isThroughout(document, subject))
  const sectioned = remember((document: Document) => hasSection(document, subject))
  const isOfDocument = (passage: SentencePassage): boolean => {
    const { document, section } = passage
    if (section?.heading !== undefined && sectioned(document)) return false
    return leading(document) || (!isOfItsHeading(passage) && throughout(document))
  }
  return remember((passage: CorpusPassage) =>
    passage.kind === 'item'
      ? subject.isIn(foldedItems(rules)(passage))
      : !isOfOther(subject, passage) &&
        (isHeaded(subject, passage) || isNamedBefore(subject, passage, rules) || isOfDocument(passage)),
  )
}

/** So many items are asked about again and again; a corpus of more is not held twice. */
const ITEMS_KEPT = 2_000

/** All that stands in an item and behind it, folded. */
const foldedItems = madeOnce(({ fold }: SearchRules) =>
  madeLately(ITEMS_KEPT, (passage: ItemPassage) => {
    const { text, context, theme } = passageTexts(passage)
    return fold([text, theme, context].join('\n'))
  }),
)

function isOfOther({ isOfOther: opens }: AskedSubject, { document, sentence }: SentencePassage): boolean {
  const span = document.sentences[sentence]?.span
  return opens !== undefined && span !== undefined && opens(sliceSpan(document.folded, span))
}

function isHeaded(subject: AskedSubject, { document, section }: SentencePassage): boolean {
  const heading = section?.heading
  return heading !== undefined && subject.isIn(sliceSpan(document.folded, heading))
}

/** Whether a sentence names it, or one shortly before it in its section with nothing else named between. */
function isNamedBefore(subject: AskedSubject, passage: SentencePassage, rules: SearchRules): boolean {
  const { document, sentence, section } = passage
  const { folded, sentences } = document
  const opening = section?.blocks.start ?? 0
  const headed = headingWord(passage)
  for (let place = sentence; place >= Math.max(0, sentence - REACH); place--) {
    const { block = 0, span = { start: 0, end: 0 } } = sentences[place] ?? {}
    const text = sliceSpan(folded, span)
    if (block < opening) return false
    if (subject.isIn(text)) return true
    if (opensWithOther(text, headed, rules)) return false
  }
  return false
}

function remember<Key>(find: (key: Key) => boolean): (key: Key) => boolean {
  const known = new Map<Key, boolean>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    const found = find(key)
    known.set(key, found)
    return found
  }
}

/** Whether the beginning of a document names it. */
function isLeading({ title, folded, language }: Document, subject: AskedSubject): boolean {
  return subject.isIn(`${title ?? ''}\n${folded.slice(0, language === 'en' ? LEAD : LEAD_HAN)}`)
}

/** Whether a section is of what its heading names: its first sentence begins with the first word or characters of it. */
function isOfItsHeading(passage: SentencePassage): boolean {
  const { folded, sentences } = passage.document
  const first = sentences[passage.opening]?.span
  const word = headingWord(passage)
  return word !== undefined && first !== undefined && sliceSpan(folded, first).startsWith(word)
}

/** What a heading may name by its first word, or by its first two characters. */
function headingWord({ document: { folded }, section }: SentencePassage): string | undefined {
  const heading = section?.heading === undefined ? '' : sliceSpan(folded, section.heading)
  return /^(?:\p{Script=Han}{2}|\p{Lu}[\p{L}-]{2,})/u.exec(heading)?.[0]
}

/** Whether a document that has sections of several things has one of this: the others are then not of it. */
function hasSection({ folded, sections }: Document, subject: AskedSubject): boolean {
  return sections
    .slice(0, SECTIONS_READ)
    .some(({ heading }) => heading !== undefined && subject.isIn(sliceSpan(folded, heading)))
}

/** What stands in so many of the parts that a document is cut into is named throughout. */
const PARTS = 4
const PARTS_NAMING = 3
/** A longer document is not looked through. */
const LONGEST_READ = 10_000

function isThroughout({ folded }: Document, subject: AskedSubject): boolean {
  if (folded.length > LONGEST_READ) return false
  const length = Math.ceil(folded.length / PARTS)
  const parts = Array.from({ length: PARTS }, (_, at) => folded.slice(at * length, (at + 1) * length))
  return parts.filter((part) => subject.isIn(part)).length >= PARTS_NAMING
}

const NAME_FIRST = /^[^\p{L}]*(?:The )?(\p{Lu}[\p{L}&-]+(?: \p{Lu}[\p{L}&-]+)+)/u

/** Whether a sentence begins as the heading does, or with a name that is not that of somebody who speaks. */
function opensWithOther(text: string, headed: string | undefined, rules: SearchRules): boolean {
  if (headed !== undefined && text.startsWith(headed)) return true
  const name = NAME_FIRST.exec(text)?.[1]
  if (name === undefined) return false
  return !findPhrases(rules.concepts, name).some(({ concept }) => concept.startsWith(PERSON))
}
