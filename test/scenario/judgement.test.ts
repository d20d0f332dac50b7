import { composeEngine, type Engine } from '../../adapters/compose.ts'
import { openTemporaryStore } from '../../adapters/storage/open-store.ts'
import { type Action, type Bot, type Message, type Place, targetKey } from '../../src/index.ts'

const TARGET = { platform: 'peer', workspace: 'T1', channel: 'C1' }

let engine: Engine

beforeAll(async () => {
  engine = await composeEngine()
})

function newBot(memory = openTemporaryStore().memory): Bot {
  return engine.createBot([], {
    commandName: '/genai-report',
    language: 'en',
    calendar: { today: () => '2026-03-02' },
    memory,
  })
}

function placeOf(user: string, thread = 'T1', language: Place['language'] = 'en'): Place {
  return { channel: targetKey(TARGET), thread, language, target: TARGET, user }
}

function actionsOf(message: Message): readonly Action[] {
  return message.blocks.flatMap((block) => ('actions' in block ? block.actions : []))
}

function itemsOf(message: Message): readonly string[] {
  return actionsOf(message).flatMap(({ verb, value }) => (verb === 'show-line' ? [value] : []))
}

function textOf(message: Message): string {
  return JSON.stringify(message.blocks)
}

describe('the buttons beneath a line', () => {
  it.each(['en', 'zh-Hans', 'zh-Hant'] as const)(
    'judge it, ask about it and say why it is there, in %s',
    async (tag) => {
      const bot = newBot()
      const [item = ''] = itemsOf(await bot.digest(placeOf('U1')))

      const line = await bot.press(placeOf('U1', 'T1', tag), { verb: 'show-line', value: item })

      expect(actionsOf(line).map(({ verb }) => verb)).toEqual(['why', 'ask-about', 'like', 'dislike', 'more', 'less'])
      expect(actionsOf(line).every(({ label, value }) => label !== '' && value === item)).toBe(true)
    },
  )

  it('change the next edition of the channel, for everybody, and why it is as it is', async () => {
    const [plain, judged] = [newBot(), newBot()]
    const asked = async (bot: Bot) => itemsOf(await bot.command(placeOf('U2'), 'more'))
    const [risk = ''] = itemsOf(await judged.command(placeOf('U1'), 'risks'))
    await judged.press(placeOf('U1'), { verb: 'more', value: risk })
    await judged.press(placeOf('U1'), { verb: 'more', value: risk })

    const [before, after] = [await asked(plain), await asked(judged)]

    expect(after).not.toEqual(before)
    const reasons = await Promise.all(
      after.map((value) => judged.press(placeOf('U2'), { verb: 'why', value }).then(textOf)),
    )
    expect(reasons.filter((text) => text.includes('wished for more about Risks'))).not.toEqual([])
    expect(reasons[0]).toContain('Left out of edition 1')
  })

  it('do the same pressed once or twice', async () => {
    const [once, twice] = [newBot(), newBot()]
    const press = async (bot: Bot, times: number) => {
      for (let i = 0; i < times; i++) {
        await bot.press(placeOf('U1'), { verb: 'less', value: 'genai-finance-2024/two-flaws' })
      }
      return itemsOf(await bot.command(placeOf('U1'), 'more'))
    }

    expect(await press(twice, 2)).toEqual(await press(once, 1))
  })

  it('say that an item is gone', async () => {
    const message = await newBot().press(placeOf('U1'), { verb: 'like', value: 'genai-finance-2024/never' })

    expect(message.summary).toContain('no longer here')
  })
})

describe('a question about an item', () => {
  it('is answered beneath itself, and “he” is the item’s speaker', async () => {
    const message = await newBot().askAbout(
      placeOf('U1'),
      'genai-finance-2024/two-flaws',
      'What else does he say about large models?',
    )

    expect(message.blocks[0]).toMatchObject({ kind: 'paragraph' })
    expect(textOf(message)).toContain('Asked about “Cao Gang reduces the flaws')
    expect(textOf(message)).toContain('Cao Gang')
    expect(itemsOf(message).length).toBeGreaterThan(0)
  })

  it('can be written in the thread where nobody can be asked at once', async () => {
    const bot = newBot()
    await bot.press(placeOf('U1'), { verb: 'ask-about', value: 'genai-finance-2024/two-flaws' })

    const message = await bot.reply(placeOf('U1'), 'What does he say about reliability?')

    expect(message.summary).toContain('What does he say')
    expect(textOf(message)).toContain('Cao Gang')
  })
})

