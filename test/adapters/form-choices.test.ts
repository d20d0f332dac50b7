import { formView } from '../../adapters/slack/home/form-view.ts'
import { formElements } from '../../adapters/teams/digests/form.ts'
import { createSay } from '../../src/message/say.ts'
import { DEFAULT_OPTIONS } from '../../src/subscription/read-options.ts'
import { emptyForm } from '../../src/subscription/subscription-form.ts'
import { readStrings } from './slack/read-strings.ts'

const HOUR_MS = 3_600_000
const say = createSay(readStrings('en'))
const form = { ...emptyForm('UTC'), options: { ...DEFAULT_OPTIONS, maxAgeMs: 1.5 * HOUR_MS } }
const drawn = {
  Slack: () =>
    formView({
      form,
      say,
      language: 'en',
      topics: [],
      packs: [],
      at: { channel: 'C1', id: '', directMessages: undefined },
    }),
  Teams: () =>
    formElements({
      form,
      view: { language: 'en', topics: [], packs: [] },
      say,
      mistakes: [],
      about: { id: '', once: '' },
    }),
}

describe.each(['Slack', 'Teams'] as const)('the form of a digest in %s', (platform) => {
  const text = JSON.stringify(drawn[platform]())

  it.each([
    ['90 minutes', '5400000'],
    ['6 hours', '21600000'],
    ['1 day', '86400000'],
    ['7 days', '604800000'],
  ])('tells a time in the largest unit that tells it whole: %s', (told, value) => {
    expect(text).toContain(told)
    expect(text).toContain(`"${value}"`)
  })

  it('begins each of its choices with a capital', () => {
    expect(text).toContain('"In one message"')
    expect(text).toContain('"Says when there is nothing new"')
    expect(text).not.toMatch(/"(?:in one message|says when|silent when|rather )/)
  })
})
