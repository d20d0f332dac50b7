import type { PeerCall } from '../../peer/peer.ts'
import { typeMistakes } from './published-types.ts'

function call(method: string, fields: PeerCall['fields']): PeerCall {
  return { path: `/api/${method}`, fields, token: 'xoxb-1', atMs: 0 }
}

const POST = { channel: 'C1', text: 'Words.', unfurl_links: 'false' }
const BLOCK = { type: 'section', text: { type: 'plain_text', text: 'Words.' } }

describe('what Slack publishes as types', () => {
  it('takes what Slack takes', () => {
    const answer = { path: '/respond/1', fields: { response_type: 'ephemeral', text: 'Words.' }, token: '', atMs: 0 }

    expect(
      typeMistakes([
        call('chat.postMessage', { ...POST, blocks: JSON.stringify([BLOCK]) }),
        call('users.info', { user: 'U1', include_locale: 'true' }),
        answer,
      ]),
    ).toEqual([])
  })

  it.each<[string, PeerCall]>([
    ['a block of no kind', call('chat.postMessage', { ...POST, blocks: JSON.stringify([{ ...BLOCK, type: 'part' }]) })],
    [
      'a field that a block has not',
      call('chat.postMessage', { ...POST, blocks: JSON.stringify([{ ...BLOCK, size: 1 }]) }),
    ],
    ['an argument that a method has not', call('chat.delete', { channel: 'C1', ts: '1.1', unfurl_links: 'false' })],
    ['a method without what it needs', call('chat.update', { channel: 'C1', text: 'Words.' })],
    ['a window without a title', call('views.open', { trigger_id: 't', view: '{"type":"modal","blocks":[]}' })],
    ['a method that there is not', call('chat.shout', { channel: 'C1' })],
  ])('refuses %s', (_, wrong) => {
    expect(typeMistakes([wrong])).not.toEqual([])
  })
})
