/** A half-open range of UTF-16 code units, as the data files write it. */
type Range = readonly [start: number, end: number]

/** A quotation as people marked it. */
export interface GoldQuote {
  readonly start: number
  readonly end: number
  readonly parts?: readonly Range[]
  /** The parts in marks of a quotation that is not wholly in marks. */
  readonly marks?: readonly Range[]
  readonly kind: string
  readonly speaker: string | null
  /** Where the text names the speaker. */
  readonly speaker_start?: number
  readonly speaker_end?: number
}

/** One document of a data file. */
export interface GoldDocument {
  readonly id: string
  readonly text: string
  readonly quotes: readonly GoldQuote[]
  /** Passages in marks that nobody said. */
  readonly rejects?: readonly { readonly start: number; readonly end: number }[]
}

/** A quotation as a system found it. */
export interface FoundQuote {
  readonly parts: readonly Range[]
  readonly speaker: string | undefined
  readonly mention: Range | undefined
  readonly rule: string | undefined
  readonly confidence: number
}

/** What becomes of one document; sums of these over documents make the table. */
export interface QuoteCounts {
  readonly targets: number
  readonly matched: number
  readonly wrong: number
  readonly wrongOnRejects: number
  readonly rejects: number
  readonly splits: number
  readonly splitsJoined: number
  /** Matched pairs whose gold speaker is a name. */
  readonly named: number
  readonly speakersTried: number
  readonly speakersRight: number
  /** Matched pairs whose gold speaker is a pronoun, and those where we point at that pronoun too. */
  readonly pronouns: number
  readonly pronounsPointed: number
  readonly endRight: number
  readonly endGold: number
  readonly endFound: number
}

/** Whether the speaker of one matched, named quotation is right; for calibration. */
export interface Attempt {
  readonly rule: string
  readonly confidence: number
  readonly right: boolean
  /** How the text names the speaker. */
  readonly kind: SpeakerKind
}

/** How a text names a speaker who is no pronoun; Chinese names are not told apart. */
export type SpeakerKind = 'full name' | 'surname' | 'titled' | 'description' | 'Chinese'

