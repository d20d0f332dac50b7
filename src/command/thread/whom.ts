import { findPronoun, genderOfPronouns, speaksOfSomebody } from '../../answer/thread.ts'
import type { AskedBefore } from '../../briefing/memory.ts'
import type { Document } from '../../document/document.ts'
import { PERSON } from '../../search/name-phrases.ts'
import { findPhrases } from '../../search/phrase-tree.ts'
import { questionLanguage } from '../../text/question-language.ts'
import { sliceSpan } from '../../text/span.ts'
import type { CommandContext } from '../command.ts'
import { wordsOf } from './as-asked.ts'
import { speakerOf } from './find-reference.ts'
import { threadWords } from './thread-words.ts'

/** How often a name is looked at for a pronoun beside it. */
const MENTIONS_READ = 30
/** What is quoted is not said of its speaker. */
const QUOTED = /“[^”]*”|"[^"]*"|「[^」]*」|『[^』]*』/g

/**
 * Names of the people whom the pronoun of a line may mean, likeliest first: of those whom the thread's questions or the
 * lines shown in it name, the ones named last, without whom the sources call by the other pronoun. Of a question's
 * people the last is meant; of the people of shown lines, any.
 * @returns empty when the line has no pronoun for a person, names somebody itself, or nobody fits.
 */
export function whomItMeans(context: CommandContext, line: string): readonly string[] {
  if (!speaksOfSomebody(line, threadWords(context)) || namesIn(context, line).length > 0) return []
  const isMeant = fitsPronoun(context, line)
  const script = questionLanguage(line, context.reader.language)
  const speakers = (references: readonly string[]): readonly string[] =>
    references.flatMap((reference) => speakerOf(context, reference)?.name[script] ?? [])
  const named = (references: readonly string[]): readonly string[] =>
    references.flatMap((reference) => namesIn(context, wordsOf(context, reference)))
  const ofTurn = ({ question, answers }: AskedBefore): readonly (readonly string[])[] => [
    isMeant([...namesIn(context, question)].reverse()).slice(0, 1),
    isMeant(speakers(answers)),
    isMeant(named(answers)),
  ]
  const { asked, posted } = context.thread
  const all = [...[...asked].reverse().flatMap(ofTurn), isMeant(speakers(posted)), isMeant(named(posted))]
  return all.find((names) => names.length > 0) ?? []
}

/** People that a text names, each once, in order. */
export function namesIn({ knowledge, fallback }: CommandContext, text: string): readonly string[] {
  const found = [knowledge, ...(fallback === undefined ? [] : [fallback])].flatMap(({ index: { index } }) =>
    findPhrases(index.rules.concepts, index.rules.fold(text)),
  )
  const names = found.filter(({ concept }) => concept.startsWith(PERSON)).sort((a, b) => a.span.start - b.span.start)
  return [...new Set(names.map(({ span }) => sliceSpan(text, span)))]
}

/** Keeps the names that a line's pronoun fits; those known to fit it go before those of whom nothing is known. */
function fitsPronoun(context: CommandContext, line: string): (names: readonly string[]) => readonly string[] {
  const words = threadWords(context)
  const pronoun = findPronoun(words.fold(line), words.tree)
  const wanted = pronoun === undefined ? undefined : genderOfPronouns(sliceSpan(line, pronoun), words)
  return (names) => {
    const unique = [...new Set(names)]
    if (wanted === undefined) return unique
    const told = unique.map((name) => ({ name, gender: genderOf(context, name) }))
    const known = told.filter(({ gender }) => gender === wanted)
    const kept = known.length > 0 ? known : told.filter(({ gender }) => gender === undefined)
    return kept.map(({ name }) => name)
  }
}

/** By which pronoun the sources call somebody, where they name nobody else beside it; `undefined` when they do not tell. */
function genderOf(context: CommandContext, name: string): 'female' | 'male' | undefined {
  const { knowledge, fallback } = context
  const analyses = [...knowledge.corpus.analyses, ...(fallback?.corpus.analyses ?? [])]
  const told = analyses.flatMap(({ document }) => genderIn(context, document, name))
  const [first] = told
  return told.every((one) => one === first) ? first : undefined
}

function genderIn(
  context: CommandContext,
  { text, sentences }: Document,
  name: string,
): readonly ('female' | 'male')[] {
  if (!text.includes(name)) return []
  const words = threadWords(context)
  const textAt = (at: number): string => (sentences[at] === undefined ? '' : sliceSpan(text, sentences[at].span))
  const mentions = sentences.flatMap(({ span }, at) => (sliceSpan(text, span).includes(name) ? [at] : []))
  return mentions.slice(0, MENTIONS_READ).flatMap((at) => {
    const own = textAt(at).replace(QUOTED, ' ')
    if (namesIn(context, own).length > 1) return []
    const opening = /^[\s\p{P}]*\S{1,4}/u.exec(textAt(at + 1))?.[0] ?? ''
    return [genderOfPronouns(own.slice(own.indexOf(name)), words), genderOfPronouns(opening, words)].filter(
      (one) => one !== undefined,
    )
  })
}
