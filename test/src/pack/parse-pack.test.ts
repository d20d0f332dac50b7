import { mistakeText, type PackMistake } from '../../../src/pack/pack-file.ts'
import { parsePack } from '../../../src/pack/parse-pack.ts'
import { exampleValues, packFiles } from './example-pack.ts'

type Values = ReturnType<typeof exampleValues>

function mistakesOf(values: Readonly<Record<string, unknown>>): readonly PackMistake[] {
  const parsed = parsePack(packFiles(values))
  return parsed.ok ? [] : parsed.failure
}

/** Changes the good pack by setting one value at a path (`undefined` takes it away) and gives what is said about it. */
function mistakesWith(file: keyof Values, path: readonly (string | number)[], value: unknown): readonly string[] {
  const values = exampleValues()
  const holder = path.slice(0, -1).reduce<unknown>((inner, key) => Reflect.get(Object(inner), key), values[file])
  Reflect.set(Object(holder), path.at(-1) ?? '', value)
  return mistakesOf(values).map(mistakeText)
}

describe('parsePack', () => {
  it('reads topics, takeaways and quotes with what their file names say', () => {
    const parsed = parsePack(packFiles(exampleValues()))

    expect(parsed.ok && parsed.value.topics.map(({ id }) => id)).toEqual(['cost', 'risks'])
    expect(parsed.ok && parsed.value.items).toMatchObject([
      { kind: 'takeaway', id: 'bad-debts-fell', topics: ['risks', 'cost'] },
      { kind: 'quote', id: 'lin-yue-patience', speaker: 'lin-yue', origin: { attributedTo: 'lin-yue', evidence: [] } },
    ])
  })

  it('reads the same pack whatever the order of the files', () => {
    const files = packFiles(exampleValues())

    expect(parsePack([...files].reverse())).toEqual(parsePack(files))
  })

  it('needs no speakers, glossary, topics or items', () => {
    const { 'pack.json': pack, 'sources.json': sources } = exampleValues()

    const parsed = parsePack(packFiles({ 'pack.json': pack, 'sources.json': sources }))

    expect(parsed.ok && parsed.value).toMatchObject({ id: 'harbour-bank', topics: [], speakers: [], items: [] })
  })

  it('tells what is wrong beside a bad field in the same round', () => {
    const values = exampleValues()
    const [takeaway] = values['takeaways/risks.json']
    const [quote] = values['quotes/lin-yue.json']
    const broken = {
      ...values,
      'pack.json': { ...values['pack.json'], lead: ['bad-debts-fell'] },
      'takeaways/risks.json': [
        { ...takeaway, rank: 7, also: ['weather'], origin: { ...takeaway?.origin, source: 'gone' } },
      ],
      'quotes/lin-yue.json': [{ ...quote, rank: 0, id: 'bad-debts-fell', topics: ['tides'] }],
    }

    const fields = mistakesOf(broken).map(({ file, field }) => `${file} ${field}`)

    expect(fields.sort()).toEqual([
      'quotes/lin-yue.json [0].id',
      'quotes/lin-yue.json [0].rank',
      'quotes/lin-yue.json [0].topics[0]',
      'takeaways/risks.json [0].also[0]',
      'takeaways/risks.json [0].origin.source',
      'takeaways/risks.json [0].rank',
    ])
  })

  it('blames nobody for naming what stands in a file that is no JSON', () => {
    const lead = { ...exampleValues()['pack.json'], lead: ['bad-debts-fell', 'lin-yue-patience'] }
    const files = packFiles({ ...exampleValues(), 'pack.json': lead }).map((file) =>
      /speakers|sources|takeaways/.test(file.path) ? { ...file, text: '[{' } : file,
    )

    const parsed = parsePack(files)

    expect(parsed.ok ? [] : parsed.failure.map(({ file }) => file)).toEqual([
      'sources.json',
      'speakers.json',
      'takeaways/risks.json',
    ])
  })

  it('names every mistake of every file at once, in order of file and line', () => {
    const values = exampleValues()
    const [source] = values['sources.json']
    const broken = {
      ...values,
      'sources.json': [{ ...source, publishedOn: '2025-02-30', url: 'http://harbour.example' }],
      'topics/cost.json': { ...values['topics/cost.json'], terms: 'budget' },
    }

    const mistakes = mistakesOf(broken).map(mistakeText)

    expect(mistakes).toEqual([
      'sources.json:12 [0].publishedOn is not a calendar date (YYYY-MM-DD)',
      'sources.json:16 [0].url is no https: address',
      'topics/cost.json:10 terms is not of type array',
    ])
  })
})

