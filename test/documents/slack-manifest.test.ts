import { readFileSync } from 'node:fs'
import path from 'node:path'
import { SETTINGS } from '../../adapters/config.ts'

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

  it('asks for the events that are listened to, and a scope for each', () => {
    expect(listUnder('bot_events')).toEqual(['app_mention', 'message.channels', 'message.groups', 'message.im'])
    expect(listUnder('bot')).toEqual([
      'chat:write',
      'commands',
      'app_mentions:read',
      'channels:history',
      'groups:history',
      'im:history',
      'users:read',
    ])
  })
})
