import { Readable } from 'node:stream'
import { CHINESE, ENGLISH } from './articles.ts'
import { jsonLines, runCli, startCli } from './run-cli.ts'

interface Answer {
  readonly id?: string | number
  readonly error?: string
  readonly language?: string
  readonly quotes?: readonly Readonly<Record<string, unknown>>[]
  readonly takeaways?: readonly Readonly<Record<string, unknown>>[]
}

function lineOf(id: unknown, text: string): string {
  return `${JSON.stringify({ id, text })}\n`
}

describe('briefing extract --jsonl', () => {
  it('answers each line, in order, with quotes and takeaways of the promised shape', async () => {
    const { code, out, error } = await runCli(['extract', '--jsonl', '--takeaways', '2'], {
      input: lineOf('zh', CHINESE) + lineOf(7, ENGLISH).trimEnd(),
    })

    const [chinese, english] = jsonLines<Answer>(out)
    expect({ code, error }).toEqual({ code: 0, error: '' })
    expect([chinese?.id, english?.id]).toEqual(['zh', 7])
    expect(chinese?.takeaways).toHaveLength(2)
    expect(Object.keys(chinese?.takeaways?.[0] ?? {})).toEqual(['start', 'end', 'topics', 'score'])
    const quote = english?.quotes?.find(({ kind }) => kind === 'direct') ?? {}
    const { confidence, speakerStart, ...rest } = quote
    const start = ENGLISH.indexOf('A model')
    // the comma before the mark is of the sentence around
    const end = ENGLISH.indexOf(',”')
    expect(rest).toEqual({
      start,
      end,
      parts: [[start, end]],
      kind: 'direct',
      speaker: 'Lena Marsh',
      speakerEnd: ENGLISH.indexOf(', chief'),
      role: 'chief risk officer of Harbour Bank',
    })
    expect(speakerStart).toBe(ENGLISH.indexOf('Lena'))
    expect(confidence).toBeGreaterThan(0.5)
  })

  it('reads a line in the language it names, and refuses one it does not read', async () => {
    const input = ['zh-TW', 'en-GB', 'fr', 7].map((lang) => `${JSON.stringify({ id: lang, text: CHINESE, lang })}\n`)

    const { code, out } = await runCli(['extract', '--jsonl'], { input: input.join('') })

    const answers = jsonLines<Answer>(out)
    expect(code).toBe(1)
    expect(answers.map(({ language, error }) => language ?? error)).toEqual([
      'zh-Hant',
      'en',
      'request-invalid: "lang" is none of zh-Hans, zh-Hant, en',
      'request-invalid: "lang" is none of zh-Hans, zh-Hant, en',
    ])
  })

  it('gives a bad line an error in its place, does the rest, and tells the shell', async () => {
    const input = [
      lineOf('good', ENGLISH),
      'not json\n',
      '\n',
      '[1]\n',
      '"text"\n',
      '{"id":"no text"}\n',
      '{"id":"number","text":5}\n',
      '{"id":null,"text":"a"}\n',
      '{"id":{"a":1},"text":"a"}\n',
      lineOf('empty', ''),
      lineOf('blank', ' \n\t'),
      lineOf('binary', 'a\u0000b'),
      '{"text":"A line without an id is answered without one."}\n',
      lineOf('too large', 'a'.repeat(25_000_001)),
      lineOf('last', ENGLISH),
    ]
    const { code, out, error } = await runCli(['extract', '--jsonl'], { input: input.join('') })

    const answers = jsonLines<Answer>(out)
    expect(code).toBe(1)
    expect(answers.map(({ id }) => id)).toEqual([
      'good',
      undefined,
      undefined,
      undefined,
      undefined,
      'no text',
      'number',
      undefined,
      undefined,
      'empty',
      'blank',
      'binary',
      undefined,
      'too large',
      'last',
    ])
    expect(answers.map((answer) => answer.error?.split(':')[0])).toEqual([
      undefined,
      ...Array(8).fill('request-invalid'),
      'source-empty',
      'source-empty',
      'source-binary',
      undefined,
      'source-too-large',
      undefined,
    ])
    expect(error).toContain('12 of 15 lines')
  })

  it.each(['12345678901234567890', '1e400'])('refuses the id %s, which it could not give back', async (id) => {
    const { code, out } = await runCli(['extract', '--jsonl'], { input: `{"id":${id},"text":"Rates rose."}\n` })

    expect([code, jsonLines<Answer>(out).map((answer) => answer.id)]).toEqual([1, [undefined]])
    expect(out).toContain('can be given back')
  })

  it('refuses a line of broken UTF-8 and reads on', async () => {
    const broken = Buffer.concat([Buffer.from('{"id":"x","text":"'), Buffer.from([0xff]), Buffer.from('"}\n')])

    const { code, out } = await runCli(['extract', '--jsonl'], {
      input: Buffer.concat([broken, Buffer.from(lineOf('next', ENGLISH))]),
    })

    const [first, second] = jsonLines<Answer>(out)
    expect(code).toBe(1)
    expect(first?.error).toMatch(/^source-encoding/)
    expect(second?.id).toBe('next')
  })

  it('reads a byte order mark and Windows line ends', async () => {
    const { code, out } = await runCli(['extract', '--jsonl'], {
      input: `\ufeff${lineOf('a', ENGLISH).replace('\n', '\r\n')}${lineOf('b', ENGLISH).replace('\n', '\r\n')}`,
    })

    expect(code).toBe(0)
    expect(jsonLines<Answer>(out).map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('says nothing and is content when there is no line', async () => {
    expect(await runCli(['extract', '--jsonl'])).toEqual({ code: 0, out: '', error: '' })
  })

  it('answers a line before the next one comes', async () => {
    const child = startCli(['extract', '--jsonl'])
    child.stdin.write(lineOf('first', ENGLISH))

    const [chunk] = await new Promise<readonly Buffer[]>((resolve) =>
      child.stdout.once('data', (...one) => resolve(one)),
    )

    child.stdin.end()
    expect(jsonLines<Answer>(String(chunk))[0]?.id).toBe('first')
  })

  it('does not read on while nobody takes its results', async () => {
    let taken = 0
    const line = lineOf('x', ENGLISH.repeat(20))
    const endless = Readable.from(
      (function* () {
        for (; taken < 40_000; taken++) yield line
      })(),
    )
    const child = startCli(['extract', '--jsonl'])
    child.stdin.on('error', () => undefined)
    endless.pipe(child.stdin)

    await new Promise((resolve) => child.stdout.once('readable', resolve))
    const before = await settled(() => taken)

    expect(before).toBeLessThan(40_000)
    endless.destroy()
    child.kill()
  })

  it('ends in silence when its reader has had enough', async () => {
    const child = startCli(['extract', '--jsonl'])
    const errors: string[] = []
    child.stdin.on('error', () => undefined)
    child.stderr.on('data', (chunk) => errors.push(String(chunk)))
    child.stdin.end(lineOf('x', ENGLISH).repeat(3000))

    child.stdout.once('data', () => child.stdout.destroy())
    const code = await new Promise((resolve) => child.on('close', resolve))

    expect(code).toBe(0)
    expect(errors.join('')).toBe('')
  })
})

/** Waits until a count no longer changes from one second to the next. */
async function settled(count: () => number): Promise<number> {
  for (let before = -1; ; ) {
    if (count() === before) return before
    before = count()
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
}
