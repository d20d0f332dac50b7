import type { Action, MessageBlock } from '../message/message.ts'
import type { CommandContext } from './command.ts'
import { findItem } from './thread/find-reference.ts'

const VERBS = ['like', 'dislike', 'more', 'less'] as const

/**
 * What a reader can do with one item or passage, beneath its line or its reasons: an item can be judged, because it was
 * chosen; a passage that answered a question was found, and can only be asked about.
 * @param reason whether to offer the reasons; not beneath the reasons themselves.
 */
export function itemActions(
  context: Pick<CommandContext, 'knowledge' | 'fallback' | 'channel' | 'reader'>,
  reference: string,
  reason: 'with-why' | 'without-why',
): readonly MessageBlock[] {
  const { reader } = context
  const askAbout: Action = { verb: 'ask-about', label: reader.say('judge.label-ask-about'), value: reference }
  if (findItem(context, reference) === undefined) return [{ kind: 'actions', actions: [askAbout] }]
  const why: Action = { verb: 'why', label: reader.say('edition.why'), value: reference }
  const judge = VERBS.map((verb): Action => ({ verb, label: reader.say(`judge.label-${verb}`), value: reference }))
  return [
    { kind: 'actions', actions: reason === 'with-why' ? [why, askAbout] : [askAbout] },
    { kind: 'actions', actions: judge },
  ]
}
