import { parseActivity } from '../../../adapters/teams/activity.ts'
import { BOT, personalMessage } from './activities.ts'

function textOf(text: string, mention: string): string | undefined {
  const entities = [{ type: 'mention', mentioned: BOT, text: mention }]
  return parseActivity(Buffer.from(JSON.stringify(personalMessage('https://smba.example/', text, { entities }))))?.text
}

describe('the words of a message in Teams', () => {
  it.each([
    ['<at>Briefing Bot</at> help me', '<at>Briefing Bot</at>', 'help me'],
    ['help me', '', 'help me'],
  ])('are read without the bot’s name: %j, named by %j', (text, mention, words) => {
    expect(textOf(text, mention)).toBe(words)
  })
})
