import { fail, type Result, succeed } from '../failure/result.ts'
import { checkSchedule } from '../schedule/check-schedule.ts'
import type { Schedule } from '../schedule/schedule.ts'
import { readCrons } from './read-crons.ts'
import { type OptionNames, readOptions } from './read-options.ts'
import { splitRequest, type ValueNames } from './split-request.ts'
import type { SubscriptionOptions } from './subscription.ts'
import type { SubscriptionMistake } from './subscription-mistake.ts'
import type { SubscriptionWords } from './subscription-words.ts'

/** What somebody asks for. */
export interface SubscriptionRequest {
  /** One or more: 9:00 and 17:30 are two patterns, 9:00 and 17:00 are one. */
  readonly schedules: readonly Schedule[]
  readonly options: SubscriptionOptions
}

/** What a request is read with. */
export interface SubscriptionReading {
  readonly words: SubscriptionWords
  readonly names: OptionNames
  /** The zone of a request that names none. */
  readonly zone: string
  readonly nowMs: number
}

/** A reader's line is longer only by mistake. */
const LONGEST_REQUEST = 1000

/**
 * Reads what stands behind `subscribe`, in any of the languages or a mixture.
 * @returns every mistake at once; never a guess.
 */
export function parseSubscription(
  line: string,
  { words, names, zone, nowMs }: SubscriptionReading,
): Result<SubscriptionRequest, readonly SubscriptionMistake[]> {
  // one character may become eighteen, so the length that counts is the one afterwards
  const text = line.slice(0, LONGEST_REQUEST + 1).normalize('NFKC')
  if (text.length > LONGEST_REQUEST) return fail([{ kind: 'word-unknown', text: `${text.slice(0, 40)}…` }])
  const pieces = splitRequest(text, words, valuesOf(names))
  const zones = pieces.flatMap((piece) => (piece.kind === 'zone' ? [piece] : []))
  const times = readCrons(pieces.filter(({ kind }) => kind !== 'zone' && kind !== 'option'))
  const chosen = pieces.flatMap((piece) => (piece.kind === 'option' ? [piece] : []))
  const { options, mistakes } = readOptions(chosen, words, names)
  const checked = times.crons.map((cron) => ({
    cron,
    result: checkSchedule({ cron, zone: zones[0]?.zone ?? zone }, nowMs),
  }))
  const schedules = checked.flatMap(({ result }) => (result.ok ? [result.value] : []))
  const refused = checked.flatMap(({ cron, result }): readonly SubscriptionMistake[] =>
    result.ok
      ? []
      : [{ kind: result.failure, text: result.failure === 'zone-unknown' ? (zones[0]?.text ?? zone) : cron }],
  )
  const repeated = zones.slice(1).map(({ text }): SubscriptionMistake => ({ kind: 'zone-twice', text }))
  const all = [...times.mistakes, ...repeated, ...mistakes, ...refused]
  return all.length > 0 ? fail(toldOnce(all)) : succeed({ schedules, options })
}

function valuesOf({ topics, packs, languages }: OptionNames): ValueNames {
  return { topics: [...topics.keys()], packs: [...packs.keys()], lang: [...languages.keys()] }
}

/** Says the same about several words in one sentence. */
function toldOnce(mistakes: readonly SubscriptionMistake[]): readonly SubscriptionMistake[] {
  return mistakes.flatMap((mistake, at): readonly SubscriptionMistake[] => {
    if ('option' in mistake) return [mistake]
    const same = mistakes.filter(({ kind }) => kind === mistake.kind)
    return mistakes.findIndex(({ kind }) => kind === mistake.kind) === at
      ? [{ ...mistake, text: [...new Set(same.map(({ text }) => text))].join(', ') }]
      : []
  })
}
