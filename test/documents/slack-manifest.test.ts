import { readFileSync } from 'node:fs'
import path from 'node:path'
import { SETTINGS } from '../../adapters/config.ts'
import { SLACK_SCOPES } from '../../adapters/slack/scopes.ts'
import { BRIEF_THIS } from '../../adapters/slack/shortcut.ts'
import { CALLED_METHODS } from '../adapters/slack/validate-calls.ts'
import { listFiles } from '../architecture/source-files.ts'

const manifest = readFileSync(path.join(__dirname, '../../deploy/slack/manifest.yaml'), 'utf8')

function listUnder(key: string): readonly string[] {
  const block = new RegExp(`\\n( *)${key}:\\n((?:\\1  .*\\n)+)`).exec(manifest)?.[2] ?? ''
  return [...block.matchAll(/^ *- (\S+)$/gm)].map((match) => match[1] ?? '')
}

describe('the manifest of the Slack app', () => {
  it('sends everything to the one route there is', () => {
    const addresses = [...manifest.matchAll(/url: (\S+)/g)].map((match) => new URL(match[1] ?? '').pathname)

    expect(addresses).toEqual(['/slack/events', '/slack/events', '/slack/events'])
  })

  it('names the command that the bot answers to', () => {
    const name = SETTINGS.find((setting) => setting.name === 'COMMAND_NAME')?.default

    expect(manifest).toContain(`- command: ${name}\n`)
  })

  it('asks for the events that are listened to, and no others', () => {
    expect(listUnder('bot_events')).toEqual(listenedTo().toSorted())
  })

  it('asks for the scopes that its calls, events and commands need, and no others', () => {
    const needed = [...CALLED_METHODS, ...listenedTo(), 'slash command', 'file'].flatMap((use) => SCOPES[use] ?? [use])

    expect(listUnder('bot').toSorted()).toEqual([...new Set(needed)].toSorted())
    expect(listUnder('bot')).toEqual(SLACK_SCOPES)
  })

  it('says beside each scope what it is for', () => {
    const scopes = /\n {4}bot:\n((?: {6}.*\n)+)/.exec(manifest)?.[1]?.split('\n') ?? []

    // a scope follows its reason, or another scope that shares it
    expect(scopes[0]).toMatch(/^ {6}# /)
    expect(scopes.filter((line) => line.includes('#')).length).toBeGreaterThanOrEqual(9)
  })

  it('names the shortcut that is answered', () => {
    expect(manifest).toContain(`callback_id: ${BRIEF_THIS}\n`)
  })
})

/** What Slack asks for each thing that is used; nothing for those that need no scope. */
const HISTORY = ['channels:history', 'groups:history', 'im:history']
const SCOPES: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'oauth.v2.access': [],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.delete': ['chat:write'],
  'views.open': [],
  'views.push': [],
  'views.update': [],
  'views.publish': [],
  'users.info': ['users:read'],
  'users.conversations': ['channels:read', 'groups:read'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.history': HISTORY,
  'conversations.replies': HISTORY,
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
  'slash command': ['commands'],
  file: ['files:read'],
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  app_uninstalled: [],
  assistant_thread_started: ['assistant:write'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  team_access_revoked: [],
  tokens_revoked: [],
}

/** The events that the adapter's code names. */
function listenedTo(): readonly string[] {
  const code = listFiles('adapters/slack')
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(path.join(__dirname, '../..', file), 'utf8'))
    .join('\n')
  const named = [...code.matchAll(/app\.event\('(\w+)'/g)].map((match) => match[1] ?? '')
  const messages = code.includes('app.message(') ? ['message.channels', 'message.groups', 'message.im'] : []
  const revoked = ['app_uninstalled', 'team_access_revoked', 'tokens_revoked'].filter((event) =>
    code.includes(`'${event}'`),
  )
  return [...new Set([...named, ...messages, ...revoked])]
}
