import { findSharedSource, itemBlock, sharedSourceNote } from '../briefing/item-block.ts'
import type { Message, MessageBlock } from '../message/message.ts'
import { textRun } from '../message/runs.ts'
import { type Command, type CommandContext, type CommandOutcome, justSay } from './command.ts'
import { byWeight, plainMessage } from './listing.ts'
import { findPeople, listPeople, type Person } from './people.ts'
import { unknownPerson } from './unknown-person.ts'

const MOST_ITEMS = 4

/** Tells who somebody is, in every script the corpus knows, and what they said or stand for. */
export const who: Command = {
  id: 'who',
  run(context, argument) {
    const { reader, vocabulary } = context
    if (argument === '') return justSay(context, plainMessage(context, reader.say('command.who-empty')))
    const found = findPeople(listPeople(context), argument, vocabulary.fold)
    const [person] = found
    if (person === undefined) return unknownPerson(context, argument, 'who')
    if (found.length > 1) return justSay(context, plainMessage(context, severalText(found, context)))
    return introduce(context, person)
  },
}

function severalText(found: readonly Person[], { reader }: CommandContext): string {
  const names = found.slice(0, 10).map(({ speaker }) => speaker.name[reader.language])
  return reader.say('command.who-several', { names: names.join(reader.say('edition.topic-separator')) })
}

function introduce(context: CommandContext, person: Person): CommandOutcome {
  const { reader } = context
  const { name, role } = person.speaker
  const here = name[reader.language]
  const others = [...new Set(Object.values(name))].filter((other) => other !== here).join(' · ')
  const roleText = role?.[reader.language] ?? ''
  const items = [...person.items].sort(byWeight).slice(0, MOST_ITEMS)
  const sharedSource = findSharedSource(items)
  const lines = [roleText === '' ? reader.say('command.who-no-role') : roleText, others].filter((line) => line !== '')
  const blocks: MessageBlock[] = [
    { kind: 'heading', text: here },
    ...lines.map((line, index): MessageBlock => {
      const content = [textRun(line, index === 0 ? 'none' : 'quiet')]
      return index === 0 ? { kind: 'paragraph', content } : { kind: 'note', content }
    }),
    ...items.map((item, index) => itemBlock(item, reader, { number: index + 1, sharedSource })),
    ...sharedSourceNote(sharedSource, reader),
  ]
  const summary = reader.say('command.who-summary', { name: here, role: lines[0] ?? '' })
  const message: Message = { language: reader.language, summary, blocks }
  return justSay(
    context,
    message,
    items.map((item) => item.id),
  )
}
