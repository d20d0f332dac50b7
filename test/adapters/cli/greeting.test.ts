import { greeting } from '../../../adapters/cli/greeting.ts'
import { loadSource, openSession, type Session } from '../../../adapters/cli/session.ts'
import { readConfig } from '../../../adapters/config.ts'
import { memoryTerminal } from './memory-terminal.ts'

const HERE = { url: 'http://127.0.0.1:3978', port: 3978, wanted: 3978, loaded: [] }

async function sessionWith(environment: Readonly<Record<string, string>>, language: Session['language'] = 'en') {
  const session = await openSession(memoryTerminal(), language)
  return { ...session, config: readConfig(environment) }
}

describe('what a started program says of itself', () => {
  it.each([
    ['en', 'Slack: not connected', 'Teams: not connected', 'start with --source'],
    ['zh-Hans', 'Slack：未连接', 'Teams：未连接', '启动时加上 --source'],
    ['zh-Hant', 'Slack：未連接', 'Teams：未連接', '啟動時加上 --source'],
  ] as const)('names in %s what connects a chat, and what opens lines', async (language, slack, teams, articles) => {
    const said = greeting(await sessionWith({}, language), HERE)

    for (const words of [slack, teams, articles, 'SLACK_BOT_TOKEN', 'MICROSOFT_APP_ID']) expect(said).toContain(words)
  })

  it('says which chats are connected', async () => {
    const environment = {
      SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
      SLACK_BOT_TOKEN: 'xoxb-1-2-abc',
      TEAMS_DEVELOPMENT: '1',
    }
    const said = greeting(await sessionWith(environment), HERE)

    expect(said).toContain('Slack: connected.')
    expect(said).toContain('playground on this machine only')
    expect(said).not.toContain('not connected')
  })

  it('does not ask for articles where one was given', async () => {
    const session = await sessionWith({})
    const article = await loadSource(session, `${__dirname}/../../fixtures/articles/harbour-forum.txt`)
    const said = greeting(session, { ...HERE, loaded: 'analysis' in article ? [article] : [] })

    expect(said).toContain('Source: ')
    expect(said).not.toContain('--source')
  })
})
