import path from 'node:path'
import { composeEngine, type Engine } from '../../../adapters/compose.ts'
import { openTemporaryStore } from '../../../adapters/storage/open-store.ts'
import { createStudyApart, studyLimitsFor } from '../../../adapters/study/study-apart.ts'
import { type DocumentInput, type Place, writtenOut } from '../../../src/index.ts'

const SCRIPT = path.join(__dirname, '../../../dist/adapters/study-worker.js')
const PARAGRAPH =
  'Harbour Bank lent 30 million dollars to small firms. “The costs fell by a third,” said Lena Marsh.\n\n'

const LIMITS = studyLimitsFor(8 * 1024 ** 3)

function sourceOf(text: string): DocumentInput {
  return { format: 'plain', text, origin: { id: 'harbour', name: 'harbour.txt', url: undefined, contentHash: '' } }
}

let engine: Engine

beforeAll(async () => {
  engine = await composeEngine()
})

describe('a text that is studied apart', () => {
  it('gives what it gives at once', async () => {
    const source = sourceOf(PARAGRAPH.repeat(20))
    const atOnce = engine.analyse(source)

    const studied = await createStudyApart(SCRIPT, LIMITS).read(source)

    expect(studied).toMatchObject({ ok: true, value: { analysis: atOnce.ok && atOnce.value } })
    expect(studied.ok && studied.value.index.length).toBeGreaterThan(100)
  })

  it('gives the choice of other takeaways that it gives at once', async () => {
    const analysed = engine.analyse(sourceOf(PARAGRAPH.repeat(1_100)))
    if (!analysed.ok) throw new Error('the text cannot be read')
    const options = { count: 3, unit: 'clause' } as const

    const chosen = await createStudyApart(SCRIPT, LIMITS).choose(analysed.value, options)

    expect(chosen).toEqual({ ok: true, value: writtenOut(engine.choose(analysed.value, options)) })
  })

  it('is refused in words when it cannot be read', async () => {
    const studied = await createStudyApart(SCRIPT, LIMITS).read(sourceOf('\u200b'))

    expect(studied).toMatchObject({ ok: false, failure: { code: 'source-empty' } })
  })

  it('is too long when the memory for one text does not do', async () => {
    const study = createStudyApart(SCRIPT, { ...LIMITS, heapMegabytes: 160 })

    const [long, short] = await Promise.all([
      study.read(sourceOf(PARAGRAPH.repeat(60_000))),
      study.read(sourceOf(PARAGRAPH)),
    ])

    expect(long).toMatchObject({ ok: false, failure: { code: 'study-memory' } })
    expect(short.ok).toBe(true)
  })

  it('is given up when it takes far too long, and lets the next one in', async () => {
    const study = createStudyApart(SCRIPT, { ...LIMITS, longestMs: { each: 1, perCodeUnit: 0 } })

    const slow = await study.read(sourceOf(PARAGRAPH))

    expect(slow).toMatchObject({ ok: false, failure: { code: 'study-slow' } })
  })

  it('ends with the program, and what waits with it', async () => {
    const study = createStudyApart(SCRIPT, LIMITS)
    const studied = [study.read(sourceOf(PARAGRAPH.repeat(20_000))), study.read(sourceOf(PARAGRAPH))]

    await study.close()

    const codes = (await Promise.all(studied)).map((answer) => answer.ok || answer.failure.code)
    expect(codes).toEqual(['study-busy', 'study-busy'])
    expect(await study.read(sourceOf(PARAGRAPH))).toMatchObject({ ok: false, failure: { code: 'study-busy' } })
  })

  it('is turned away when too many wait already', async () => {
    const study = createStudyApart(SCRIPT, { ...LIMITS, mostAtOnce: 1 })

    const answers = await Promise.all([study.read(sourceOf(PARAGRAPH)), study.read(sourceOf(PARAGRAPH))])

    expect(answers.map((answer) => answer.ok || answer.failure.code)).toEqual([true, 'study-busy'])
    expect((await study.read(sourceOf(PARAGRAPH))).ok).toBe(true)
  })

  it('is turned away when what waits already is too long together', async () => {
    const study = createStudyApart(SCRIPT, { ...LIMITS, mostCodeUnits: PARAGRAPH.length })

    const answers = await Promise.all([study.read(sourceOf(PARAGRAPH)), study.read(sourceOf(PARAGRAPH))])

    expect(answers.map((answer) => answer.ok || answer.failure.code)).toEqual([true, 'study-busy'])
  })

  it('is a bug told as one when there is no worker', async () => {
    const studied = await createStudyApart(`${SCRIPT}.none`, LIMITS).read(sourceOf(PARAGRAPH))

    expect(studied).toMatchObject({ ok: false, failure: { code: 'internal' } })
  })
})

describe('studyLimitsFor', () => {
  it('gives one text no more than half of a small machine, and no more than it can use of a large one', () => {
    expect(studyLimitsFor(1024 ** 3).heapMegabytes).toBe(512)
    expect(studyLimitsFor(64 * 1024 ** 3).heapMegabytes).toBe(3_072)
  })
})

describe('a thread about a long text', () => {
  const place: Place = { channel: 'C1', thread: 'T1', language: 'en' }
  const long = `${PARAGRAPH.repeat(1100)}The vault in Quay Street holds 41 tonnes of silver.`

  function createBot() {
    const { memory } = openTemporaryStore()
    const settings = {
      commandName: '/report',
      language: 'en',
      calendar: { today: () => '2026-03-02' },
      memory,
    } as const
    return { first: engine.createBot([], settings), second: engine.createBot([], settings) }
  }

  it('answers from all of it, and says so when the text is gone', async () => {
    const { first, second } = createBot()
    const source = {
      id: 'long',
      name: 'long.txt',
      url: undefined,
      format: 'plain',
      text: long,
      contentHash: '',
    } as const

    const briefed = await first.brief(place, source)
    const asked = await first.reply(place, 'How much silver does the vault hold?')
    const afterwards = await second.reply(place, 'How much silver does the vault hold?')

    expect(briefed.ok).toBe(true)
    expect(JSON.stringify(asked.blocks)).toContain('41 tonnes of silver')
    expect(JSON.stringify(afterwards.blocks)).toContain('not kept any more')
  })
})