describe('a mistake in the shape of an entry', () => {
  it.each<[string, keyof Values, (string | number)[], unknown, string]>([
    ['a missing field', 'glossary.json', [0, 'meaning'], undefined, 'glossary.json:2 [0].meaning is missing'],
    [
      'a missing script',
      'speakers.json',
      [0, 'name', 'zh-Hant'],
      undefined,
      'speakers.json:4 [0].name.zh-Hant is missing',
    ],
    [
      'a missing translation',
      'quotes/lin-yue.json',
      [0, 'translation'],
      undefined,
      'quotes/lin-yue.json:2 [0].translation is missing',
    ],
    ['an empty text', 'takeaways/risks.json', [0, 'text', 'en'], '  ', 'takeaways/risks.json:6 [0].text.en is empty'],
    [
      'a field of another type',
      'speakers.json',
      [0, 'aliases'],
      'Yue',
      'speakers.json:9 [0].aliases is not of type array',
    ],
    ['a field that nobody knows', 'pack.json', ['titel'], 'x', 'pack.json:8 titel is not a field here'],
    ['an id in capitals', 'glossary.json', [0, 'id'], 'Tide', 'glossary.json:3 [0].id is not an id'],
    [
      'a rank out of range',
      'takeaways/risks.json',
      [0, 'rank'],
      4,
      'takeaways/risks.json:11 [0].rank is not 1, 2 or 3',
    ],
    [
      'an unknown language',
      'quotes/lin-yue.json',
      [0, 'language'],
      'zh',
      'quotes/lin-yue.json:4 [0].language is none of',
    ],
    [
      'Chinese where English belongs',
      'speakers.json',
      [0, 'name', 'en'],
      '林悦',
      'speakers.json:7 [0].name.en has no Latin letter',
    ],
    [
      'English where Chinese belongs',
      'takeaways/risks.json',
      [0, 'text', 'zh-Hans'],
      'Less',
      'takeaways/risks.json:5 [0].text.zh-Hans has no Chinese',
    ],
    ['a quote without words', 'quotes/lin-yue.json', [0, 'parts'], [], 'quotes/lin-yue.json:5 [0].parts has no part'],
    [
      'a date that is none',
      'sources.json',
      [0, 'publishedOn'],
      '2025-13-01',
      'sources.json:12 [0].publishedOn is not a calendar date',
    ],
    [
      'a leap day in a common year',
      'sources.json',
      [0, 'publishedOn'],
      '2025-02-29',
      'sources.json:12 [0].publishedOn is not a calendar date',
    ],
    ['a topic without a title', 'topics/risks.json', ['title', 'en'], '', 'topics/risks.json:5 title.en is empty'],
  ])('tells %s with its line', (_, file, path, value, expected) => {
    const mistakes = mistakesWith(file, path, value)

    expect(mistakes).toEqual([expect.stringContaining(expected)])
  })

  it('accepts the leap day of a leap year', () => {
    expect(mistakesWith('sources.json', [0, 'publishedOn'], '2024-02-29')).toEqual([])
  })

  it('tells a list that is none', () => {
    const mistakes = mistakesOf({ ...exampleValues(), 'glossary.json': {} }).map(mistakeText)

    expect(mistakes).toEqual(['glossary.json:1 is not a list'])
  })

  it('says once that a speaker is wrong, not again wherever the speaker is named', () => {
    const mistakes = mistakesWith('speakers.json', [0, 'roles'], 'none')

    expect(mistakes).toEqual(['speakers.json:12 [0].roles is not of type array'])
  })
})

