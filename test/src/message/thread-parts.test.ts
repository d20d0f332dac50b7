import type { Message } from '../../../src/message/message.ts'
import { textRun } from '../../../src/message/runs.ts'
import { deliveredPages, threadParts } from '../../../src/message/thread-parts.ts'

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

describe('deliveredPages', () => {
  const message: Message = { language: 'en', summary: 'Costs fall.', blocks: [...HEAD, ...ITEMS] }
  const kinds = ({ blocks }: Message): readonly [string, ...string[]] => [blocks.map(({ kind }) => kind).join(), 'more']

  it('are those of the message, or those of its head and then of its details', () => {
    expect(deliveredPages(message, 'flat', kinds)).toEqual(['heading,note,item,note', 'more'])
    expect(deliveredPages(message, 'thread', kinds)).toEqual(['heading,note,paragraph', 'more', 'item,note', 'more'])
  })

  it('are those of the message where there is nothing for a thread', () => {
    expect(deliveredPages({ ...message, blocks: HEAD }, 'thread', kinds)).toEqual(['heading,note', 'more'])
  })
})
