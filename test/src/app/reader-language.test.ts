import { chooseReaderLanguage, type LanguageChoices } from '../../../src/app/reader-language.ts'

const none: LanguageChoices = { reader: undefined, locale: undefined, channel: undefined, otherwise: 'en' }
const ENGLISH = 'what do they say about the cost?'
const CHINESE = '他们怎么看成本问题？'

describe('chooseReaderLanguage', () => {
  it.each([
    ['a reader’s own choice holds whatever they write in', ENGLISH, { reader: 'zh-Hant', locale: 'en' }, 'zh-Hant'],
    ['a command is answered in the client’s language', 'risks', { locale: 'zh-Hans' }, 'zh-Hans'],
    ['a name in Han characters is no sentence', 'who 曹岗', { locale: 'en' }, 'en'],
    ['a command in Chinese is answered in Chinese', '帮助', { locale: 'en' }, 'zh-Hans'],
    ['a command in Chinese keeps its script', '訂閱 每天 9:00', { locale: 'en' }, 'zh-Hant'],
    ['a sentence in Chinese is answered in Chinese', CHINESE, { locale: 'en' }, 'zh-Hans'],
    ['a sentence in English is answered in English', ENGLISH, { locale: 'zh-Hans', otherwise: 'zh-Hans' }, 'en'],
    ['a reader of Traditional characters keeps them', CHINESE, { locale: 'zh-Hant' }, 'zh-Hant'],
    [
      'the channel’s choice holds for a sentence in a third language',
      CHINESE,
      { locale: 'en', channel: 'zh-Hant' },
      'zh-Hant',
    ],
    [
      'the channel’s choice holds against the client’s language',
      'risks',
      { locale: 'en', channel: 'zh-Hans' },
      'zh-Hans',
    ],
    ['the channel’s choice holds where nothing is known of the reader', 'risks', { channel: 'zh-Hant' }, 'zh-Hant'],
    ['Han characters speak for themselves', '风险', {}, 'zh-Hans'],
    ['a word of Latin script says nothing', 'risks', { otherwise: 'zh-Hant' }, 'zh-Hant'],
    ['no words say nothing', '', { otherwise: 'zh-Hans' }, 'zh-Hans'],
  ] as const)('%s', (_, words, choices, language) => {
    expect(chooseReaderLanguage(words, { ...none, ...choices })).toBe(language)
  })
})
