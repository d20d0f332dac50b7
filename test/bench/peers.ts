import { createRequire } from 'node:module'
import {
  AbsoluteSummarizerConfig,
  DefaultTextParser,
  NullLogger,
  SorensenDiceSimilarity,
  Summarizer,
} from 'ts-textrank'

/** Picks so many sentences of a text. */
export type Peer = (text: string, count: number, language: 'en' | 'zh') => readonly string[]

interface LexRank {
  summarize(
    text: string,
    count: number,
    done: (error: unknown, lines: readonly { readonly text: string }[]) => void,
  ): void
}

/** Said beside every table of their times. */
export const PEER_SETTINGS =
  'peers: ts-textrank 3 sentences, Sorensen-Dice, default parser, damping 0.85, in order of the text; lexrank as it comes'

/** ts-textrank with the settings of its own manual, in order of the text. */
export const textRank: Peer = (text, count, language) => {
  const config = new AbsoluteSummarizerConfig(
    count,
    new SorensenDiceSimilarity(),
    new DefaultTextParser(),
    0.85,
    Summarizer.SORT_OCCURENCE,
  )
  return quietly(() => new Summarizer(config, new NullLogger()).summarize(text, language))
}

/** lexrank as it comes; it calls back before it returns. */
export const lexRank: Peer = (text, count) => {
  const { summarize }: LexRank = createRequire(__filename)('lexrank')
  let picked: readonly string[] = []
  quietly(() =>
    summarize(text, count, (_, lines) => {
      picked = (lines ?? []).map((line) => line.text)
    }),
  )
  return picked
}

/** Peers print while they work. */
function quietly<T>(work: () => T): T {
  const write = process.stdout.write.bind(process.stdout)
  process.stdout.write = () => true
  try {
    return work()
  } finally {
    process.stdout.write = write
  }
}
