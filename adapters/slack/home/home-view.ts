import type { ActionsBlock, Button, HomeView as HomePage, KnownBlock, RichTextElement } from '@slack/types'
import {
  fitSummary,
  type HomeChannel,
  type HomeComing,
  type HomeDelivery,
  type HomeEntry,
  type HomeView,
  harmlessLine,
  LANGUAGE_TAGS,
  type Say,
} from '../../../src/index.ts'
import { SLACK_LIMITS } from '../limits.ts'
import { fitView, plain } from '../modal.ts'
import { quietBlocks } from '../quiet-blocks.ts'
import { richRun, richSection, richText } from '../rich-text.ts'
import { type HomeVerb, homeActionId, writeHomeValue } from './home-value.ts'
import { optionOf } from './options.ts'

/** What the page is drawn from. */
export interface HomeParts {
  readonly view: HomeView
  readonly say: Say
  /** Said above everything: what came of the last press. */
  readonly note: string | undefined
  /** Whether Slack tells the bot which channels its reader is in. */
  readonly knowsChannels: boolean
  /** The reader's direct messages with the bot, where they are known. */
  readonly directMessages: string | undefined
}

/** Room for what stands below the channels, and for the line that some are not shown. */
const BLOCKS_BELOW = 12
const MOST_SOURCES = 8
const LONGEST_VALUE = SLACK_LIMITS.buttonValue

/** Draws a reader's page. Channels that have no room are named as not shown. */
export function homePage(parts: HomeParts): HomePage {
  const { view, say, directMessages } = parts
  const draw = createDraw(say)
  const head = headBlocks(parts, draw)
  const below = belowBlocks(parts, draw)
  const room = SLACK_LIMITS.blocksPerView - head.length - Math.max(below.length, BLOCKS_BELOW)
  const shown: KnownBlock[] = []
  let hidden = 0
  for (const channel of view.channels) {
    const blocks = channelBlocks(channel, draw)
    if (hidden === 0 && shown.length + blocks.length <= room) shown.push(...blocks)
    else hidden += 1
  }
  const more = hidden === 0 ? [] : quiet(say('home.more-channels', { count: hidden }))
  return {
    type: 'home',
    private_metadata: JSON.stringify({ directMessages }),
    blocks: fitView([...head, ...shown, ...more, ...below]),
  }
}

interface Draw {
  readonly say: Say
  readonly button: (verb: HomeVerb, label: string, value: string) => Button
  readonly row: (elements: ActionsBlock['elements']) => ActionsBlock
  readonly nextId: (verb: HomeVerb) => string
}

function createDraw(say: Say): Draw {
  let index = 0
  const nextId = (verb: HomeVerb): string => homeActionId(verb, ++index)
  return {
    say,
    nextId,
    row: (elements) => ({ type: 'actions', block_id: `home-row-${++index}`, elements }),
    button: (verb, label, value) => ({
      type: 'button',
      action_id: nextId(verb),
      text: plain(say(`home.${label}`)),
      value: value.slice(0, LONGEST_VALUE),
    }),
  }
}

function headBlocks({ view, say, note, knowsChannels }: HomeParts, draw: Draw): readonly KnownBlock[] {
  const language = say(`subscription.language-${view.language}`)
  const isEmpty = view.channels.length === 0
  return [
    ...(note === undefined ? [] : [richText([richSection([richRun(glance(note), true)])])]),
    header(say('home.heading')),
    ...quiet(say('home.reader', { language, zone: view.zone })),
    draw.row([
      { ...draw.button('new', 'new', writeHomeValue({ channel: '', about: '' })), style: 'primary' },
      draw.button('prefer', 'prefer', '-'),
    ]),
    ...(knowsChannels ? [] : quiet(say('home.no-scope'))),
    ...(isEmpty && knowsChannels ? quiet(say('home.empty')) : []),
    ...comingBlocks(view.coming, say),
  ]
}

function comingBlocks(coming: readonly HomeComing[], say: Say): readonly KnownBlock[] {
  if (coming.length === 0) return []
  // a block each: sections of one block run on in one line
  const lines = coming.map(({ channel, text }) =>
    richText([richSection([channelElement(channel), richRun(` · ${glance(text)}`, false)])]),
  )
  return [header(say('home.coming')), ...lines]
}