/** Share of common ink from which a found quotation counts as the gold one. */
const MATCH = 0.8
const EDGE = /[\s“”"'‘’「」『』«»《》`.,;:!?，。！？；：、…—-]/
const NOT_INK = /[\s“”"「」『』]/
const PRONOUN =
  /^(?:he|she|they|it|i|we|who|you|his|her|him|the (?:man|woman)|他|她|他们|她们|它|其|我|我们|对方|該|他們|她們)$/i
const TITLES =
  /\b(?:mr|mrs|ms|dr|prof|sen|rep|gov|president|senator|secretary|republican|democratic|democrat|former|chairman|professor|director|spokesman|spokeswoman|the)\b\.?/gi
const CJK = /[\u3400-\u9fff]/

/** Scores one document by the definitions that stand at the head of the data's own scorer. */
export function scoreQuotes(
  gold: GoldDocument,
  found: readonly FoundQuote[],
  leastInk: number,
): { readonly counts: QuoteCounts; readonly attempts: readonly Attempt[] } {
  const content = gold.quotes.map((quote) => ink(gold.text, rangesOf(quote)))
  const targets = gold.quotes
    .map((quote) => ({ quote, ink: ink(gold.text, rangesOf(quote)) }))
    .filter((target) => target.quote.kind === 'direct' && target.ink.size >= leastInk)
  const predictions = found
    .map((quote) => ({ quote, ink: ink(gold.text, quote.parts) }))
    .filter((prediction) => prediction.ink.size >= leastInk)
  const pairs = match(
    targets.map((target) => target.ink),
    predictions.map((prediction) => prediction.ink),
  )
  const rejects = (gold.rejects ?? []).map(({ start, end }) => ink(gold.text, [[start, end]]))
  const partners = new Set(pairs.values())
  const wrong = predictions.filter(
    (prediction, index) => !partners.has(index) && !content.some((area) => share(prediction.ink, area) >= 0.5),
  )
  const judged = targets.map(({ quote }, index) => judge(quote, predictions[pairs.get(index) ?? -1]?.quote))
  const attempts = judged.flatMap((entry) => (entry.attempt === undefined ? [] : [entry.attempt]))
  const count = (pick: (entry: Judged) => boolean) => judged.filter(pick).length
  return {
    attempts,
    counts: {
      targets: targets.length,
      matched: pairs.size,
      wrong: wrong.length,
      wrongOnRejects: wrong.filter((prediction) => rejects.some((area) => share(prediction.ink, area) > 0.5)).length,
      rejects: rejects.length,
      splits: count((entry) => entry.split),
      splitsJoined: count((entry) => entry.split && entry.matched),
      named: attempts.length,
      speakersTried: count((entry) => entry.attempt !== undefined && entry.tried),
      speakersRight: attempts.filter((attempt) => attempt.right).length,
      pronouns: count((entry) => entry.pronoun && entry.matched),
      pronounsPointed: count((entry) => entry.pronounPointed),
      endRight: count((entry) => entry.endRight),
      endGold: count((entry) => !entry.pronoun),
      endFound: count((entry) => entry.matched && !entry.pronoun) + wrong.length,
    },
  }
}

interface Judged {
  readonly split: boolean
  readonly matched: boolean
  /** The gold speaker is a pronoun: left out of everything about speakers. */
  readonly pronoun: boolean
  readonly pronounPointed: boolean
  readonly tried: boolean
  readonly endRight: boolean
  readonly attempt: Attempt | undefined
}

function judge(gold: GoldQuote, found: FoundQuote | undefined): Judged {
  const { speaker } = gold
  const split = (gold.parts?.length ?? 0) > 1
  const pronoun = speaker !== null && isPronoun(speaker)
  const pronounPointed = pronoun && found?.mention !== undefined && found.mention[0] === gold.speaker_start
  const base = { split, pronoun, pronounPointed, matched: found !== undefined, tried: found?.speaker !== undefined }
  if (found === undefined || pronoun) return { ...base, endRight: false, attempt: undefined }
  if (speaker === null) return { ...base, endRight: found.speaker === undefined, attempt: undefined }
  const right = isSameSpeaker(speaker, found.speaker)
  return {
    ...base,
    endRight: right,
    attempt: { rule: found.rule ?? 'none', confidence: found.confidence, right, kind: kindOf(speaker) },
  }
}

/** Tells whether a gold speaker is a pronoun. */
export function isPronoun(speaker: string): boolean {
  return PRONOUN.test(speaker.trim())
}

function kindOf(speaker: string): SpeakerKind {
  if (CJK.test(speaker)) return 'Chinese'
  const names = nameWords(capitals(speaker)).length
  if (!/[A-Z]/.test(speaker) || names === 0) return 'description'
  if (new RegExp(TITLES.source, 'i').test(speaker)) return 'titled'
  return names === 1 ? 'surname' : 'full name'
}

/** Pairs targets with predictions, the likest first: target index → prediction index. */
function match(targets: readonly ReadonlySet<number>[], found: readonly ReadonlySet<number>[]) {
  const candidates: (readonly [likeness: number, target: number, prediction: number])[] = []
  for (const [i, target] of targets.entries()) {
    for (const [j, prediction] of found.entries()) {
      const common = share(prediction, target) * prediction.size
      const likeness = common / (target.size + prediction.size - common || 1)
      if (likeness >= MATCH) candidates.push([likeness, i, j])
    }
  }
  const pairs = new Map<number, number>()
  const taken = new Set<number>()
  for (const [, i, j] of candidates.sort((a, b) => b[0] - a[0])) {
    if (pairs.has(i) || taken.has(j)) continue
    pairs.set(i, j)
    taken.add(j)
  }
  return pairs
}

/** The places of the characters that are said: no space, no marks, no punctuation at either end. */
function ink(text: string, ranges: readonly Range[]): ReadonlySet<number> {
  const places = new Set<number>()
  for (const [from, to] of ranges) {
    let [start, end] = [from, to]
    while (start < end && EDGE.test(text.charAt(start))) start++
    while (end > start && EDGE.test(text.charAt(end - 1))) end--
    for (let at = start; at < end; at++) if (!NOT_INK.test(text.charAt(at))) places.add(at)
  }
  return places
}

function rangesOf(quote: GoldQuote): readonly Range[] {
  return quote.parts !== undefined && quote.parts.length > 0 ? quote.parts : [[quote.start, quote.end]]
}

/** Share of `part` that lies in `whole`, from 0 to 1; 0 for nothing. */
function share(part: ReadonlySet<number>, whole: ReadonlySet<number>): number {
  let common = 0
  for (const place of part) if (whole.has(place)) common++
  return part.size === 0 ? 0 : common / part.size
}

/** Tells whether two ways to name a speaker can be one person's. */
export function isSameSpeaker(gold: string, found: string | undefined): boolean {
  if (found === undefined || gold === '' || found === '') return false
  const [a, b] = [gold.normalize('NFKC').trim(), found.normalize('NFKC').trim()]
  if (a === b) return true
  if (CJK.test(a) || CJK.test(b)) {
    const [x, y] = [a.replace(/[\s·•]/g, ''), b.replace(/[\s·•]/g, '')]
    return x === y || (Math.min(x.length, y.length) >= 2 && (x.includes(y) || y.includes(x)))
  }
  const [first, second] = [new Set(nameWords(capitals(a))), new Set(nameWords(capitals(b)))]
  if (first.size === 0 || second.size === 0) {
    const [u, v] = [nameWords(a), nameWords(b)]
    return u.length > 0 && u.join(' ') === v.join(' ')
  }
  const [small, large] = first.size <= second.size ? [first, second] : [second, first]
  return [...small].every((word) => large.has(word))
}

function nameWords(name: string): readonly string[] {
  const plain = name.replace(/[’']s\b/g, '').replace(TITLES, ' ')
  return plain.toLowerCase().match(/[\p{L}\d]+/gu) ?? []
}

function capitals(name: string): string {
  return name.match(/[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*)*/g)?.join(' ') ?? name
}
