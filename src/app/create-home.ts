import type { Reader } from '../briefing/reader.ts'
import { sourceTitles } from '../command/sources.ts'
import { type DeskLine, viewDesk } from '../command/subscription/desk-view.ts'
import { momentText } from '../command/subscription/schedule-text.ts'
import { fail, succeed } from '../failure/result.ts'
import { readZone } from '../subscription/read-zone.ts'
import { emptyForm, formOf } from '../subscription/subscription-form.ts'
import { explainMistake } from '../subscription/subscription-mistake.ts'
import { targetKey } from '../subscription/target.ts'
import { zoneText } from '../subscription/zone-text.ts'
import { readerAt } from './answer-at.ts'
import type { BotParts } from './bot-parts.ts'
import { changeEntry } from './change-entry.ts'
import type { Home, HomeChannel, HomeComing, HomeView } from './home.ts'
import { personalPlace, personKey } from './personal-place.ts'
import type { Place } from './place.ts'
import { saveForm } from './save-form.ts'
import { type DeskParts, openDesk } from './subscription-desk.ts'

/** A workspace has more only by mistake; a reader's page shows no more either way. */
const MOST_SUBSCRIPTIONS = 500
const MOST_COMING = 5
const SHOWN_DELIVERIES = 3
const NO_LINE: DeskLine = { text: '', details: '' }

/** Makes the use cases of a reader's own page. */
export function createHome(parts: BotParts, desk: DeskParts): Home {
  return {
    view: (place, isTheirs) => viewHome({ ...parts, desk }, place, isTheirs),
    async form(asker, id) {
      const place = await personalPlace(parts.memory, asker)
      if (id === undefined) return emptyForm(place.zone ?? desk.zone)
      const opened = await openDesk(desk, place)
      const entry = opened?.entries.find(({ subscription }) => subscription.id === id)
      return entry && formOf(entry.subscription)
    },
    save: (place, save) => saveForm(parts, desk, { place, save }),
    change: (place, id, change) => changeEntry(parts, place, { id, change }),
    async prefer(asker, preferences) {
      const key = personKey(asker)
      if (key === undefined) throw new Error('preferences are of a reader')
      const { zone: text } = preferences
      const zone = text === undefined ? undefined : readZone(text, desk.words)
      if (text !== undefined && zone === undefined) {
        const reader = await readerAt(parts, asker)
        return fail([{ field: 'zone', text: explainMistake({ kind: 'zone-unknown', text }, reader) }])
      }
      const chosen = { ...preferences, zone }
      await parts.memory.changeChannel(key, (before) => ({ ...before, ...chosen }))
      return succeed(chosen)
    },
  }
}

interface HomeParts extends BotParts {
  readonly desk: DeskParts
}

async function viewHome(
  parts: HomeParts,
  asker: Place,
  isTheirs: (channel: string) => Promise<boolean>,
): Promise<HomeView> {
  const { target } = asker
  if (target === undefined) throw new Error('a page is of a workspace')
  const place = await personalPlace(parts.memory, asker)
  const reader = await readerAt(parts, place)
  const zone = place.zone ?? parts.desk.zone
  const { readable, unreadable } = await parts.desk.store.subscriptions.ofWorkspace(target, MOST_SUBSCRIPTIONS)
  const targets = [...readable.map(({ subscription }) => subscription.target), ...unreadable.map((one) => one.target)]
  const known = [...new Set(targets.flatMap((one) => one?.channel ?? []))].sort()
  const theirs = await Promise.all(known.map(isTheirs))
  const channels = known.filter((_, index) => theirs[index] === true)
  const coming = readable
    .flatMap(({ subscription, dueAtMs }) => {
      const { channel } = subscription.target
      return dueAtMs === undefined || !channels.includes(channel) ? [] : [{ channel, dueAtMs }]
    })
    .sort((a, b) => a.dueAtMs - b.dueAtMs)
    .slice(0, MOST_COMING)
  const nowMs = parts.desk.clock.now()
  return {
    language: reader.language,
    zone: zoneText(zone),
    chosen: await chosenBy(parts, asker),
    channels: await Promise.all(channels.map((channel) => viewChannel(parts, { ...place, zone }, { channel, reader }))),
    coming: coming.map(
      ({ channel, dueAtMs }): HomeComing => ({ channel, text: momentText(dueAtMs, { zone, nowMs }, reader) }),
    ),
    sources: sourceTitles(parts.knowledge, reader.language),
    topics: parts.knowledge.topics.map(({ id }) => ({ id, title: reader.topicTitle(id) })),
    packs: parts.knowledge.corpus.packs.map(({ id }) => id),
  }
}

async function chosenBy({ memory }: BotParts, place: Place): Promise<HomeView['chosen']> {
  const key = personKey(place)
  if (key === undefined) return { language: undefined, zone: undefined }
  const { language, zone } = await memory.channel(key)
  return { language, zone: zone && zoneText(zone) }
}

async function viewChannel(
  parts: HomeParts,
  place: Place,
  { channel, reader }: { readonly channel: string; readonly reader: Reader },
): Promise<HomeChannel> {
  const { target } = place
  const at = target && { ...target, channel }
  const desk = at && (await openDesk(parts.desk, { ...place, target: at, channel: targetKey(at) }))
  if (desk === undefined) throw new Error('a channel is a target')
  const { entries, damaged, deliveries } = viewDesk(desk, reader)
  const there = desk.entries.map(({ subscription: { id, pause } }, index) => ({
    id,
    ...(entries[index] ?? NO_LINE),
    isPaused: pause !== undefined,
    isDamaged: false,
  }))
  const broken = desk.damaged.map((id, index) => ({
    id,
    ...(damaged[index] ?? NO_LINE),
    isPaused: false,
    isDamaged: true,
  }))
  return {
    channel,
    entries: [...there, ...broken],
    deliveries: deliveries.slice(0, SHOWN_DELIVERIES),
  }
}
