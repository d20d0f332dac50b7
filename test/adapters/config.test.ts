import { ConfigError, callerFolder, readConfig, SETTINGS } from '../../adapters/config.ts'

function mistakesOf(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig(environment)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes
    throw error
  }
}

describe('readConfig', () => {
  it('needs nothing', () => {
    const config = readConfig({})

    expect(config).toEqual({
      port: 3978,
      host: '127.0.0.1',
      commandName: '/genai-report',
      language: 'en',
      logLevel: 'warn',
      dataFolder: '.data',
      redis: undefined,
      redisMayForget: false,
      slack: undefined,
      subscribers: 'members',
      zone: expect.any(String),
    })
  })

  it('takes what is set, with white space around it', () => {
    const config = readConfig({ PORT: ' 0 ', HOST: '::1', BOT_LANGUAGE: 'zh-Hant', LOG_LEVEL: 'silent' })

    expect(config).toMatchObject({ port: 0, host: '::1', language: 'zh-Hant', logLevel: 'silent' })
  })

  it('takes an empty variable for one that is not set', () => {
    const config = readConfig({ PORT: '', COMMAND_NAME: ' ' })

    expect(config).toMatchObject({ port: 3978, commandName: '/genai-report' })
  })

  it('says every mistake at once, without the value', () => {
    const mistakes = mistakesOf({
      PORT: '70000',
      HOST: 'a b',
      COMMAND_NAME: 'Genai',
      BOT_LANGUAGE: 'fr',
      LOG_LEVEL: 'loud',
      REDIS_URL: 'http://user:hidden@host',
      REDIS_MAY_FORGET: 'maybe',
    })

    expect(mistakes.map((mistake) => mistake.split(' ')[0])).toEqual([
      'PORT',
      'HOST',
      'COMMAND_NAME',
      'BOT_LANGUAGE',
      'LOG_LEVEL',
      'REDIS_URL',
      'REDIS_MAY_FORGET',
    ])
    expect(mistakes.join()).not.toMatch(/70000|a b|Genai|\bfr\b|loud|hidden|maybe/)
  })

  it.each(['-1', '1.5', '0x10', '65536', '1e3', 'http'])('refuses the port %s', (port) => {
    expect(mistakesOf({ PORT: port })).toEqual(['PORT must be a whole number from 0 to 65535'])
  })

  it('is not misled by the variable that desktops set for their own programs', () => {
    expect(readConfig({ LANGUAGE: 'en_GB:en' }).language).toBe('en')
  })
})

describe('SETTINGS', () => {
  it('has a default for each setting that the setting itself accepts', () => {
    const defaults = Object.fromEntries(SETTINGS.map((setting) => [setting.name, setting.default]))

    expect(readConfig(defaults)).toEqual(readConfig({}))
  })
})

describe('callerFolder', () => {
  it('is the folder npm was called in when npm moved to the project', () => {
    const folder = callerFolder({ folder: '/project', project: '/project' }, { INIT_CWD: '/home/me' })

    expect(folder).toBe('/home/me')
  })

  it('is the process’s own folder when another one started it, whatever an ancestor left behind', () => {
    const folder = callerFolder({ folder: '/elsewhere', project: '/project' }, { INIT_CWD: '/home/me' })

    expect(folder).toBe('/elsewhere')
  })

  it('is the process’s own folder without npm', () => {
    expect(callerFolder({ folder: '/project', project: '/project' }, {})).toBe('/project')
  })

  it('names the half of a group that is missing', () => {
    const half = () => readConfig({ SLACK_BOT_TOKEN: 'xoxb-1234' })
    const wrong = () => readConfig({ SLACK_BOT_TOKEN: 'token', SLACK_SIGNING_SECRET: 'x', SLACK_API_URL: 'slack' })

    expect(half).toThrow('SLACK_SIGNING_SECRET must be set where SLACK_BOT_TOKEN is')
    expect(wrong).toThrow(/SLACK_SIGNING_SECRET must be.*SLACK_BOT_TOKEN must be.*SLACK_API_URL must be/)
  })

  it('puts a whole group together', () => {
    const { slack } = readConfig({ SLACK_BOT_TOKEN: 'xoxb-1234', SLACK_SIGNING_SECRET: '0123456789abcdef' })

    expect(slack).toEqual({ botToken: 'xoxb-1234', signingSecret: '0123456789abcdef', apiUrl: undefined })
  })
})
