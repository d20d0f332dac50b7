import { type CommandContext, type CommandOutcome, justSay } from './command.ts'
import { plainMessage } from './listing.ts'
import { listPeople, nearPeople } from './people.ts'
import { repeatedWords } from './reader-words.ts'

const MOST_NAMED = 3

/** Says that nobody of a name speaks, and offers the names that may have been meant. */
export function unknownPerson(context: CommandContext, name: string, command: 'who' | 'quotes'): CommandOutcome {
  const { reader, vocabulary } = context
  const called = repeatedWords(name)
  const near = nearPeople(listPeople(context), name, vocabulary.fold).slice(0, MOST_NAMED)
  const names = near.map(({ speaker }) => speaker.name[reader.language])
  if (names.length === 0)
    return justSay(context, plainMessage(context, reader.say('command.person-unknown', { name: called })))
  const suggestions = names.join(reader.say('edition.topic-separator'))
  const message = plainMessage(context, reader.say('command.person-near', { name: called, suggestions }))
  const actions = names.map((label) => ({ verb: 'command' as const, label, value: `${command} ${label}` }))
  return justSay(context, { ...message, blocks: [...message.blocks, { kind: 'actions', actions }] })
}