describe('a mistake between entries', () => {
  it.each<[string, keyof Values, (string | number)[], unknown, string]>([
    [
      'an unknown source',
      'takeaways/risks.json',
      [0, 'origin', 'source'],
      'party',
      '[0].origin.source names a source that the pack does not have: party',
    ],
    [
      'an unknown source of a quote',
      'quotes/lin-yue.json',
      [0, 'origin', 'source'],
      'party',
      '[0].origin.source names a source',
    ],
    [
      'an unknown speaker',
      'takeaways/risks.json',
      [0, 'origin', 'attributedTo'],
      'nobody',
      '[0].origin.attributedTo names a speaker that the pack does not have: nobody',
    ],
    [
      'an unknown second topic',
      'takeaways/risks.json',
      [0, 'also', 0],
      'weather',
      '[0].also[0] names a topic that the pack does not have: weather',
    ],
    [
      'a second topic that is the first',
      'takeaways/risks.json',
      [0, 'also', 0],
      'risks',
      '[0].also[0] is the topic of the file already',
    ],
    ['an unknown topic of a quote', 'quotes/lin-yue.json', [0, 'topics', 0], 'weather', '[0].topics[0] names a topic'],
    [
      'a quote that is too long',
      'quotes/lin-yue.json',
      [0, 'parts', 0],
      '慢'.repeat(120),
      '[0].parts is 129 characters long: more than 120',
    ],
    ['a lead item that does not exist', 'pack.json', ['lead', 0], 'full-moon', 'lead[0] names an item'],
    ['an item id that stands twice', 'quotes/lin-yue.json', [0, 'id'], 'bad-debts-fell', '[0].id stands twice'],
    [
      'a word of two topics',
      'topics/risks.json',
      ['words', 0],
      '费用',
      'words[0] is a word of topics/cost.json already',
    ],
    [
      'a name of two speakers',
      'speakers.json',
      [1, 'aliases', 0],
      'lin yue',
      '[1].aliases[0] is a name of another speaker, speakers.json:2',
    ],
  ])('tells %s', (_, file, path, value, expected) => {
    const mistakes = mistakesWith(file, path, value)

    expect(mistakes).toEqual([expect.stringContaining(expected)])
    expect(mistakes[0]).toMatch(new RegExp(`^${file}:[0-9]+ `))
  })

  it('tells ids that stand twice in a list, with the place of the first', () => {
    const values = exampleValues()
    const [entry] = values['glossary.json']

    const mistakes = mistakesOf({ ...values, 'glossary.json': [entry, entry] }).map(mistakeText)

    expect(mistakes).toEqual(['glossary.json:16 [1].id stands twice: tide is in glossary.json:2 already'])
  })

  it('allows an English quote the length that English needs', () => {
    const values = exampleValues()
    const quote = { ...values['quotes/lin-yue.json'][0], language: 'en', parts: ['slow '.repeat(50)] }

    expect(mistakesOf({ ...values, 'quotes/lin-yue.json': [quote] })).toEqual([])
  })
})

