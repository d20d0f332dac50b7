import { callerFolder, readConfig, SETTINGS } from '../../adapters/config.ts'
import { mistakesOf } from './config-mistakes.ts'

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
      encryptionKeys: [],
      redis: undefined,
      redisMayForget: false,
      slack: undefined,
      subscribers: 'members',
      packs: 'all',
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
})

describe('the settings of Slack', () => {
  const HTTP = { SLACK_SIGNING_SECRET: '0123456789abcdef' }
  const OAUTH = {
    SLACK_CLIENT_ID: '1234.5678',
    SLACK_CLIENT_SECRET: 'client-secret',
    SLACK_STATE_SECRET: 'sixteen characters',
    ENCRYPTION_KEY: 'ab'.repeat(32),
  }
  const without = (name: keyof typeof OAUTH) =>
    Object.fromEntries(Object.entries(OAUTH).filter(([key]) => key !== name))

  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'a token and no way in',
      { SLACK_BOT_TOKEN: 'xoxb-1234' },
      ['SLACK_SIGNING_SECRET must be set, or SLACK_APP_TOKEN for Socket Mode'],
    ],
    [
      'a way in and no token',
      HTTP,
      ['SLACK_BOT_TOKEN must be set, or SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET, ENCRYPTION_KEY'],
    ],
    [
      'one of those for installing',
      { SLACK_CLIENT_ID: '1234.5678' },
      [
        'SLACK_SIGNING_SECRET must be set, or SLACK_APP_TOKEN for Socket Mode',
        'SLACK_CLIENT_SECRET must be set for workspaces to install the bot',
        'SLACK_STATE_SECRET must be set for workspaces to install the bot',
        'ENCRYPTION_KEY must be set for workspaces to install the bot',
      ],
    ],
    [
      'no key for the tokens',
      { ...HTTP, ...without('ENCRYPTION_KEY') },
      ['ENCRYPTION_KEY must be set for workspaces to install the bot'],
    ],
    [
      'a token beside half of those for installing',
      { ...HTTP, SLACK_BOT_TOKEN: 'xoxb-1234', ...without('SLACK_STATE_SECRET') },
      ['SLACK_STATE_SECRET must be set for workspaces to install the bot'],
    ],
  ])('are refused with every missing name: %s', (_, environment, mistakes) => {
    expect(mistakesOf(environment)).toEqual(mistakes)
  })

  it('are told what is wrong, and not that it is missing', () => {
    const mistakes = mistakesOf({ SLACK_BOT_TOKEN: 'token', SLACK_SIGNING_SECRET: 'x', SLACK_API_URL: 'slack' })

    expect(mistakes).toEqual([
      'SLACK_SIGNING_SECRET must be the app’s signing secret',
      'SLACK_BOT_TOKEN must be a token that begins with xoxb-',
      'SLACK_API_URL must be an address that ends in a slash',
    ])
  })

  it.each([
    ['xoxb-1', 'SLACK_BOT_TOKEN is too short: copy all of the token that begins with xoxb-'],
    ['xoxb-1234 5678', 'SLACK_BOT_TOKEN must be one token, without spaces'],
    [`xoxb-${'1'.repeat(600)}`, 'SLACK_BOT_TOKEN is too long for one token'],
  ])('are told what is wrong with a token that begins as it must: %s', (token, mistake) => {
    expect(mistakesOf({ ...HTTP, SLACK_BOT_TOKEN: token })).toEqual([mistake])
  })

  it('connect one workspace over HTTP, or over Socket Mode', () => {
    const none = { apiUrl: undefined, oauth: undefined }

    expect(readConfig({ ...HTTP, SLACK_BOT_TOKEN: 'xoxb-1234' }).slack).toEqual({
      ...none,
      botToken: 'xoxb-1234',
      signingSecret: '0123456789abcdef',
      appToken: undefined,
    })
    expect(readConfig({ SLACK_APP_TOKEN: 'xapp-1234', SLACK_BOT_TOKEN: 'xoxb-1234' }).slack).toEqual({
      ...none,
      botToken: 'xoxb-1234',
      signingSecret: undefined,
      appToken: 'xapp-1234',
    })
  })

  it('let many workspaces install the bot', () => {
    const { slack, encryptionKeys } = readConfig({ ...HTTP, ...OAUTH })

    expect(slack?.oauth).toEqual({
      clientId: '1234.5678',
      clientSecret: 'client-secret',
      stateSecret: 'sixteen characters',
    })
    expect(encryptionKeys.map(({ bytes }) => bytes?.toString('hex'))).toEqual(['ab'.repeat(32)])
  })

  it.each(['short', `${'ab'.repeat(32)},short`, ',', 'lost:0011aabb'])('take no key that is none: %s', (text) => {
    expect(mistakesOf({ ENCRYPTION_KEY: text })).toEqual([expect.stringMatching(/^ENCRYPTION_KEY must be 32 bytes/)])
  })
})