describe('a private answer', () => {
  const own = (user: string) => placeOf(user, `private ${user}`)

  it('is shared with the channel once, however often it is pressed, and can be asked about there', async () => {
    const bot = newBot()
    const posted: Message[] = []
    const answer = await bot.privately(own('U1'), 'risks')
    const value = actionsOf(answer).find(({ verb }) => verb === 'share')?.value ?? ''
    const share = () =>
      bot.share(own('U1'), value, async (message) => {
        posted.push(message)
        return '900.1'
      })

    const [shared] = await Promise.all([share(), share()])

    expect([shared, await share()]).toEqual(['shared', 'shared-before'])
    expect(posted).toHaveLength(1)
    expect(itemsOf(posted[0] ?? answer)).toEqual(itemsOf(answer))
    expect(actionsOf(posted[0] ?? answer).map(({ verb }) => verb)).not.toContain('share')
    expect(textOf(await bot.reply(placeOf('U2', '900.1'), '#1'))).toContain('An editor wrote this line')
  })

  it('can be shared again when it surely was not posted', async () => {
    const bot = newBot()
    const answer = await bot.privately(own('U1'), 'speakers')
    const value = actionsOf(answer).find(({ verb }) => verb === 'share')?.value ?? ''

    expect(await bot.share(own('U1'), value, async () => undefined)).toBe('not-posted')
    expect(await bot.share(own('U1'), value, async () => '900.2')).toBe('shared')
  })

  it('is nobody else’s to share', async () => {
    const bot = newBot()
    await bot.privately(own('U1'), 'risks')

    expect(await bot.share(own('U2'), '1', async () => '900.3')).toBe('gone')
  })

  it('is kept with no more of a long question than is shown when it is shared', async () => {
    const { memory } = openTemporaryStore()
    const bot = newBot(memory)
    const answer = await bot.privately(own('U1'), `ask What are the risks of large models? ${'Please. '.repeat(9_000)}`)
    const value = actionsOf(answer).find(({ verb }) => verb === 'share')?.value ?? ''
    const { readable } = await memory.threads('', 10)
    const answers = readable[0]?.memory.answers ?? []
    const posted: Message[] = []
    await bot.share(own('U1'), value, async (message) => {
      posted.push(message)
      return '900.4'
    })

    expect(answers.map(({ words }) => words.length <= 60)).toEqual([true])
    expect(textOf(posted[0] ?? answer)).toContain(answers[0]?.words)
  })

  it('offers no sharing of what only its reader needs', async () => {
    const message = await newBot().privately(own('U1'), 'lang')

    expect(actionsOf(message)).toEqual([])
  })
})

describe('a message that was answered', () => {
  const place: Place = { ...placeOf('U1'), message: '100.1' }

  it('is asked once, however often it is edited', async () => {
    const bot = newBot()
    await bot.reply(place, 'How many parameters does Yayi have?')
    await bot.answered(place, ['100.2', '100.3'])
    await bot.reply(place, 'What does Cao Gang say about cost?')

    expect(await bot.edited(place, 'speakers')).toEqual({ words: 'speakers', posts: ['100.2', '100.3'] })
    expect(await bot.retract(place)).toEqual(['100.2', '100.3'])
    expect(await bot.retract(place)).toEqual([])
    // nothing is left for “more” to lean on: it is a command again
    expect(textOf(await bot.reply(placeOf('U1'), 'more'))).toContain('Edition 1')
  })

  it('is known to be taken back by whoever was answering it, and its question is forgotten', async () => {
    const bot = newBot()
    const isRetracted = await bot.retract(place)
    await bot.reply(place, 'How many parameters does Yayi have?')

    expect(isRetracted).toEqual([])
    expect(await bot.answered(place, ['100.2'])).toEqual({ words: undefined, stale: ['100.2'] })
    expect(await bot.edited(place, 'speakers')).toBeUndefined()
    expect(textOf(await bot.reply(placeOf('U1'), 'more'))).toContain('Edition 1')
  })

  it('is known to have other words by whoever was answering it, and by nobody else', async () => {
    const bot = newBot()

    expect(await bot.edited(place, 'risks')).toBeUndefined()
    expect(await bot.edited(place, 'speakers')).toBeUndefined()
    expect(await bot.answered(place, ['100.2'])).toEqual({ words: 'speakers', stale: [] })
    expect(await bot.answered(place, ['100.2'], 'speakers')).toEqual({ words: undefined, stale: [] })
  })

  it('has the answer to its last words, whichever of two that change it is done first', async () => {
    const bot = newBot()
    await bot.answered(place, ['100.2'])
    await bot.edited(place, 'risks')
    await bot.edited(place, 'speakers')

    expect(await bot.answered(place, ['100.2', '100.4'], 'speakers')).toEqual({ words: undefined, stale: [] })
    expect(await bot.answered(place, ['100.2', '100.3'], 'risks')).toEqual({ words: 'speakers', stale: ['100.4'] })
  })
})
