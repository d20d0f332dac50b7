import { type Opinion, rememberOpinion, type Verdict } from '../briefing/opinion.ts'
import type { CommandContext, CommandOutcome } from './command.ts'
import { plainMessage } from './listing.ts'
import { sayLost } from './lost-line.ts'
import { findItem, postedItem } from './thread/find-reference.ts'

/** One reader's verdict on one item. */
export interface Judgement {
  readonly item: string
  readonly verdict: Verdict
  readonly user: string
}

/** Remembers what a reader of the channel thinks of an item, and says what that changes. Twice is as good as once. */
export function judgeItem(context: CommandContext, { item: id, verdict, user }: Judgement): CommandOutcome {
  const { reader, channel } = context
  const item = findItem(context, id) ?? postedItem(context, id)
  if (item === undefined) return sayLost(context, id)
  const [topic] = item.topics
  const opinion: Opinion = { item: id, user, verdict, topic, speaker: item.speaker?.id }
  const opinions = rememberOpinion(channel.opinions, opinion)
  const about = [
    ...(topic === undefined ? [] : [reader.topicTitle(topic)]),
    ...(item.speaker === undefined ? [] : [item.speaker.name[reader.language]]),
  ]
  const text = reader.say(about.length === 0 ? 'judge.noted' : `judge.${verdict}`, {
    about: about.join(reader.say('edition.topic-separator')),
  })
  return {
    message: plainMessage(context, text),
    channel: opinions === channel.opinions ? channel : { ...channel, opinions },
    posted: [],
  }
}
