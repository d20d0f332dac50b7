import type { Browser } from 'playwright-core'
import { invoke, nextId, personalMessage } from '../adapters/teams/activities.ts'
import { TENANT } from '../adapters/teams/key-server.ts'
import { type OpenDialog, openDialog } from '../adapters/teams/open-dialog.ts'
import { teamsPage } from '../adapters/teams/teams-page.ts'
import { startTeams, type TeamsUnderTest } from '../adapters/teams/teams-under-test.ts'
import { openPage, PICTURES, startBrowser } from './open-page.ts'

interface HostConfigs {
  readonly hostConfig: (theme: 'light' | 'dark') => object
}

// the page is compiled with the types of a browser, which tests are not
const { hostConfig } = jest.requireActual<HostConfigs>('../../adapters/preview/page/host-config.ts')
const RENDERER = require.resolve('adaptivecards/dist/adaptivecards.min.js')
const CHAT = { id: 'a:dialog', conversationType: 'personal', tenantId: TENANT }

let browser: Browser
let teams: TeamsUnderTest
let dialogs: Readonly<Record<'list' | 'form' | 'choices' | 'why', OpenDialog>>

async function ask(name: string, value: object): Promise<OpenDialog> {
  const { body } = await teams.send(invoke(teams.serviceUrl, name, value, { conversation: CHAT, id: nextId() }))
  return openDialog(body)
}

const press = (data: object): Promise<OpenDialog> =>
  ask('composeExtension/submitAction', { commandId: 'digests', data })

beforeAll(async () => {
  ;[browser, teams] = await Promise.all([startBrowser(), startTeams()])
  await teams.send(personalMessage(teams.serviceUrl, 'help', { conversation: CHAT }))
  await teams.untilCall(({ path }) => decodeURIComponent(path).includes('/a:dialog/'))
  const first = await press((await ask('composeExtension/fetchTask', { commandId: 'digests' })).press('New digest'))
  const form = await press(first.press('Save', { times: '27:99', zone: 'Nowhere/City' }))
  const list = await press(form.press('Save', { times: '8:30, 17:00', zone: 'Asia/Shanghai' }))
  const choices = await press(list.press('Language and clock'))
  const why = await ask('task/fetch', { data: { verb: 'why', value: 'genai-finance-2024/two-flaws' } })
  dialogs = { list, form, choices, why }
})

afterAll(async () => {
  await browser.close()
  await teams.stop()
})

const LOOKS = [
  ['light', 600, {}],
  ['dark', 600, {}],
  ['light', 320, {}],
  ['light', 600, { forcedColors: 'active' }],
] as const
const SHOWN = (['list', 'form', 'choices', 'why'] as const).flatMap((name) =>
  LOOKS.map(([theme, width, more]) => ({ name, theme, width, more })),
)

describe('dialogs in Teams, drawn by Microsoft’s renderer', () => {
  it.each(SHOWN)(
    'fits its window, cuts no button, and names every field: $name, $theme, $width, $more',
    async (shown) => {
      const { name, theme, width, more } = shown
      const { page, errors, close } = await openPage(browser, { viewport: { width, height: 900 }, ...more })
      await page.setContent(`<body style="margin:0;background:${theme === 'dark' ? '#292929' : '#fff'}"></body>`)
      await page.addScriptTag({ path: RENDERER })
      const told = JSON.stringify([dialogs[name].card, hostConfig(theme)])
      await page.evaluate(`{
      const [told, config] = ${told}
      const card = new AdaptiveCards.AdaptiveCard()
      card.hostConfig = new AdaptiveCards.HostConfig(config)
      card.parse(told)
      document.body.append(card.render())
    }`)
      await page.screenshot({
        path: `${PICTURES}/teams-dialog-${name}-${theme}-${width}${'forcedColors' in more ? '-contrast' : ''}.png`,
        fullPage: true,
      })
      const unnamed = await page.evaluate(`[...document.querySelectorAll('input, select')]
      .filter((field) => !field.getAttribute('aria-labelledby') && !field.getAttribute('aria-label')).length`)
      const cut = await page.evaluate(`[...document.querySelectorAll('button')]
      .filter((button) => button.getBoundingClientRect().right > innerWidth - 8).map((button) => button.textContent)`)

      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      expect(unnamed).toBe(0)
      expect(cut).toEqual([])
      expect(errors).toEqual([])
      await close()
    },
  )

  it('gives that renderer nothing to say against', () => {
    const cards = Object.values(dialogs).map(({ card }) => card)

    expect(cards.flatMap((card) => teamsPage(card).warnings)).toEqual([])
  })
})
