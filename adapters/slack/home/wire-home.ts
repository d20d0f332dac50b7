import type { App, BlockAction, ButtonAction, StaticSelectAction } from '@slack/bolt'
import { inWorkspaceOf, type PartsHere, type SlackAppParts } from '../app-parts.ts'
import { openForm, wireForm } from './form.ts'
import { HOME_ACTION, type HomeValue, type HomeVerb, homeVerbOf, readHomeValue } from './home-value.ts'
import { openAsk, openPreferences, showInWindow, wireWindows } from './home-windows.ts'
import { isTheirs, type Person, personalPlace, placeIn, publish } from './publish.ts'
import { readFormPlace } from './read-form.ts'

type Press = BlockAction<ButtonAction | StaticSelectAction>

/** Ties each reader's own page to the bot: it is drawn when it is opened and after everything that changes it. */
export function wireHome(app: App, parts: SlackAppParts): void {
  app.event('app_home_opened', async ({ event, context }) => {
    if (event.tab !== 'home') return
    await publish(inWorkspaceOf(parts, context), { user: event.user, directMessages: event.channel })
  })
  app.action<Press>(HOME_ACTION, async ({ action, body, context, ack }) => {
    await ack()
    const verb = homeVerbOf(action.action_id)
    const chosen = action.type === 'static_select' ? action.selected_option?.value : action.value
    if (verb === undefined || chosen === undefined) return
    const person = {
      user: body.user.id,
      directMessages: readFormPlace(body.view?.private_metadata ?? '').directMessages,
    }
    await press(inWorkspaceOf(parts, context), { verb, person, body, value: readHomeValue(chosen) })
  })
  wireForm(app, parts)
  wireWindows(app, parts)
}

interface Pressed {
  readonly verb: HomeVerb
  readonly person: Person
  readonly body: Press
  readonly value: HomeValue
}

async function press(parts: PartsHere, pressed: Pressed): Promise<void> {
  const { verb, person, body, value } = pressed
  if (value.channel !== '' && !(await isTheirs(parts, person, value.channel))) {
    return await publish(parts, person)
  }
  switch (verb) {
    case 'new':
      return await openForm(parts, person, { trigger: body, channel: value.channel, id: '' })
    case 'edit':
      return await openForm(parts, person, { trigger: body, channel: value.channel, id: value.about })
    case 'pause':
    case 'resume':
    case 'end':
    case 'now':
      return await change(parts, pressed, verb)
    case 'language': {
      const place = await placeIn(parts, person, value.channel)
      const { summary } = await parts.bot.command(place, `lang ${value.about}`)
      return await publish(parts, person, summary)
    }
    case 'prefer':
      return await openPreferences(parts, person, body)
    case 'ask':
      return await openAsk(parts, person, body)
    case 'show':
    case 'topic': {
      const { channel, about } = value
      const place = channel === '' ? await personalPlace(parts, person) : await placeIn(parts, person, channel)
      return await showInWindow(parts, { trigger: body, at: place, words: about })
    }
  }
}

/** A page that was drawn once does each thing once: pressed twice, a digest is not posted twice. */
async function change(
  parts: PartsHere,
  { person, body, value }: Pressed,
  verb: 'pause' | 'resume' | 'end' | 'now',
): Promise<void> {
  const drawn = body.view === undefined ? body.trigger_id : `${body.view.id}/${body.view.hash}`
  const key = `slack-home/${parts.workspace.id}/${drawn}/${verb}/${value.channel}/${value.about}`
  let said: string | undefined
  const isNew = await parts.doOnce(key, async () => {
    const message = await parts.bot.home?.change(await placeIn(parts, person, value.channel), value.about, verb)
    said = message?.summary
  })
  if (isNew) await publish(parts, person, said)
}
