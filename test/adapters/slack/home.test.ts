import type { PeerCall } from '../../peer/peer.ts'
import { type BotInWorkspace, startInWorkspace } from './bot-in-workspace.ts'
import { type Element, type Filled, stateOf, type View } from './sent-window.ts'
import { answerMistakes, callMistakes } from './validate-calls.ts'

let bot: BotInWorkspace

beforeAll(async () => {
  bot = await startInWorkspace()
})

afterAll(() => bot.stop())

afterEach(async () => {
  const calls = await bot.peer.calls()
  expect(calls.flatMap(callMistakes)).toEqual([])
})

function viewOf({ fields }: PeerCall): View {
  return JSON.parse(String(fields.view))
}

async function viewsOf(method: string): Promise<readonly View[]> {
  const calls = await bot.peer.calls()
  return calls.filter(({ path }) => path.endsWith(`/views.${method}`)).map(viewOf)
}

/** The first view by a method after so many. */
async function nextView(method: string, after: number): Promise<View> {
  return await bot.until((calls) => {
    const call = calls.filter(({ path }) => path.endsWith(`/views.${method}`))[after]
    return call && viewOf(call)
  })
}

async function openHome(user = 'U1'): Promise<View> {
  const before = (await viewsOf('publish')).length
  await bot.event({ type: 'app_home_opened', user, channel: 'D1', tab: 'home' })
  return await nextView('publish', before)
}

function elementsOf(view: View, verb: string): readonly Element[] {
  return view.blocks
    .flatMap(({ elements = [] }) => elements)
    .filter(({ action_id: id }) => id?.startsWith(`home:${verb}:`))
}

/** Presses a button of a page, or chooses from a menu of it. */
function press(view: View, element: Element | undefined, chosen?: string, hash = '1.a') {
  const { type = 'button', action_id, value } = element ?? {}
  const action = chosen === undefined ? { value } : { selected_option: { value: chosen } }
  return bot.act({
    type: 'block_actions',
    view: { id: 'VH', hash, type: 'home', private_metadata: view.private_metadata },
    container: { type: 'view', view_id: 'VH' },
    actions: [{ type, action_id, block_id: 'b', ...action }],
  })
}

function submit(view: View, filled: Filled, id = `V${bot.nextNumber()}`) {
  const { callback_id, private_metadata, blocks } = view
  const sent = { id, type: 'modal', callback_id, private_metadata, blocks, state: stateOf(view, filled) }
  return bot.act({ type: 'view_submission', view: sent })
}

async function openForm(view: View, element: Element | undefined): Promise<View> {
  const before = (await viewsOf('open')).length
  await press(view, element)
  return await nextView('open', before)
}

