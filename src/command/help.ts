import { note } from '../message/blocks.ts'
import type { MessageBlock } from '../message/message.ts'
import { textRun } from '../message/runs.ts'
import { type Command, justSay } from './command.ts'
import { listPeople } from './people.ts'

/** What help shows, in order; each has a text `command.help-<line>`. */
const LINES = [
  'today',
  'more',
  'topic',
  'quotes',
  'speakers',
  'who',
  'search',
  'ask',
  'sources',
  'lang',
  'subscribe',
  'subscriptions',
  'preview',
  'status',
] as const

/** Says what can be asked for, with an example of each. */
export const help: Command = {
  id: 'help',
  run(context) {
    const { reader, commandName, knowledge } = context
    // whoever is not in these sources would be a poor example
    const [first, second = first] = listPeople(context).map(({ speaker }) => speaker.name[reader.language])
    const names: Readonly<Record<string, string | undefined>> = { quotes: first, who: second }
    const topics = knowledge.topics.map(({ id }) => reader.topicTitle(id)).join(reader.say('edition.topic-separator'))
    const blocks: MessageBlock[] = [
      { kind: 'heading', text: reader.say('command.help-heading') },
      { kind: 'paragraph', content: [textRun(reader.say('command.help-intro', { command: commandName }))] },
      ...LINES.map((line): MessageBlock => {
        const example = reader.say(`command.help-${line}-example`, { command: commandName, name: names[line] ?? '' })
        return {
          kind: 'paragraph',
          content: [textRun(example.trimEnd(), 'strong'), textRun(` — ${reader.say(`command.help-${line}`)}`)],
        }
      }),
      note(reader.say('command.topics', { topics })),
    ]
    return justSay(context, { language: reader.language, summary: reader.say('command.help-summary'), blocks })
  },
}
