import type { Message, MessageBlock } from '../message/message.ts'
import { textRun } from '../message/runs.ts'
import { type Command, type CommandContext, justSay } from './command.ts'
import { plainMessage } from './listing.ts'
import { listPeople, type Person } from './people.ts'

const MOST_PEOPLE = 20
const MOST_BUTTONS = 5

/** Lists everyone the corpus lets speak, with role and number of quotes. */
export const speakers: Command = {
  id: 'speakers',
  run(context) {
    const { reader } = context
    const people = listPeople(context).slice(0, MOST_PEOPLE)
    if (people.length === 0) return justSay(context, plainMessage(context, reader.say('command.speakers-empty')))
    const heading = reader.say('command.speakers-heading')
    const blocks: MessageBlock[] = [
      { kind: 'heading', text: heading },
      ...people.map((person) => personLine(person, context)),
      { kind: 'actions', actions: people.slice(0, MOST_BUTTONS).map((person) => whoAction(person, context)) },
    ]
    const summary = reader.say('command.listing-summary', { heading, count: people.length })
    const message: Message = { language: reader.language, summary, blocks }
    return justSay(context, message)
  },
}

function personLine({ speaker, items }: Person, { reader }: CommandContext): MessageBlock {
  const role = speaker.role?.[reader.language] ?? ''
  const count = items.filter((item) => item.kind === 'quote').length
  const counted = count === 0 ? '' : reader.say('command.quote-count', { count })
  const tail = [role, counted].filter((part) => part !== '').join(' · ')
  const name = textRun(speaker.name[reader.language], 'strong')
  return { kind: 'paragraph', content: tail === '' ? [name] : [name, textRun(` · ${tail}`)] }
}

function whoAction({ speaker }: Person, { reader }: CommandContext) {
  const name = speaker.name[reader.language]
  return { verb: 'command' as const, label: name, value: `who ${name}` }
}
