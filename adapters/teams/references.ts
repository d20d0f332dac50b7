import { z } from 'zod'
import { FailureError, type Store, type Target, targetKey, targetOf } from '../../src/index.ts'
import { type CheckedActivity, TEAMS_PLATFORM, targetAt } from './conversation.ts'

/** How a place in Teams is reached when nobody has just spoken there. */
export interface TeamsReference {
  readonly kind: 'personal' | 'groupChat' | 'channel'
  readonly serviceUrl: string
  readonly bot: string
  /** The team of a channel. */
  readonly team: string | undefined
  /** The team's group in the tenant's directory; `undefined` until Teams has said. */
  readonly group: string | undefined
  /** As people call it; `undefined` until Teams has said. */
  readonly name: string | undefined
  /** Whose chat it is, by their id in Teams; `undefined` of all other places, and until they have spoken. */
  readonly reader: string | undefined
}

/** Keeps how places are reached: across restarts, for every replica. */
export interface References {
  /** Takes in what an activity says of its place; most say nothing new, and cost nothing. */
  learn(activity: CheckedActivity): Promise<void>
  /** The same for a place that is known already: a card, or a menu, is also where the bot is not. */
  refresh(activity: CheckedActivity): Promise<void>
  find(target: Target): Promise<TeamsReference | undefined>
  /** Forgets a place, which the bot was removed from. @throws FailureError `store-unavailable`, also when others write it at once, again and again. */
  forget(target: Target): Promise<void>
  /** The places of a team that are known. */
  ofTeam(tenant: string, team: string): Promise<readonly Target[]>
}

const KEPT = z.object({
  kind: z.enum(['personal', 'groupChat', 'channel']),
  serviceUrl: z.string(),
  bot: z.string(),
  team: z
    .string()
    .optional()
    .transform((value): string | undefined => value),
  group: z
    .string()
    .optional()
    .transform((value): string | undefined => value),
  name: z
    .string()
    .optional()
    .transform((value): string | undefined => value),
  reader: z
    .string()
    .optional()
    .transform((value): string | undefined => value),
})

const MOST_REMEMBERED = 10_000
const PAGE = 500
/** Others may write the same place at the same time; what they write says the same. */
const MOST_TRIES = 5

/** Makes the keeper of references. @param now tells one writing from an equal one long after. */
export function createReferences({ installations }: Pick<Store, 'installations'>, now: () => number): References {
  const remembered = new Map<string, string>()
  /** @returns whether it is as it should be now; `false` when others changed it each time in between. */
  const change = async (
    id: string,
    next: (before: TeamsReference | undefined) => TeamsReference | undefined,
  ): Promise<boolean> => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const before = await installations.find(id)
      const known = before === undefined ? undefined : parse(before)
      const after = next(known)
      if (JSON.stringify(after) === JSON.stringify(known)) return true
      const kept = after && JSON.stringify({ ...after, writtenAtMs: now() })
      if (await installations.replace(id, before, kept)) return true
    }
    return false
  }
  const takeIn = async (activity: CheckedActivity, isNewToo: boolean): Promise<void> => {
    const id = targetKey(targetAt(activity))
    const said = referenceOf(activity)
    const told = JSON.stringify(said)
    if (remembered.get(id) === told) return
    let isKnown = isNewToo
    const isKept = await change(id, (before) => {
      isKnown = isNewToo || before !== undefined
      return isKnown ? joined(said, before) : before
    })
    // what was not kept is taken in again with whatever is said there next
    if (!isKnown || !isKept) return
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    remembered.set(id, told)
  }
  return {
    learn: (activity) => takeIn(activity, true),
    refresh: (activity) => takeIn(activity, false),
    async find(target) {
      const kept = await installations.find(targetKey(target))
      return kept === undefined ? undefined : parse(kept)
    },
    async forget(target) {
      const id = targetKey(target)
      remembered.delete(id)
      if (await change(id, () => undefined)) return
      throw new FailureError({ code: 'store-unavailable', detail: 'too many change how one place is reached at once' })
    },
    ofTeam: (tenant, team) => targetsOfTeam(installations, tenant, team),
  }
}

function referenceOf({ kind, serviceUrl, bot, team, group, placeName, from }: CheckedActivity): TeamsReference {
  const reader = kind === 'personal' && from.id !== bot.id ? from.id : undefined
  return { kind, serviceUrl, bot: bot.id, team, group, name: placeName, reader }
}

/** What Teams says in some activities only is kept from those that said it. */
function joined(said: TeamsReference, before: TeamsReference | undefined): TeamsReference {
  const { team = before?.team, group = before?.group, name = before?.name, reader = before?.reader } = said
  return { ...said, team, group, name, reader }
}

function parse(kept: string): TeamsReference {
  return KEPT.parse(JSON.parse(kept))
}

async function targetsOfTeam(
  installations: Store['installations'],
  tenant: string,
  team: string,
): Promise<readonly Target[]> {
  const prefix = targetKey({ platform: TEAMS_PLATFORM, workspace: tenant, channel: '' })
  const targets: Target[] = []
  for (let after = prefix; ; ) {
    const page = await installations.page(after, PAGE)
    const own = page.filter(({ id }) => id.startsWith(prefix))
    for (const { id, sealed } of own) if (parse(sealed).team === team) targets.push(targetOf(id))
    const last = page.at(-1)
    if (last === undefined || own.length < page.length || page.length < PAGE) return targets
    after = last.id
  }
}
