import type { Reader } from '../../briefing/reader.ts'
import { note, paragraph } from '../../message/blocks.ts'
import type { Schedule } from '../../schedule/schedule.ts'
import { type RequestWords, requestText } from '../../subscription/request-text.ts'
import { type Command, type CommandContext, type CommandOutcome, justSay } from '../command.ts'
import { atOwnDesk, chooseEntries, notChosen } from './at-desk.ts'
import { NO_CHANGES, type SubscriptionDesk } from './desk.ts'
import { daysOf, scheduleText } from './schedule-text.ts'

/** Ends subscriptions; where there are several, one has to be named. Says what to type to have them back. */
export const unsubscribe: Command = {
  id: 'unsubscribe',
  run: (context, argument) => atOwnDesk(context, argument, unsubscribeEntries),
}

function unsubscribeEntries(context: CommandContext, desk: SubscriptionDesk, argument: string): CommandOutcome {
  const chosen = chooseEntries(desk, argument, { many: false, takesUntil: false, takesDamaged: true })
  if (chosen.kind !== 'chosen') return notChosen(context, desk, chosen.kind)
  const { reader, commandName } = context
  const { entries, damaged } = chosen
  const times = [
    ...entries.map(({ subscription }) => scheduleText(subscription.schedule, reader)),
    ...damaged.map(() => reader.say('subscription.entry-damaged')),
  ]
  const text = reader.say('subscription.unsubscribed', { times: times.join(' · ') })
  const requests = entries.map(({ subscription: { schedule, options } }) => {
    const request = requestText(schedule, options, requestWords(schedule, desk, reader))
    return reader.say('subscription.subscribe-request', { command: commandName, request })
  })
  const again = requests.map((request) => note(reader.say('subscription.subscribe-again', { request })))
  const message = { language: reader.language, summary: text, blocks: [paragraph(text), ...again] }
  return {
    ...justSay(context, message),
    changes: { ...NO_CHANGES, remove: [...entries.map(({ subscription }) => subscription.id), ...damaged] },
  }
}

/** English has the words of the command itself. */
function requestWords(schedule: Schedule, { words }: SubscriptionDesk, reader: Reader): RequestWords | undefined {
  if (reader.language === 'en') return undefined
  return { days: daysOf(schedule, reader), first: words.first[reader.language], topicTitle: reader.topicTitle }
}
