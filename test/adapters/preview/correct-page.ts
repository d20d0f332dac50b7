import { createPagePlatform } from '../../../adapters/preview/page-platform.ts'
import { previewPlatforms } from '../../../adapters/preview/platforms.ts'
import { createThreadBook } from '../../../adapters/preview/thread-book.ts'
import { verbOf } from '../../../adapters/slack/action-id.ts'
import { renderSlack } from '../../../adapters/slack/render.ts'
import { renderTeams } from '../../../adapters/teams/render.ts'
import type { Message, Target } from '../../../src/index.ts'
import { EVER } from '../../contract/examples.ts'

/*
 * Posts on the page, corrects what was posted, and says what its threads show then: in a process of its own, because
 * what the page draws with are ES modules, which jest does not load on Node 20.
 */

const TARGET: Target = { platform: 'page', workspace: 'local', channel: 'general' }

function messageOf(text: string): Message {
  const paragraph = { kind: 'paragraph', content: [{ kind: 'text', text, emphasis: 'none' }] } as const
  return { language: 'en', summary: text, blocks: [{ kind: 'heading', text: 'Briefing' }, paragraph] }
}

async function correct(layout: 'flat' | 'thread') {
  const clock = (): Date => new Date(0)
  const book = createThreadBook(clock)
  const platforms = previewPlatforms({ renderSlack, renderTeams, slackVerbOf: verbOf })
  const platform = createPagePlatform({ book, platforms, botName: 'Bot', clock })
  const textsIn = (thread: string) =>
    book.thread({ channel: 'general', thread }).entries.map((entry) => JSON.stringify(entry))
  const to = { target: TARGET, layout, key: 'k' }
  const outcome = await platform.post({ ...to, page: 0, thread: undefined, message: messageOf('Costs fell.') })
  const post = outcome.kind === 'posted' ? outcome.post : ''
  const before = textsIn(post)
  const changed = { ...to, message: messageOf('Costs rose.') }
  await platform.update(changed, { post, following: [] })
  await platform.update(changed, { post, following: [] })
  await platform.post({ ...to, layout: 'flat', page: 0, thread: post, key: 'k#c', message: messageOf('It was wrong.') })
  await platform.update(changed, { post: 'forgotten', following: [] })
  const found = await platform.lookUp({ target: TARGET, thread: post, key: 'k#c' }, EVER)
  return { before, after: textsIn(post), forgotten: textsIn('forgotten'), isFound: found.kind === 'found' }
}

void Promise.all([correct('flat'), correct('thread')]).then((both) => {
  process.stdout.write(`${JSON.stringify(both)}\n`)
})