describe('a mistake in the folder', () => {
  it('tells a file that must be there', () => {
    const { 'sources.json': _, ...rest } = exampleValues()

    const mistakes = mistakesOf(rest).map(mistakeText)

    expect(mistakes).toContain('sources.json:1 is missing')
  })

  it('tells a file that belongs nowhere', () => {
    const mistakes = mistakesOf({ ...exampleValues(), 'topic/risks.json': {} }).map(mistakeText)

    expect(mistakes).toEqual([expect.stringContaining('topic/risks.json:1 is no file of a pack')])
  })

  it('tells a topic file whose name is no topic', () => {
    const values = exampleValues()

    const mistakes = mistakesOf({ ...values, 'topics/Big Risks.json': { ...values['topics/risks.json'], words: [] } })

    expect(mistakes.map(mistakeText)).toEqual([expect.stringContaining('is not named after a topic')])
  })

  it('tells takeaways of a topic and quotes of a speaker that the pack does not have', () => {
    const values = exampleValues()
    const [takeaway] = values['takeaways/risks.json']
    const [quote] = values['quotes/lin-yue.json']

    const mistakes = mistakesOf({
      ...values,
      'takeaways/weather.json': [{ ...takeaway, id: 'rain' }],
      'quotes/nobody.json': [{ ...quote, id: 'nothing' }],
    }).map(mistakeText)

    expect(mistakes).toEqual([
      'quotes/nobody.json:2 [0] names a speaker that the pack does not have: nobody (the file name)',
      'takeaways/weather.json:2 [0] names a topic that the pack does not have: weather (the file name)',
    ])
  })

  it('tells the line at which a file stops being JSON, and checks the other files all the same', () => {
    const files = [
      ...packFiles(exampleValues()).filter(({ path }) => path !== 'glossary.json' && path !== 'topics/risks.json'),
      { path: 'glossary.json', text: '[\n  {\n    "id": tide\n  }\n]' },
      { path: 'topics/risks.json', text: '{\n  "title": {},\n  "words": [],\n  "terms": ["a b"],\n}' },
    ]

    const parsed = parsePack(files)

    expect(parsed.ok ? [] : parsed.failure.map(mistakeText)).toEqual([
      'glossary.json:3 is not JSON: a value is expected',
      'topics/risks.json:5 is not JSON: a string in double quotation marks is expected',
    ])
  })

  it('tells a key that stands twice in one object', () => {
    const files = packFiles(exampleValues()).map((file) =>
      file.path === 'pack.json' ? { ...file, text: file.text.replace('{', '{\n"id": "other",') } : file,
    )

    const parsed = parsePack(files)

    expect(parsed.ok ? [] : parsed.failure.map(mistakeText)).toEqual(['pack.json:3 id stands twice in the same object'])
  })
})

describe('a correction', () => {
  it('is read as it stands', () => {
    const parsed = parsePack(packFiles(exampleValues()))

    expect(parsed.ok && parsed.value.corrections).toMatchObject([
      { id: 'bad-debts-in-three-years', item: 'bad-debts-fell', kind: 'corrected', on: '2026-03-02' },
    ])
  })

  it.each<[string, (string | number)[], unknown, string]>([
    [
      'an item that is not there',
      [0, 'item'],
      'never',
      'corrections.json:4 [0].item names an item that the pack does not have: never',
    ],
    ['another kind', [0, 'kind'], 'changed', 'corrections.json:5 [0].kind is neither withdrawn nor corrected'],
    ['no day', [0, 'on'], '2026-02-30', 'corrections.json:6 [0].on is not a calendar date'],
    ['a language too few', [0, 'say', 'zh-Hant'], undefined, 'corrections.json:7 [0].say.zh-Hant is missing'],
  ])('of %s is refused at its line', (_, path, value, mistake) => {
    expect(mistakesWith('corrections.json', path, value)[0]).toContain(mistake)
  })

  it('after a withdrawal is refused, and so is an id that stands twice', () => {
    const values = exampleValues()
    const [first] = values['corrections.json']
    const corrections = [{ ...first, kind: 'withdrawn' }, first]

    const mistakes = mistakesOf({ ...values, 'corrections.json': corrections }).map(mistakeText)

    expect(mistakes).toEqual([
      'corrections.json:14 [1].id stands twice: bad-debts-in-three-years is in corrections.json:2 already',
      'corrections.json:16 [1].kind is corrected after bad-debts-fell was withdrawn',
    ])
  })
})
