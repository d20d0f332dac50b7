import { readFileSync } from 'node:fs'
import path from 'node:path'

const ROOT = path.join(__dirname, '../..')

/** A test: its file beneath `test`, and its name. */
type Proof = readonly [file: string, name: string]

const SLACK = 'adapters/slack/workspace.test.ts'
const INTERACTIONS = 'adapters/slack/interactions.test.ts'
const TEAMS = 'adapters/teams/conversation.test.ts'
const EXTENSION = 'adapters/teams/extension.test.ts'
const DIGESTS = 'adapters/teams/digests.test.ts'
const STORM = 'storm/storm.test.ts'

/** What shows each row of the README's table, on both platforms. */
const PROOFS: Readonly<Record<string, readonly Proof[]>> = {
  'a command': [
    [SLACK, 'is acknowledged, and answered to its reader alone'],
    [TEAMS, 'is answered to one person without a mention, as a card that speaks'],
    [TEAMS, 'is answered in its thread when the bot is named in a channel'],
  ],
  'suggested commands': [
    [INTERACTIONS, 'offers how to begin'],
    ['documents/teams-manifest.test.ts', 'suggests only what the bot understands, in its three languages'],
  ],
  'a reply in the bot’s thread': [
    [SLACK, 'is answered without the name in a thread where the bot was asked, and nowhere else'],
    [TEAMS, 'is answered without the name in a thread where the bot was asked, and nowhere else'],
  ],
  'Show the line, Why this?, Ask about this': [
    [SLACK, 'opens the line in a window of the reader’s own, whose “why” opens another'],
    [INTERACTIONS, 'can be asked about in a window that answers its reader alone'],
    [TEAMS, 'that opens a dialog is answered with it, and the dialog’s own with another'],
    [TEAMS, 'that asks about an item asks for the question first, and answers it in the thread'],
  ],
  '👍 👎, more, less': [
    [INTERACTIONS, 'offers what can be done with the line, and notes a verdict above it, once'],
    ['playground/playground.test.ts', 'notes what a reader thinks of an item'],
  ],
  'share an answer': [
    [INTERACTIONS, 'is shared with its channel once, clicked however often'],
    [TEAMS, 'is answered in its thread when the bot is named in a channel'],
  ],
  'digests to channels, chats and people': [
    [SLACK, 'subscribes the channel, whose digest is posted with a key to find it by'],
    ['adapters/teams/delivery.test.ts', 'begins a thread in its channel, and is answered there by its numbers'],
    ['adapters/teams/delivery.test.ts', 'is one more message in a chat, and is answered there by its numbers'],
  ],
  'a post of which nobody knows whether it arrived': [
    [STORM, 'post every delivery once, where posts can be looked up: %s'],
    [STORM, 'post every delivery once in Teams, where the app may read the channels'],
    [STORM, 'post none twice in Teams, where the app may read no channel, and say of each that may be missing'],
  ],
  corrections: [
    [
      'scenario/corrections.test.ts',
      'is put right in every posted copy, with a note in its thread, once across restarts',
    ],
    ['adapters/teams/platform.test.ts', 'is replaced with what follows it, and what is left over goes'],
    ['adapters/teams/delivery.test.ts', 'asks for itself anew in a chat of one person, and is given to nobody else'],
  ],
  'digests and language without typing': [
    ['adapters/slack/home.test.ts', 'subscribes a channel, says mistakes beside their fields, and saves a window once'],
    [
      'adapters/slack/home.test.ts',
      'speaks the language that its reader chose, refuses a zone that there is none of, and answers without typing',
    ],
    [DIGESTS, 'subscribes by a form, and shows the digest with what can be done'],
    [DIGESTS, 'says beside each field what is wrong with it, and keeps what was filled in'],
    [DIGESTS, 'pauses, goes on, previews, and ends after it has asked'],
    [DIGESTS, 'keeps the language and the clock that a reader chose, and says what is wrong beside the field'],
  ],
  '"Brief this" on a message': [
    [INTERACTIONS, 'briefs its words in its thread, where they can be asked about'],
    [INTERACTIONS, 'briefs a file of it'],
    [EXTENSION, 'answers in the message’s thread where the bot is, and can be asked about it there'],
    ['adapters/teams/files.test.ts', 'is briefed there, fetched without a token, and can be asked about'],
  ],
  'search, and drop a find into a chat': [[EXTENSION, 'finds takeaways and quotes, each a card of its own']],
  'who may change a channel’s digests, with SUBSCRIBERS=admins': [
    ['scenario/subscriptions.test.ts', 'is for administrators where the operator says so'],
    ['adapters/teams/platform.test.ts', 'takes nobody for an administrator but in a chat of their own'],
  ],
}

/** First cells of the table, as words. */
function rows(): readonly string[] {
  const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8')
  const [, section = ''] = readme.split('\n| | Slack | Teams |\n| --- | --- | --- |\n')
  const [table = ''] = section.split('\n\n')
  return table.split('\n').map((row) =>
    (row.split(' | ')[0] ?? '')
      .replace(/^\| /, '')
      .replace(/\*\*|`/g, '')
      .replaceAll("'", '’'),
  )
}

describe('the table of what Slack and Teams can do', () => {
  it('has tests for every row, and no tests for what is no row', () => {
    expect(rows()).toEqual(Object.keys(PROOFS))
  })

  it.each(Object.entries(PROOFS))('is shown by tests that are there: %s', (_, proofs) => {
    const missing = proofs.filter(([file, name]) => {
      const source = readFileSync(path.join(ROOT, 'test', file), 'utf8')
      return !source.includes(`('${name}', `) && !source.includes(`'${name}',\n`)
    })

    expect(missing).toEqual([])
  })
})
