import { note, paragraph } from '../message/blocks.ts'
import { dropEnd } from '../text/drop-end.ts'
import { type Command, type CommandContext, type CommandOutcome, justSay } from './command.ts'
import { byWeight, plainMessage, readPage, showListing } from './listing.ts'
import { findPeople, listPeople, type Person } from './people.ts'
import { showReported } from './reported.ts'
import { findHolders } from './thread/role-holders.ts'
import { unknownPerson } from './unknown-person.ts'

/** Tells who somebody is, in every script the corpus knows, and what they said or stand for. */
export const who: Command = {
  id: 'who',
  run(context, argument) {
    const { reader, vocabulary } = context
    if (argument === '') return justSay(context, plainMessage(context, reader.say('command.who-empty')))
    const { subject, page } = readPage(dropEnd(argument, (unit) => /[\s?？!！。]/.test(unit)))
    const named = findPeople(listPeople(context), subject, vocabulary.fold)
    const holders = named.length > 0 ? [] : findHolders(context, subject)
    if (holders.length > 1) return justSay(context, plainMessage(context, holdersText(holders, context)))
    const found = [...named, ...holders]
    const [person] = found
    if (person === undefined) return showReported(context, subject) ?? unknownPerson(context, subject, 'who')
    if (found.length > 1) return justSay(context, plainMessage(context, severalText(found, context)))
    return introduce(context, person, page)
  },
}

function severalText(found: readonly Person[], { reader }: CommandContext): string {
  const names = found.slice(0, 10).map(({ speaker }) => speaker.name[reader.language])
  return reader.say('command.who-several', { names: names.join(reader.say('edition.topic-separator')) })
}

function holdersText(holders: readonly Person[], { reader }: CommandContext): string {
  const names = holders.slice(0, 10).map(({ speaker: { name, role } }) => {
    return reader.say('command.holder', { name: name[reader.language], role: role?.[reader.language] ?? '' })
  })
  return reader.say('command.holders', { names: names.join(reader.say('edition.topic-separator')) })
}

/** The role and the other names stand on the first page; what they said goes on as in any other list. */
function introduce(context: CommandContext, person: Person, page: number): CommandOutcome {
  const { reader } = context
  const { name, role } = person.speaker
  const here = name[reader.language]
  const others = [...new Set(Object.values(name))].filter((other) => other !== here).join(' · ')
  const known = role?.[reader.language] ?? ''
  const roleText = known === '' ? reader.say('command.who-no-role') : known
  const outcome = showListing(context, {
    heading: here,
    above: [paragraph(roleText), ...(others === '' ? [] : [note(others)])],
    items: [...person.items].sort(byWeight),
    empty: roleText,
    page,
    line: `who ${here}`,
  })
  const summary = reader.say('command.who-summary', { name: here, role: roleText })
  return { ...outcome, message: { ...outcome.message, summary } }
}