describe('the Home tab', () => {
  it('shows a reader without digests how to begin, in their language', async () => {
    const page = await openHome()

    expect(JSON.stringify(page.blocks)).toContain('No channel of yours has a digest yet.')
    expect(JSON.stringify(page.blocks)).toContain('Coverage of the launch')
    expect(elementsOf(page, 'new')).toHaveLength(1)
    expect(elementsOf(page, 'topic')[0]?.options?.map(({ value }) => value)).toContain('|risks')
  })

  it('subscribes a channel, says mistakes beside their fields, and saves a window once', async () => {
    const form = await openForm(await openHome(), elementsOf(await openHome(), 'new')[0])
    const wrong = JSON.parse((await submit(form, { channel: 'C2', times: 'soon', zone: 'Mars/Phobos' })).body)
    const foreign = JSON.parse((await submit(form, { channel: 'C77' })).body)
    const uninvited = JSON.parse((await submit(form, { channel: 'CX' })).body)
    const published = (await viewsOf('publish')).length
    const first = await submit(form, { channel: 'C2', times: '7:45', topics: ['risks'] }, 'VSAME')
    await submit(form, { channel: 'C2', times: '7:45', topics: ['risks'] }, 'VSAME')
    const page = await nextView('publish', published + 1)

    expect([wrong, foreign, uninvited].flatMap(answerMistakes)).toEqual([])
    expect(Object.keys(wrong.errors)).toEqual(['times', 'zone'])
    expect(wrong.errors.zone).toContain('Mars/Phobos')
    expect(foreign.errors).toEqual({ channel: 'Choose a channel that you are in.' })
    expect(uninvited.errors).toEqual({
      channel: 'I am not in that channel. Write “/invite @Briefing Bot” there first.',
    })
    expect(first.body).toBe('')
    expect(JSON.stringify(page.blocks).match(/Weekdays 7:45 \(Asia\/Shanghai\)/g)).toHaveLength(1)
    expect(elementsOf(page, 'edit')).toHaveLength(1)
  })

  it('says of a field no more mistakes than there is room for beside it', async () => {
    const form = await openForm(await openHome(), elementsOf(await openHome(), 'new')[0])

    const { errors } = JSON.parse((await submit(form, { channel: 'C2', times: 'x,'.repeat(100) })).body)

    expect(errors.times).toContain('x')
    expect(errors.times.length).toBeLessThanOrEqual(500)
  })

  it('follows the rhythm with its fields, and keeps what was written', async () => {
    const page = await openHome()
    const form = await openForm(page, elementsOf(page, 'edit')[0])
    const before = (await viewsOf('update')).length
    const state = stateOf(form, { rhythm: 'weekly', zone: 'Europe/Berlin' })
    await bot.act({
      type: 'block_actions',
      view: { id: 'VF', hash: '2.a', type: 'modal', private_metadata: form.private_metadata, state },
      container: { type: 'view', view_id: 'VF' },
      actions: [{ type: 'static_select', action_id: 'form:rhythm', block_id: 'rhythm' }],
    })
    const changed = await nextView('update', before)
    const published = (await viewsOf('publish')).length
    await submit(changed, { days: ['1', '4'] })
    const saved = await nextView('publish', published)

    expect(form.blocks.map(({ block_id: id }) => id)).not.toContain('days')
    expect(changed.blocks.map(({ block_id: id }) => id)).toContain('days')
    expect(JSON.stringify(changed.blocks)).toContain('"initial_value":"Europe/Berlin"')
    expect(JSON.stringify(saved.blocks)).toContain('Every Monday, Thursday 7:45 (Europe/Berlin)')
  })

  it('pauses, resumes, previews and posts, each once however often it is pressed', async () => {
    const page = await openHome()
    let published = (await viewsOf('publish')).length
    await press(page, elementsOf(page, 'pause')[0], undefined, '3.a')
    const paused = await nextView('publish', published)
    published += 1
    await press(paused, elementsOf(paused, 'resume')[0], undefined, '3.b')
    const resumed = await nextView('publish', published)
    await Promise.all([1, 2, 3].map(() => press(resumed, elementsOf(resumed, 'now')[0], undefined, '3.c')))
    await bot.untilCall(({ path, fields }) => path.endsWith('chat.postMessage') && fields.channel === 'C2')
    const opened = (await viewsOf('open')).length
    await press(
      resumed,
      elementsOf(resumed, 'show').find(({ value }) => value === 'C2|preview'),
    )
    const preview = await nextView('open', opened)

    expect(elementsOf(paused, 'resume')).toHaveLength(1)
    expect(elementsOf(resumed, 'pause')).toHaveLength(1)
    expect(JSON.stringify(preview.blocks)).toContain('The next 5 times')
    expect((await bot.peer.posts()).filter(({ channel }) => channel === 'C2')).toHaveLength(1)
    expect(JSON.stringify((await openHome()).blocks)).toContain('Sent')
  })

  it('shows and changes nothing of a channel that its reader is not in', async () => {
    const page = await openHome()
    const edit = elementsOf(page, 'edit')[0]
    const opened = (await viewsOf('open')).length
    const published = (await viewsOf('publish')).length

    await press(page, { type: 'button', action_id: 'home:edit:1', value: edit?.value?.replace('C2', 'C77') ?? '' })
    await press(page, { type: 'button', action_id: 'home:end:1', value: edit?.value?.replace('C2', 'C77') ?? '' })
    await nextView('publish', published + 1)

    expect(await viewsOf('open')).toHaveLength(opened)
    expect(elementsOf(await openHome(), 'edit')).toHaveLength(1)
  })

  it('speaks the language that its reader chose, refuses a zone that there is none of, and answers without typing', async () => {
    const page = await openHome()
    const window = await openForm(page, elementsOf(page, 'prefer')[0])
    const refused = JSON.parse((await submit(window, { language: 'zh-Hans', zone: 'Mars/Phobos' })).body)
    const published = (await viewsOf('publish')).length
    await submit(window, { language: 'zh-Hans', zone: 'Europe/Berlin' })
    const chinese = await nextView('publish', published)
    const opened = (await viewsOf('open')).length
    await press(chinese, elementsOf(chinese, 'topic')[0], '|risks')
    const topic = await nextView('open', opened)
    const ask = await openForm(chinese, elementsOf(chinese, 'ask')[0])
    const answer = JSON.parse((await submit(ask, { question: '雅意大模型有多少参数？' })).body)

    expect(answerMistakes(refused)).toEqual([])
    expect(refused.errors.zone).toContain('Mars/Phobos')
    expect(JSON.stringify(chinese.blocks)).toContain('您的简报订阅')
    expect(JSON.stringify(chinese.blocks)).toContain('Europe/Berlin')
    expect(JSON.stringify(topic.blocks)).toContain('幻觉')
    expect(answerMistakes(answer)).toEqual([])
    expect(JSON.stringify(answer.view.blocks)).toContain('300 亿')
  })

  it('ends a digest', async () => {
    const page = await openHome()
    const published = (await viewsOf('publish')).length

    await press(page, elementsOf(page, 'end')[0], undefined, '9.a')

    expect(elementsOf(await nextView('publish', published), 'edit')).toEqual([])
  })
})
