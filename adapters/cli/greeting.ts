import { createToTraditional, harmlessLine, type Pack, type QuoteFindings, titleOf } from '../../src/index.ts'
import type { Config } from '../config.ts'
import type { LoadedSource, Session } from './session.ts'

/** What a started program tells of itself. */
export interface Started {
  /** Where the page is. */
  readonly url: string
  /** The port it listens on. */
  readonly port: number
  /** The port that was asked for; 0 for any. */
  readonly wanted: number
  readonly loaded: readonly LoadedSource[]
}

/** Where it runs, what is loaded, which chats it is in, and what to try: for whoever started it. */
export function greeting({ engine, config, say, terminal, language }: Session, started: Started): string {
  const { url, port, wanted, loaded } = started
  const moved = wanted !== 0 && port !== wanted ? [say('cli.start-moved', { wanted, taken: port })] : []
  const published = config.packs === 'all' ? engine.content.packs : []
  const packs = published.map(({ title, items }) =>
    say('cli.start-pack', { title: shownTitle(title, language), count: items.length }),
  )
  const articles = packs.length > 0 && loaded.length === 0 ? [say('cli.start-articles')] : []
  const sources = loaded.map(({ analysis: { document, takeaways, quotes } }) =>
    say('cli.start-source', {
      title: harmlessLine(titleOf(document)),
      takeaways: takeaways.takeaways.length,
      quotes: countWordForWord(quotes),
    }),
  )
  return [
    ...moved,
    terminal.strong(say('cli.start-ready', { url })),
    ...[...packs, ...articles, ...sources, ...chatKeys(config).map((key) => say(key))].map((line) => `  ${line}`),
    say(config.packs === 'all' ? 'cli.start-try' : 'cli.start-try-own'),
    terminal.quiet(say('cli.start-stop')),
    '',
  ].join('\n')
}

/** How many quotations a text holds: what is only reported is none. */
export function countWordForWord({ quotes }: QuoteFindings): number {
  return quotes.filter(({ kind }) => kind !== 'indirect').length
}

/** Texts that tell for each chat whether it is connected, and otherwise which settings connect it. */
function chatKeys({ slack, teams }: Pick<Config, 'slack' | 'teams'>): readonly string[] {
  const ofSlack = slack === undefined ? 'cli.start-slack-off' : 'cli.start-slack-on'
  if (teams === undefined) return [ofSlack, 'cli.start-teams-off']
  return [ofSlack, teams.kind === 'development' ? 'cli.start-teams-playground' : 'cli.start-teams-on']
}

function shownTitle(title: Pack['title'], language: Session['language']): string {
  if (language === 'en') return title.en
  return language === 'zh-Hant' ? createToTraditional()(title['zh-Hans']) : title['zh-Hans']
}