function channelBlocks({ channel, entries, deliveries }: HomeChannel, draw: Draw): readonly KnownBlock[] {
  const show = (label: string, words: string): Button =>
    draw.button('show', label, writeHomeValue({ channel, about: words }))
  return [
    { type: 'divider' },
    richText([richSection([channelElement(channel, true)])]),
    ...entries.flatMap((entry, index) => {
      // one among several is called by its number, here as in commands and in what became of it
      const text = entries.length > 1 ? `${index + 1}. ${entry.text}` : entry.text
      return entryBlocks(channel, { ...entry, text }, draw)
    }),
    ...deliveries.flatMap((delivery) => deliveryBlocks(delivery)),
    draw.row([
      draw.button('new', 'new-here', writeHomeValue({ channel, about: '' })),
      show('catchup', 'catchup'),
      show('status', 'status'),
      {
        type: 'static_select',
        action_id: draw.nextId('language'),
        placeholder: plain(draw.say('home.language-here')),
        options: LANGUAGE_TAGS.map((tag) =>
          optionOf(draw.say(`subscription.language-${tag}`), writeHomeValue({ channel, about: tag })),
        ),
      },
    ]),
  ]
}

function entryBlocks(channel: string, entry: HomeEntry, draw: Draw): readonly KnownBlock[] {
  const value = writeHomeValue({ channel, about: entry.id })
  const end: Button = {
    ...draw.button('end', 'end', value),
    style: 'danger',
    confirm: {
      title: plain(draw.say('home.end-title')),
      text: plain(draw.say('home.end-text')),
      confirm: plain(draw.say('home.end')),
      deny: plain(draw.say('home.cancel')),
    },
  }
  const rest = entry.isPaused ? draw.button('resume', 'resume', value) : draw.button('pause', 'pause', value)
  const head = [richText([richSection([richRun(glance(entry.text), true)])]), ...quiet(entry.details)]
  if (entry.isDamaged) return [...head, draw.row([end])]
  return [
    ...head,
    draw.row([
      draw.button('edit', 'edit', value),
      rest,
      draw.button('show', 'preview', writeHomeValue({ channel, about: 'preview' })),
      draw.button('now', 'now', value),
      end,
    ]),
  ]
}

function deliveryBlocks({ text, details }: HomeDelivery): readonly KnownBlock[] {
  return quiet(details === '' ? text : `${text} — ${details}`)
}

/** What can be asked here without a channel, and where everything comes from. */
function belowBlocks({ view, say }: HomeParts, draw: Draw): readonly KnownBlock[] {
  const run = (label: string, words: string): Button =>
    draw.button('show', label, writeHomeValue({ channel: '', about: words }))
  const topics = view.topics.slice(0, SLACK_LIMITS.selectOptions)
  const menu = topics.map(({ id, title }) => optionOf(title, writeHomeValue({ channel: '', about: id })))
  return [
    { type: 'divider' },
    header(say('home.look-up')),
    draw.row([
      draw.button('ask', 'ask', '-'),
      run('today', 'today'),
      ...(menu.length === 0
        ? []
        : [
            {
              type: 'static_select' as const,
              action_id: draw.nextId('topic'),
              placeholder: plain(say('home.topic')),
              options: menu,
            },
          ]),
      run('quotes', 'quotes'),
      run('speakers', 'speakers'),
      run('sources-all', 'sources'),
      run('help', 'help'),
    ]),
    header(say('home.sources')),
    ...(view.sources.length === 0 ? quiet(say('command.sources-empty')) : []),
    ...view.sources.slice(0, MOST_SOURCES).flatMap((title) => quiet(title)),
  ]
}

/** A line that is read at a glance, in code points. */
const GLANCE = 200

function glance(text: string): string {
  return fitSummary(harmlessLine(text), GLANCE)
}

function header(text: string): KnownBlock {
  return { type: 'header', text: plain(text) }
}

function quiet(text: string): readonly KnownBlock[] {
  const line = glance(text)
  return line === '' ? [] : quietBlocks([{ kind: 'text', text: line, emphasis: 'quiet' }])
}

/** A channel by its id: Slack shows its name to whoever may see it. */
function channelElement(id: string, bold = false): RichTextElement {
  return bold ? { type: 'channel', channel_id: id, style: { bold } } : { type: 'channel', channel_id: id }
}
