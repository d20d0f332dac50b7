import { parseLine, parseVocabulary, suggestLines, type Vocabulary } from '../../../src/command/vocabulary.ts'
import type { Topic } from '../../../src/topic/topic.ts'

const TOPICS: readonly Topic[] = [
  {
    id: 'risks',
    title: { en: 'Risks', 'zh-Hans': '风险', 'zh-Hant': '風險' },
    words: ['dangers', '隐患'],
    terms: ['risk'],
  },
]

const WORDS = {
  en: { commands: { search: ['find'], today: ['digest'] }, language: ['english'] },
  'zh-Hans': { commands: { search: ['搜索'], today: ['今日简报', '今日'] }, language: ['简体'] },
  'zh-Hant': { commands: { search: ['搜尋'] }, language: ['繁體'] },
}

/** Enough of Traditional to Simplified for the words of these tests. */
function fold(text: string): string {
  return text.replace(/風/g, '风').replace(/險/g, '险').replace(/尋/g, '寻').replace(/體/g, '体')
}

function vocabularyOf(words: typeof WORDS = WORDS): Vocabulary {
  const parsed = parseVocabulary(words, ['search', 'today'], TOPICS, fold)
  if (!parsed.ok) throw new Error(parsed.failure.detail)
  return parsed.value
}

describe('parseLine', () => {
  const vocabulary = vocabularyOf()

  it.each([
    ['search compute cost', 'search', 'compute cost'],
    ['FIND: compute', 'search', 'compute'],
    ['搜索成本', 'search', '成本'],
    ['搜尋 成本', 'search', '成本'],
    ['today', 'today', ''],
    ['今日简报', 'today', ''],
    ['今日简报？', 'today', ''],
    ['digest!', 'today', ''],
  ])('reads %s as the command %s', (line, command, argument) => {
    expect(parseLine(line, vocabulary)).toEqual({ meaning: { kind: 'command', command }, argument })
  })

  it.each(['risks', 'Risks', 'risks?', '风险', '风险？', '風險', '隐患', ' dangers '])(
    'reads %s as a topic',
    (line) => {
      expect(parseLine(line, vocabulary)?.meaning).toEqual({ kind: 'topic', topic: 'risks' })
    },
  )

  it.each([
    ['english', 'en'],
    ['繁體', 'zh-Hant'],
    ['zh-Hans', 'zh-Hans'],
  ])('reads %s as a language', (line, language) => {
    expect(parseLine(line, vocabulary)?.meaning).toEqual({ kind: 'language', language })
  })

  it.each(['searching for gold', 'english?', 'risks of lending', '风险有哪些？', ''])(
    'leaves %j to be a question',
    (line) => {
      expect(parseLine(line, vocabulary)).toBeUndefined()
    },
  )
})

describe('suggestLines', () => {
  const vocabulary = vocabularyOf()

  it.each([
    ['serach gold', 'search gold'],
    ['rsiks', 'risks'],
    ['todya', 'today'],
    ['风俭', '风险'],
  ])('offers for %s the line %s', (line, meant) => {
    expect(suggestLines(line, vocabulary)[0]).toBe(meant)
  })

  it('offers nothing for a word like no other, and no topic before further words', () => {
    expect(suggestLines('xylophone', vocabulary)).toEqual([])
    expect(suggestLines('risk of lending', vocabulary)).toEqual([])
  })

  it('stays quick on a line of ten million characters', () => {
    expect(suggestLines('a'.repeat(10_000_000), vocabulary)).toEqual([])
  })
})

describe('parseVocabulary', () => {
  it('refuses words for a command that does not exist', () => {
    const words = { ...WORDS, en: { commands: { fly: ['soar'] }, language: ['english'] } }

    const parsed = parseVocabulary(words, ['search', 'today'], TOPICS, fold)

    expect(parsed).toMatchObject({
      ok: false,
      failure: { code: 'content-invalid', detail: 'lang/en/command.json commands.fly is no command' },
    })
  })

  it('refuses a file of another shape', () => {
    const parsed = parseVocabulary({ ...WORDS, en: ['search'] }, ['search', 'today'], TOPICS, fold)

    expect(parsed.ok).toBe(false)
  })
})
