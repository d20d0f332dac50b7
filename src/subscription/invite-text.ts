import type { Say } from '../message/say.ts'
import type { Target } from './target.ts'

/** Says how the bot is brought to a target: a text `invite.<platform>`, to which `, then …` can be added. */
export function inviteText({ platform }: Pick<Target, 'platform'>, say: Say): string {
  return say(`invite.${platform}`)
}
