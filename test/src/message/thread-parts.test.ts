import type { Message } from '../../../src/message/message.ts'
import { textRun } from '../../../src/message/runs.ts'
import { threadParts } from '../../../src/message/thread-parts.ts'

const HEAD: Message['blocks'] = [
  { kind: 'heading', text: 'Briefing' },
  { kind: 'note', content: [textRun('Edition 3', 'quiet')] },
]
const ITEMS: Message['blocks'] = [
  { kind: 'item', number: 1, content: [textRun('Costs fall.')], details: [], actions: [] },
  { kind: 'note', content: [textRun('Source: report', 'quiet')] },
]

describe('threadParts', () => {
  it('keeps the head and the summary above, and everything else in the thread', () => {
    const parts = threadParts({ language: 'en', summary: 'Costs fall.', blocks: [...HEAD, ...ITEMS] })

    expect(parts?.parent.blocks).toEqual([...HEAD, { kind: 'paragraph', content: [textRun('Costs fall.')] }])
    expect(parts?.details.blocks).toEqual(ITEMS)
  })

  it('makes no thread of a message that is all heading', () => {
    expect(threadParts({ language: 'en', summary: 'Nothing new.', blocks: HEAD })).toBeUndefined()
  })
})
